"""SQL in, its rows out as reader, some thousand in memory at a time, with the columns' types."""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import psycopg2
import psycopg2.errors
import psycopg2.extras
from attrs import frozen

from spiders.errors import UsageError
from spiders.warehouse.connect import connect
from spiders.warehouse.exporting.columns import Column, column

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from psycopg2.extensions import connection as Connection  # noqa: N812 (it is a class)

_NO_ANSWER = re.compile(r"\s*(alter|create|delete|drop|grant|insert|truncate|update)\b", re.IGNORECASE)
AT_A_TIME = 1000
"""Rows: of articles with their texts, some 5 MB."""


@frozen
class Rows:
    """What a question is answered with."""

    columns: list[Column]
    chunks: Iterator[list[tuple[Any, ...]]]


@contextmanager
def reading() -> Iterator[Connection]:
    """A reader's connection in one snapshot: all that is asked over it fits together."""
    with connect("reader") as connection:
        connection.set_session(isolation_level="REPEATABLE READ", readonly=True)
        # As it stands there: a number of it may be larger than what Python's reading would leave alone.
        psycopg2.extras.register_default_json(connection, loads=lambda text: text)
        psycopg2.extras.register_default_jsonb(connection, loads=lambda text: text)
        yield connection


@contextmanager
def rows(connection: Connection, sql: str, values: Mapping[str, Any] | None = None) -> Iterator[Rows]:
    """The rows of one SELECT. UsageError where Postgres does not understand it."""
    if verb := _NO_ANSWER.match(sql):
        raise UsageError(f"what is exported is a SELECT; a reader does no {verb[1].upper()}.")
    with connection.cursor("export") as cursor:
        cursor.itersize = AT_A_TIME
        with _refusals():
            cursor.execute(sql.strip().rstrip(";"), values)
            first = cursor.fetchmany(AT_A_TIME)

        def chunks() -> Iterator[list[tuple[Any, ...]]]:
            chunk = first
            while chunk:
                yield chunk
                with _refusals():
                    chunk = cursor.fetchmany(AT_A_TIME)

        yield Rows([column(each.name, each.type_code) for each in cursor.description or ()], chunks())


@contextmanager
def _refusals() -> Iterator[None]:
    try:
        yield
    except psycopg2.errors.InsufficientPrivilege as error:
        raise UsageError(f"a reader may not ask that: {_first_line(error)}.") from error
    except (psycopg2.ProgrammingError, psycopg2.DataError) as error:
        raise UsageError(f"Postgres refuses the question: {_first_line(error)}.") from error


def _first_line(error: psycopg2.Error) -> str:
    return str(error).strip().partition("\n")[0].rstrip(".")
