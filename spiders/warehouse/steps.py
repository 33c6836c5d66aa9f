"""A migration's text in, done step by step: readers are never locked out for longer than a moment.

Most migrations are one step in one transaction. One that has much to move says so in lines of its own; what follows
such a line, up to the next, is a step:

    -- step                 a transaction of its own
    -- step: again          the same, repeated for as long as its last statement finds a row: fills a column in batches
    -- step: no transaction a single statement that Postgres allows outside one only (CREATE INDEX CONCURRENTLY)

A migration that is broken off is begun anew, so its steps must be harmless when they are done already (IF NOT EXISTS).
"""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING

import psycopg2
import psycopg2.errors
from attrs import frozen

from spiders.errors import WarehouseError

if TYPE_CHECKING:
    from collections.abc import Callable

    from psycopg2.extensions import connection as Connection  # noqa: N812 (it is a class)
    from psycopg2.extensions import cursor as Cursor  # noqa: N812

LOCK_PATIENCE = "200ms"
"""How long a statement may wait for a lock: those who come after it wait behind it, readers too."""
PAUSE = 0.5
"""Seconds until it is tried again, in which they all go first."""
PATIENCE = 660
"""Seconds after which it is given up: longer than a reader may ask or leave a transaction open."""
_UNFINISHED = """
SELECT format('%%I.%%I', relnamespace::regnamespace, relname)
FROM pg_class JOIN pg_index ON indexrelid = oid
WHERE NOT indisvalid AND relnamespace = 'warehouse'::regnamespace AND %s ~ ('\\m' || relname || '\\M')
"""
_MARK = re.compile(r"(?m)^-- step(?:: (?P<how>again|no transaction))?[ \t]*$")


@frozen
class Step:
    """One step: its SQL, and how it is done ("", "again", "no transaction")."""

    sql: str
    how: str


def steps(text: str) -> list[Step]:
    """What stands before the first mark belongs to the first step."""
    marks = list(_MARK.finditer(text))
    if not marks:
        return [Step(text, "")]
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    found = [Step(text[mark.end() : end], mark["how"] or "") for mark, end in zip(marks, ends, strict=True)]
    before = text[: marks[0].start()]
    return [Step(before + found[0].sql, found[0].how), *found[1:]]


def apply(connection: Connection, text: str, last: Callable[[Cursor], None]) -> None:
    """Do every step; `last` is called in the transaction of the last one, or in one of its own."""
    *before, final = steps(text)
    for step in before if not final.how else [*before, final]:
        _do(connection, step)

    def work(cursor: Cursor) -> None:
        if not final.how:
            cursor.execute(final.sql)
        last(cursor)

    patiently(connection, work)


def patiently(connection: Connection, work: Callable[[Cursor], object]) -> None:
    """One transaction, tried again while others hold what it needs."""
    until = time.monotonic() + PATIENCE
    while True:
        try:
            with connection, connection.cursor() as cursor:
                cursor.execute("SELECT set_config('lock_timeout', %s, true)", [LOCK_PATIENCE])
                work(cursor)
        except (psycopg2.errors.LockNotAvailable, psycopg2.errors.DeadlockDetected) as error:
            if time.monotonic() > until:
                raise WarehouseError(
                    f"for {PATIENCE // 60} minutes others have used what the migration is to change (pg_stat_activity "
                    "shows them); nothing is half done: end them and run `news migrate` again."
                ) from error
            time.sleep(PAUSE)
        else:
            return


def _do(connection: Connection, step: Step) -> None:
    if step.how == "no transaction":
        _outside(connection, step.sql)
        return
    found = [0]

    def work(cursor: Cursor) -> None:
        cursor.execute(step.sql)
        found[0] = cursor.rowcount

    patiently(connection, work)
    while step.how == "again" and found[0] > 0:
        patiently(connection, work)


def _outside(connection: Connection, sql: str) -> None:
    connection.autocommit = True
    try:
        with connection.cursor() as cursor:
            # An index whose making was broken off is there and of no use: IF NOT EXISTS would take it for made.
            cursor.execute(_UNFINISHED, [sql])
            for (name,) in cursor.fetchall():
                cursor.execute(f"DROP INDEX CONCURRENTLY {name}")
            cursor.execute(sql)
    finally:
        connection.autocommit = False
