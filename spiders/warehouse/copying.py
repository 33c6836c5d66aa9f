"""Rows into a table by COPY; the rows that Postgres refuses come back with its reason, all others are in."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import psycopg2
from psycopg2 import sql

from spiders.rows.columns import NULL
from spiders.rows.incoming import Refusal
from spiders.warehouse.word_numbers import copy_data

if TYPE_CHECKING:
    from collections.abc import Sequence

    from psycopg2.extensions import cursor as Cursor  # noqa: N812 (it is a class)

    from spiders.rows.incoming import Words
    from spiders.rows.table import Rows

BUFFER = 1 << 24
"""Bytes that the driver asks for at once: for each of its requests it waits until the thread that prepares the next
batch lets go of the interpreter."""
REASONS = {
    "22021": "bad_character",
    "22P05": "nul_character",
    "22007": "bad_date",
    "22008": "date_out_of_range",
    "22P02": "bad_value",
    "22023": "bad_value",
    "22003": "number_out_of_range",
    "23502": "missing_value",
    "23514": "bad_value",
    "54000": "too_large",
    "54001": "too_deep",
}
"""What Postgres' error codes are called in the books."""


def copy_rows(cursor: Cursor, table: str, names: Sequence[str], rows: Rows) -> list[Refusal]:
    """Copy all rows but those that are refused."""
    if not rows:
        return []
    cursor.execute("SAVEPOINT copying")
    try:
        cursor.copy_expert(
            sql.SQL("COPY {} ({}) FROM STDIN WITH (NULL {})").format(
                sql.Identifier(table), sql.SQL(", ").join(map(sql.Identifier, names)), sql.Literal(NULL)
            ),
            BytesIO(rows.data),
            BUFFER,
        )
    except psycopg2.Error as error:
        cursor.execute("ROLLBACK TO SAVEPOINT copying")
        if not is_about_a_row(error):
            raise
        if len(rows) == 1:
            return [refusal(int(rows.lines[0]), error)]
        return [one for half in rows.halves() for one in copy_rows(cursor, table, names, half)]
    cursor.execute("RELEASE SAVEPOINT copying")
    return []


def copy_words(cursor: Cursor, words: dict[int, Words]) -> None:
    """Leave words where `warehouse.numbers_of` finds them, in this transaction."""
    if words:
        cursor.copy_expert(
            "COPY incoming_words (line, numbers, places) FROM STDIN WITH (FORMAT binary)",
            BytesIO(copy_data(words)),
            BUFFER,
        )


def is_about_a_row(error: psycopg2.Error) -> bool:
    """Whether it is the data that Postgres refuses: data exception, integrity, a limit exceeded."""
    return (error.pgcode or "")[:2] in {"22", "23", "54"}


def refusal(line: int, error: psycopg2.Error) -> Refusal:
    """Postgres' words for a row as a line of the books."""
    return Refusal(line, REASONS.get(error.pgcode or "", "refused"), (error.diag.message_primary or str(error)).strip())
