"""How fresh each site is: the site list, the warehouse, Airflow's plans; each as far as it answers."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from spiders.errors import BroadsheetError
from spiders.items import State
from spiders.sites import all_sites

if TYPE_CHECKING:
    from spiders.local.airflow_api import AirflowApi


def warehouse() -> dict[str, Any]:
    """Whether it can be reached, and if not, why; the last run of each site and the freshness of each source."""
    from spiders.warehouse import query

    try:
        return {"reachable": True, "why": None, "runs": _rows(query, "last_runs"), "sources": _rows(query, "freshness")}
    except BroadsheetError as error:
        return {"reachable": False, "why": str(error), "runs": {}, "sources": {}}


def plans(api: AirflowApi | None) -> dict[str, dict[str, Any]]:
    """DAG → whether it is paused and when it runs next; nothing where Airflow does not answer."""
    if api is None:
        return {}
    try:
        return {
            dag["dag_id"]: {"paused": dag["is_paused"], "next_run": dag["next_dagrun_run_after"]}
            for dag in api.pages("/dags", "dags")
        }
    except (BroadsheetError, OSError):
        return {}


def sites(found: dict[str, Any], planned: dict[str, dict[str, Any]]) -> list[dict[str, Any]]:
    """One entry a site; None where nobody could say."""
    return [
        {
            "name": site.name,
            "schedule": site.schedule,
            "paused": planned.get(site.name, {}).get("paused"),
            "next_run": planned.get(site.name, {}).get("next_run"),
            "last_run": _run(found["runs"].get(site.name)),
            "newest_article": found["sources"].get(site.name, {}).get("newest_published"),
            "last_look": found["sources"].get(site.name, {}).get("last_look"),
            "articles_this_week": found["sources"].get(site.name, {}).get("articles_this_week"),
        }
        for site in all_sites().values()
    ]


def _run(row: dict[str, Any] | None) -> dict[str, Any] | None:
    if row is None:
        return None
    counts = {str(state): row[state] for state in State if state != State.SEEN and row.get(state)}
    return {name: row[name] for name in ("started_at", "ended_at", "finish_reason", "seen")} | {"counts": counts}


def _rows(query: Any, name: str) -> dict[str, dict[str, Any]]:
    """The query's rows by their first column; times as text."""
    answer = query.run(name)
    return {row[0]: dict(zip(answer.columns, map(_plain, row), strict=True)) for row in answer.rows}


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime) else value
