"""Articles by day: a folder in, one file a day in it out, all days of a span or those that have changed.

What a folder holds stands in a file beside the days: for each day how many articles there were, which loads had brought
them and how many were withdrawn, and how far the warehouse had come. A day is written again where that differs.
"""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from spiders.stage.place import Place
from spiders.warehouse.exporting.file import Written, write
from spiders.warehouse.exporting.rows import reading, rows
from spiders.warehouse.statement import statement

if TYPE_CHECKING:
    from collections.abc import Callable

    from psycopg2.extensions import connection as Connection  # noqa: N812 (it is a class)

ENDINGS = {"parquet": "parquet", "csv": "csv.gz", "jsonl": "jsonl.gz"}
OVERLAP = 200
"""Loads that are looked at again: one with a lower number may have ended after the last export."""
LATE = timedelta(days=1)
"""The same for withdrawals, which are told by the time of the crawl."""
_NONE = [0, 0, 0]
_BEGINNING = datetime(1, 1, 2, tzinfo=UTC)
_END = datetime(9999, 12, 30, tzinfo=UTC)


def export_days(
    folder: str, form: str, first: date | None, last: date | None, tell: Callable[[Written], None]
) -> list[Written]:
    """Every day from the first to the last that has articles; one that is asked for alone in any case."""
    with reading() as connection:
        days = set(_marks(connection, first, last))
        if first and first == last:
            days.add(first)
        return [_export(connection, folder, form, day, tell) for day in sorted(days)]


def export_changed(folder: str, form: str, tell: Callable[[Written], None]) -> list[Written]:
    """The days that differ from what the folder holds; all of them where it holds nothing yet."""
    place, name = Place(folder), f"articles/_exported.{form}.json"
    kept = _kept(place, name)
    done = []
    with reading() as connection:
        newest, now = _ask(connection, "newest")[0]
        marks: dict[date, list[int]] | None = None
        if kept["load_id"] is None:
            marks = _marks(connection, None, None)
            days = set(marks)
        else:
            since = {
                "load_id": kept["load_id"] - OVERLAP,
                "moment": datetime.fromisoformat(kept["at"]) - LATE,
            }
            days = {day for (day,) in _ask(connection, "changed_days", **since)}
        try:
            for day in sorted(days):
                mark = (marks if marks is not None else _marks(connection, day, day)).get(day, _NONE)
                if kept["days"].get(day.isoformat(), _NONE) != mark:
                    done.append(_export(connection, folder, form, day, tell))
                    kept["days"][day.isoformat()] = mark
            kept |= {"load_id": int(newest), "at": now.isoformat()}
        finally:
            _keep(place, name, kept)
    return done


def _export(connection: Connection, folder: str, form: str, day: date, tell: Callable[[Written], None]) -> Written:
    path = f"{folder.rstrip('/')}/articles/{day.isoformat()}.{ENDINGS[form]}"
    with rows(connection, statement("export/articles_of_day"), _span(day, day)) as found:
        written = write(path, form, found)
    tell(written)
    return written


def _marks(connection: Connection, first: date | None, last: date | None) -> dict[date, list[int]]:
    found = _ask(connection, "days", **_span(first, last))
    return {day: [int(articles), int(loads), int(gone)] for day, articles, loads, gone in found}


def _ask(connection: Connection, name: str, **values: Any) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement(f"export/{name}"), values)
        return cursor.fetchall()


def _span(first: date | None, last: date | None) -> dict[str, datetime]:
    return {
        "start": datetime.combine(first, time(), UTC) if first else _BEGINNING,
        "end": datetime.combine(last, time(), UTC) + timedelta(days=1) if last else _END,
    }


def _kept(place: Place, name: str) -> dict[str, Any]:
    held = place.get(name)
    return dict(json.loads(held)) if held else {"load_id": None, "at": None, "days": {}}


def _keep(place: Place, name: str, kept: dict[str, Any]) -> None:
    place.put(name, json.dumps(kept, indent=0, sort_keys=True).encode())
