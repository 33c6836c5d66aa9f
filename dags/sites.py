"""One DAG a site, as the site list has them: crawl >> load >> check.

A crawl that fails half way has staged what it read: `load` runs whatever became of the crawl, and `check`, which needs
both, makes the run red where one of them failed. So no article waits for the next run, and no failure hides.
"""

from __future__ import annotations

import importlib
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from airflow.sdk import DAG, CronDataIntervalTimetable, Param
from news_task import NewsTask
from site_assets import articles

from spiders.sites import all_sites

if TYPE_CHECKING:
    from airflow.sdk import Context

    from spiders.site import Site

POOL = "crawl"
"""One slot a crawl: how many sites are crawled at the same time, over all machines. `news up` and docker-compose.yml
create it."""

LONGEST_GAP = timedelta(days=30)
"""How far back a run looks at most when no run has succeeded for long; what is older asks for a backfill."""

PARAMS = {
    "since": Param(
        None,
        type=["null", "string"],
        format="date-time",
        title="Since",
        description="Look for articles published after this time. Empty: the data interval and the site's window.",
        section="Window",
    ),
    "until": Param(
        None,
        type=["null", "string"],
        format="date-time",
        title="Until",
        description="… and before this time. Empty: now; in a backfill, the end of the data interval.",
        section="Window",
    ),
    "limit": Param(
        None,
        type=["null", "integer"],
        minimum=1,
        title="Limit",
        description="Fetch at most so many articles; the rest is deferred to the next run.",
        section="What to fetch",
    ),
    "addresses": Param(
        None,
        type=["null", "array"],
        items={"type": "string", "pattern": "^https?://"},
        title="Addresses",
        description="Fetch these articles, one address a line, instead of what the site's lists offer.",
        section="What to fetch",
    ),
}


def site_dag(site: Site) -> DAG:
    """The DAG of a site; everything that differs comes from the site's file."""
    schedule = CronDataIntervalTimetable(site.schedule, timezone="UTC") if site.schedule else None
    with DAG(
        dag_id=site.name,
        dag_display_name=site.title,
        description=f"{site.title}: crawl, load, check",
        doc_md=documentation(site),
        schedule=schedule,
        start_date=datetime(2020, 1, 1, tzinfo=UTC),
        catchup=False,
        max_active_runs=1,
        # A site without schedule runs by hand only: paused, a run would wait for ever.
        is_paused_upon_creation=site.paused and schedule is not None,
        params=PARAMS,
        tags=sorted({"news", *(tag for tag in (site.country, site.language) if tag)}),
        default_args={"owner": "broadsheet"},
    ) as dag:
        crawl = NewsTask(
            task_id="crawl",
            arguments=lambda context: crawl_words(site, context),
            addresses=lambda context: context["params"]["addresses"],
            doc_md="Fetches what is new, reads it and stages it. Repeated after a while: the site may be down.",
            pool=POOL,
            execution_timeout=timedelta(hours=4),
            retries=2,
            retry_delay=timedelta(minutes=1),
            retry_exponential_backoff=4.0,
            max_retry_delay=timedelta(minutes=30),
        )
        load = NewsTask(
            task_id="load",
            arguments=lambda _context: ["load", "--site", site.name],
            doc_md="Loads the site's staged batches that are not in the warehouse yet, whatever became of the crawl.",
            trigger_rule="all_done",
            outlets=[articles(site)],
            execution_timeout=timedelta(hours=1),
            retries=5,
            retry_delay=timedelta(seconds=10),
            retry_exponential_backoff=2.0,
            max_retry_delay=timedelta(minutes=10),
        )
        check = NewsTask(
            task_id="check",
            arguments=lambda _context: ["check", site.name],
            doc_md="Runs the quality checks. Not repeated: the same rows give the same answer.",
            execution_timeout=timedelta(minutes=15),
            retries=0,
        )
        crawl >> load >> check
        crawl >> check
    return dag


def documentation(site: Site) -> str:
    """What the site's file says of it, and its figures."""
    text = site.description or importlib.import_module(f"spiders.sites.{site.name}").__doc__ or site.title
    facts = {
        "address": site.base_url or "any",
        "schedule": f"`{site.schedule}` (UTC)" if site.schedule else "by hand",
        "looks back": f"{site.window.days} days",
        "seconds between requests": f"at least {site.delay:g}",
        "file": f"`spiders/sites/{site.name}.py`",
    }
    return "\n".join(
        [text.strip(), "", "| | |", "|---|---|", *(f"| {name} | {fact} |" for name, fact in facts.items())]
    )


def crawl_words(site: Site, context: Context) -> list[str]:
    """`crawl SITE …` for one run: the form's values, or the window of the run's data interval."""
    params = context["params"]
    since, until = window(site, context)
    words = ["crawl", site.name, "--airflow", context["dag_run"].run_id]
    if params["since"] or since:
        words += ["--since", params["since"] or since.isoformat()]
    if params["until"] or until:
        words += ["--until", params["until"] or until.isoformat()]
    if params["limit"]:
        words += ["--limit", str(params["limit"])]
    return words


def window(site: Site, context: Context) -> tuple[datetime | None, datetime | None]:
    """From the site's window before the interval (and before the last run that succeeded) up to now.

    Only a backfill ends with its interval: for a scheduled run, what appeared a minute ago is news.
    """
    start: Any = context.get("data_interval_start")
    if start is None:
        return None, None
    previous: Any = context.get("prev_data_interval_end_success")
    if previous:
        start = max(min(start, previous), start - LONGEST_GAP)
    backfill = context["dag_run"].run_type == "backfill"
    return start - site.window, context["data_interval_end"] if backfill else None


for _site in all_sites().values():
    globals()[_site.name] = site_dag(_site)
