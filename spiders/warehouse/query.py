"""A name of sql/queries in, its rows out. A query's first lines say what it answers and which values it takes."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

import psycopg2
from attrs import frozen

from spiders.errors import UsageError, WarehouseError
from spiders.warehouse.connect import connect
from spiders.warehouse.statement import files

if TYPE_CHECKING:
    from collections.abc import Mapping

_VALUE = re.compile(r"-- (\w+) = (.*?): (.+)")


@frozen(kw_only=True)
class Value:
    """A value that a query takes."""

    default: str
    meaning: str


@frozen(kw_only=True)
class Query:
    """One of the cookbook."""

    name: str
    question: str
    values: dict[str, Value]
    sql: str


@frozen(kw_only=True)
class Answer:
    """What came of it."""

    columns: list[str]
    rows: list[tuple[Any, ...]]


@cache
def cookbook() -> dict[str, Query]:
    """Every query by name."""
    return {path.stem: _read(path.stem, path.read_text(encoding="utf-8")) for path in files("queries")}


def run(name: str, values: Mapping[str, str] | None = None) -> Answer:
    """Ask as reader. UsageError for a query or a value there is not."""
    if name not in cookbook():
        raise UsageError(f"there is no query {name!r}; `news query` lists them: {', '.join(cookbook())}.")
    query, given = cookbook()[name], dict(values or {})
    if unknown := given.keys() - query.values.keys():
        takes = ", ".join(query.values) or "no values"
        raise UsageError(f"the query {name} does not know {', '.join(sorted(unknown))}; it takes {takes}.")
    with connect("reader") as connection:
        connection.set_session(readonly=True)
        with connection, connection.cursor() as cursor:
            try:
                cursor.execute(query.sql, {key: value.default for key, value in query.values.items()} | given)
            except psycopg2.DataError as error:
                raise UsageError(f"the query {name} refuses a value: {str(error).splitlines()[0]}.") from error
            return Answer(columns=[column.name for column in cursor.description or ()], rows=cursor.fetchall())


def _read(name: str, text: str) -> Query:
    lines = text.splitlines()
    if not lines or not lines[0].startswith("-- "):
        raise WarehouseError(f"sql/queries/{name}.sql must begin with `-- ` and its question.")
    values = {}
    for line in lines[1:]:
        if not line.startswith("-- "):
            break
        if found := _VALUE.fullmatch(line):
            values[found[1]] = Value(default=found[2], meaning=found[3])
    return Query(name=name, question=lines[0][3:], values=values, sql=text if values else text.replace("%", "%%"))
