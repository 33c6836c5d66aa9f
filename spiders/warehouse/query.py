"""A name of the cookbook in, its rows or its plan out, asked as reader."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

import psycopg2
from attrs import frozen

from spiders.errors import UsageError
from spiders.warehouse.connect import connect
from spiders.warehouse.cookbook import cookbook, named

if TYPE_CHECKING:
    from collections.abc import Mapping

    from psycopg2.extensions import connection as Connection  # noqa: N812 (it is a class)

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


def _require_source(connection: Connection, source: str) -> None:
    """Nothing is published by an outlet there is not: that is a slip of the pen, and not the answer."""
    with connection, connection.cursor() as cursor:
        cursor.execute("SELECT source FROM news.sources ORDER BY source")
        known = [name for (name,) in cursor.fetchall()]
    if source not in known:
        near = " or ".join(get_close_matches(source, known)) or "one that `news query outlets` lists"
        raise UsageError(f'there is no source "{source}": did you mean {near}?')


def _ask(name: str, sql: str, values: Mapping[str, Any], most: int | None = None) -> Answer:
    with connect("reader") as connection:
        connection.set_session(readonly=True)
        if source := values.get("source"):
            _require_source(connection, source)
        # Where there is a limit, the rows beyond it are not even sent.
        with connection, connection.cursor(name="answer" if most else None) as cursor:
            try:
                cursor.execute(sql, values)
                rows = cursor.fetchmany(most + 1) if most else cursor.fetchall()
            except psycopg2.DataError as error:
                raise UsageError(f"the query {name} refuses a value: {str(error).splitlines()[0]}.") from error
            columns = [column.name for column in cursor.description or ()]
    return Answer(columns=columns, rows=rows[:most], is_cut=most is not None and len(rows) > most)
