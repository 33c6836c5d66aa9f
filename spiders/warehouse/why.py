"""An address as somebody pasted it in, everything the warehouse knows of it out, in time order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import frozen

from spiders.warehouse.connect import connect
from spiders.warehouse.spellings import spellings

if TYPE_CHECKING:
    from datetime import datetime


@frozen(kw_only=True)
class Event:
    """One thing that happened to an address."""

    at: datetime
    event: str
    """"asked", a state of the books, "revision N", "withdrawn", "batch loaded", …"""
    detail: str | None
    source: str
    run_id: int | None


def why(url: str) -> list[Event]:
    """The story of an address, in whatever variant; empty where no run has ever seen it."""
    events: dict[tuple[Any, ...], Event] = {}
    with connect("reader") as connection, connection, connection.cursor() as cursor:
        for spelling in spellings(url):
            cursor.execute("SELECT at, event, detail, source, run_id FROM news.why(%s)", [spelling])
            events |= {row: _event(row) for row in cursor.fetchall()}
    return sorted(events.values(), key=lambda event: event.at)


def _event(row: tuple[Any, ...]) -> Event:
    at, event, detail, source, run_id = row
    return Event(at=at, event=event, detail=detail, source=source, run_id=run_id)
