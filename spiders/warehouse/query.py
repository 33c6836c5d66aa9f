"""A name of the cookbook in, its rows or its plan out, asked as reader."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import psycopg2
from attrs import frozen

from spiders.errors import UsageError
from spiders.warehouse.connect import connect
from spiders.warehouse.cookbook import cookbook, named

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Answer", "cookbook", "plan", "run"]


@frozen(kw_only=True)
class Answer:
    """What came of it."""

    columns: list[str]
    rows: list[tuple[Any, ...]]
    is_cut: bool = False
    """Whether there are more rows than were asked for."""


def run(name: str, values: Mapping[str, str] | None = None, most: int | None = None) -> Answer:
    """Ask for all rows, or for so many. UsageError for a query or a value there is not."""
    query = named(name)
    return _ask(name, query.sql, query.filled(values or {}), most)


def plan(name: str, values: Mapping[str, str] | None = None) -> list[str]:
    """Run it, and tell how Postgres did."""
    query = named(name)
    answer = _ask(name, f"EXPLAIN (ANALYZE, BUFFERS)\n{query.sql}", query.filled(values or {}))
    return [line for (line,) in answer.rows]


def _ask(name: str, sql: str, values: Mapping[str, Any], most: int | None = None) -> Answer:
    with connect("reader") as connection:
        connection.set_session(readonly=True)
        # Where there is a limit, the rows beyond it are not even sent.
        with connection, connection.cursor(name="answer" if most else None) as cursor:
            try:
                cursor.execute(sql, values)
                rows = cursor.fetchmany(most + 1) if most else cursor.fetchall()
            except psycopg2.DataError as error:
                raise UsageError(f"the query {name} refuses a value: {str(error).splitlines()[0]}.") from error
            columns = [column.name for column in cursor.description or ()]
    return Answer(columns=columns, rows=rows[:most], is_cut=most is not None and len(rows) > most)
