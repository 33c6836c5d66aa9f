"""The incoming articles of a batch in, articles, revisions, pictures and authors out: set-based, in rounds.

A round takes every article once; only a batch that holds two lines of one article has a second.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import psycopg2

from spiders.warehouse.comparing import compare_loaded
from spiders.warehouse.copying import is_about_a_row, refusal
from spiders.warehouse.statement import statement

if TYPE_CHECKING:
    from psycopg2.extensions import cursor as Cursor  # noqa: N812 (it is a class)

    from spiders.rows.incoming import Refusal

NEW_TEXT = {"new", "changed"}
NEW_PAGE = {"changed", "touched"}
READ = NEW_TEXT | NEW_PAGE

STEPS: tuple[tuple[str, set[str]], ...] = (
    ("touched_days", READ | {"late"}),
    ("revisions", NEW_TEXT),
    ("amend_revisions", {"touched"}),
    ("articles", {"new"}),
    ("end_revisions", {"changed"}),
    ("aliases", NEW_PAGE),
    ("update_articles", NEW_PAGE),
    ("words_wait", READ),
    ("drop_images", NEW_PAGE),
    ("drop_authors", NEW_PAGE),
    ("images", READ),
    ("authors", READ),
    ("seen_again", {"same"}),
    ("past_sights", {"late"}),
    ("past_texts", {"late"}),
)
"""The statements of a round, and which fates (sql/load/resolve.sql) each is there for."""


def merge_articles(cursor: Cursor, ids: dict[str, Any], most: int, *, index: bool) -> None:
    """Merge all incoming articles, at most so many.

    Args:
        ids: the run, the load, and the session that indexes words if this one does not.
    """
    merged = round_ = 0
    while merged < most:
        taken = _round(cursor, {**ids, "round": round_, "only": None}, index=index)
        if not taken:
            break
        merged += taken
        round_ += 1


def merge_one_by_one(cursor: Cursor, ids: dict[str, Any], lines: list[int], *, index: bool) -> list[Refusal]:
    """The same for a batch in which there is an article that Postgres refuses only when it is merged: which one."""
    refusals: list[Refusal] = []
    for round_, line in enumerate(lines):
        cursor.execute("SAVEPOINT article")
        try:
            _round(cursor, {**ids, "round": round_, "only": [line]}, index=index)
        except psycopg2.Error as error:
            if not is_about_a_row(error):
                raise
            cursor.execute("ROLLBACK TO SAVEPOINT article")
            refusals.append(refusal(line, error))
        else:
            cursor.execute("RELEASE SAVEPOINT article")
    return refusals


def _round(cursor: Cursor, parameters: dict[str, Any], *, index: bool) -> int:
    """How many articles it took."""
    cursor.execute(statement("load/resolve"), parameters)
    taken = dict(cursor.fetchall())
    fates = set(taken)
    for name, concerned in STEPS:
        if fates & concerned:
            cursor.execute(statement(f"load/{name}"), parameters)
    if index and fates & READ:
        cursor.execute(statement("load/words"), parameters)
    if fates & {"changed", "late"}:
        compare_loaded(cursor, parameters)
    return sum(taken.values())
