"""What `news status` found, in; tables for a terminal, out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich.table import Table
from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType


def page(found: dict[str, Any]) -> Iterator[RenderableType]:
    """Part by part, from what runs to the settings."""
    yield _stack(found["stack"])
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
        table.add_row(part["name"], "running" if part["running"] else "has ended", str(part["pid"]), where)
    return table


def _settings(settings: list[dict[str, Any]]) -> RenderableType:
    table = _table("Settings", "variable", "value", "from")
    for setting in settings:
        table.add_row(setting["name"], setting["value"], "environment" if setting["set"] else "default")
    return table


def _table(title: str, *columns: str) -> Table:
    table = Table(title=Text(title, style="bold"), title_justify="left", box=None, pad_edge=False, padding=(0, 3, 0, 0))
    for column in columns:
        table.add_column(column, overflow="fold", header_style="dim")
    return table
