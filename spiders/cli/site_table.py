"""Every site with its schedule and, where the warehouse answers at once, its freshness → a table or JSON lines."""

from __future__ import annotations

import json
import sys
import threading
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any

from spiders.errors import BroadsheetError
from spiders.sites import all_sites

PATIENCE = 2.0
"""Seconds for the warehouse; the list of sites does not need it."""


def show(only: str | None = None, *, as_json: bool) -> None:
    """Print the sites, or one of them."""
    known = freshness()
    rows: list[dict[str, Any]] = [
        {
            "name": site.name,
            "title": site.title,
            "schedule": site.schedule,
            "paused": site.paused,
            "base_url": site.base_url or None,
            "timezone": site.timezone,
            "newest_published": known.get(site.name, (None, None))[0],
            "last_look": known.get(site.name, (None, None))[1],
        }
        for site in all_sites().values()
        if only in (None, site.name)
    ]
    if as_json:
        sys.stdout.write("".join(json.dumps(row, ensure_ascii=False, default=str) + "\n" for row in rows))
        return
    from rich.console import Console
    from rich.table import Table

    table = Table("name", "title", "schedule", "last look", "address", box=None, header_style="bold")
    for row in rows:
        schedule = row["schedule"] or "by hand"
        address = (row["base_url"] or "any").partition("://")
        table.add_row(row["name"], row["title"], schedule, _age(row["last_look"]), address[2] or address[0])
    Console().print(table)


def freshness() -> dict[str, tuple[datetime | None, datetime | None]]:
    """Site → its newest article and our last look at one; empty where the warehouse is away or slow."""
    found: dict[str, tuple[datetime | None, datetime | None]] = {}

    def ask() -> None:
        from spiders.warehouse import query

        with suppress(BroadsheetError):
            answer = query.run("freshness")
            rows = [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]
            found.update({row["source"]: (row["newest_published"], row["last_look"]) for row in rows})

    asking = threading.Thread(target=ask, daemon=True)
    asking.start()
    asking.join(PATIENCE)
    return found


def _age(at: datetime | None) -> str:
    if at is None:
        return "-"
    minutes = int((datetime.now(UTC) - at).total_seconds() // 60)
    if minutes < 120:  # noqa: PLR2004
        return f"{minutes} min ago"
    return f"{minutes // 60} h ago" if minutes < 48 * 60 else f"{minutes // 1440} days ago"
