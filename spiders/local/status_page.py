"""What `news status` found, in; tables for a terminal, out."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from rich.console import Group
from rich.markup import escape
from rich.table import Table
from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType


def page(found: dict[str, Any]) -> Iterator[RenderableType]:
    """Part by part, from what runs to the settings."""
    yield _stack(found["stack"])
    yield _sites(found["sites"], found["warehouse"])
    yield _settings(found["settings"])


def _stack(stack: dict[str, Any]) -> RenderableType:
    table = _table("What runs", "part", "state", "process", "address or log")
    table.add_row("news up", stack["state"], str(stack["pid"] or ""), "")
    addresses = {"api-server": stack["airflow"], "demo-paper": stack["paper"]}
    postgres = stack["postgres"]
    address = f"127.0.0.1:{postgres['port']}" if postgres["running"] else ""
    table.add_row("postgres", "running" if postgres["running"] else "not running", "", address)
    for part in stack["components"]:
        where = addresses.get(part["name"]) or part["log"]
        table.add_row(part["name"], "running" if part["running"] else "has ended", str(part["pid"]), escape(where))
    return table


def _sites(sites: list[dict[str, Any]], warehouse: dict[str, Any]) -> RenderableType:
    table = _table(
        "Sites", "site", "schedule", "next run", "last run", "what became of its addresses", "newest article"
    )
    for site in sites:
        run = site["last_run"] or {}
        ended = f"{_when(run['started_at'])} {run['finish_reason'] or 'not ended'}" if run else ""
        counts = ", ".join(f"{number} {state}" for state, number in run.get("counts", {}).items())
        following = {True: "paused", False: _when(site["next_run"]), None: ""}[site["paused"]]
        table.add_row(
            site["name"], site["schedule"] or "by hand", following, ended, counts, _when(site["newest_article"])
        )
    if warehouse["reachable"]:
        return table
    return Group(table, Text(f"No figures: {warehouse['why']}\n", style="yellow"))


def _when(moment: str | None) -> str:
    """In the zone of who is looking."""
    return datetime.fromisoformat(moment).astimezone().strftime("%d %b %H:%M") if moment else ""


def _settings(settings: list[dict[str, Any]]) -> RenderableType:
    table = _table("Settings", "variable", "value", "from")
    for setting in settings:
        table.add_row(setting["name"], escape(setting["value"]), "environment" if setting["set"] else "default")
    return table


def _table(title: str, *columns: str) -> Table:
    table = Table(title=Text(title, style="bold"), title_justify="left", box=None, pad_edge=False, padding=(0, 3, 0, 0))
    for column in columns:
        table.add_column(column, overflow="fold", header_style="dim")
    return table
