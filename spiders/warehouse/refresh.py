"""What loads have touched in, figures by day that are up to date out; each day in a transaction of its own.

The work grows with the days that were touched, not with the history. Readers see the figures of before until those of
a day are all there. A month of the search gets its index of phrases, or gets it anew, one month with each refresh.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

import attrs
import psycopg2.errors
from attrs import frozen
from psycopg2 import sql

from spiders.warehouse.comparing import compare_all
from spiders.warehouse.connect import connect, require_migrated
from spiders.warehouse.statement import statement

if TYPE_CHECKING:
    from collections.abc import Callable

    from psycopg2.extensions import connection as Connection  # noqa: N812 (it is a class)

STEPS = ("count", "source_day", "section_day", "agency_day", "author_day", "counted")
"""The statements for a day (sql/refresh), in order."""
PATIENCE = "60s"
"""How long an index of phrases waits for a transaction that is older than it."""


@frozen(kw_only=True)
class RefreshReport:
    """What a refresh has done."""

    days: int
    """Days that were counted anew."""
    compared: int
    """Revisions that were compared with the one before them: those of a warehouse older than the comparison."""
    indexed: str | None
    """The part of the search (`article_search_2026_10`) whose phrases are all found by their index from now on."""
    seconds: float

    def as_json(self) -> dict[str, Any]:
        """For programs."""
        return attrs.asdict(self)


def refresh(tell: Callable[[str], None] = lambda _: None, *, everything: bool = False) -> RefreshReport:
    """Count what was touched; with `everything`, all there is. Two at once are safe: the second waits."""
    began = time.monotonic()
    with connect("loader") as connection:
        require_migrated(connection)
        with connection, connection.cursor() as cursor:
            cursor.execute(statement("refresh/lock"))
            cursor.execute("SET client_min_messages = warning")
            cursor.execute(statement("refresh/temporary"))
            if everything:
                cursor.execute(statement("refresh/everything"))
        days = _days(connection, tell)
        compared = compare_all(connection)
        indexed = _index_phrases(connection)
    return RefreshReport(days=days, compared=compared, indexed=indexed, seconds=round(time.monotonic() - began, 3))


def _days(connection: Connection, tell: Callable[[str], None]) -> int:
    with connection, connection.cursor() as cursor:
        cursor.execute(statement("refresh/touched"))
        names = [column.name for column in cursor.description or ()]
        touched = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    for done, day in enumerate(touched, start=1):
        with connection, connection.cursor() as cursor:
            for step in STEPS:
                cursor.execute(statement(f"refresh/{step}"), day)
        if not done % 100:
            tell(f"{done} of {len(touched)} days are counted")
    return len(touched)


def _index_phrases(connection: Connection) -> str | None:
    """Of one part of the search; its name. What others hold for too long is left to the next refresh."""
    with connection, connection.cursor() as cursor:
        cursor.execute(statement("refresh/bigrams_due"))
        (part,) = cursor.fetchone() or (None,)
    if part is None:
        return None
    connection.autocommit = True  # what makes an index concurrently has transactions of its own
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('lock_timeout', %s, false)", [PATIENCE])
            cursor.execute(sql.SQL(statement("refresh/bigrams")).format(sql.Identifier(f"{part}_by_bigram")))
            cursor.execute(statement("refresh/bigrams_made"), {"part": part})
    except psycopg2.errors.LockNotAvailable:
        return None
    finally:
        connection.autocommit = False
    return str(part)
