"""A pass's readings in, revisions of kind `reextracted` and fields set anew out; a few hundred articles a transaction.

What the load's own statements do is done by them: pictures, authors, agencies, search.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import psycopg2

from spiders.rows import incoming as shapes
from spiders.rows.key_fields import KEYS
from spiders.rows.reading import read
from spiders.warehouse.comparing import compare_loaded
from spiders.warehouse.copying import REASONS, copy_rows, is_about_a_row
from spiders.warehouse.indexing import index_left
from spiders.warehouse.statement import statement
from spiders.warehouse.stories.gather import Told, gather
from spiders.warehouse.stories.gathering import gather_left
from spiders.warehouse.stories.restore import restore

if TYPE_CHECKING:
    from psycopg2.extensions import connection as Connection  # noqa: N812 (it is a class)
    from psycopg2.extensions import cursor as Cursor  # noqa: N812

    from spiders.warehouse.reextract.report import Report

AT_ONCE = 200
ROUND = 0

STEPS: tuple[tuple[str, set[str]], ...] = (
    ("load/touched_days", {"changed", "touched"}),
    ("reextract/revisions", {"changed"}),
    ("load/amend_revisions", {"touched"}),
    ("reextract/end_revisions", {"changed"}),
    ("reextract/update_articles", {"changed", "touched"}),
    ("reextract/update_search", {"changed", "touched"}),
    ("load/drop_images", {"changed", "touched"}),
    ("load/drop_authors", {"changed", "touched"}),
    ("load/images", {"changed", "touched"}),
    ("load/authors", {"changed", "touched"}),
    ("reextract/applied", {"changed", "touched"}),
)
"""The statements for a chunk, and which fates each is there for."""


class _NotTakenError(Exception):
    """A row that COPY does not take: reason and detail."""


def apply(connection: Connection, report: Report) -> None:
    """Apply all readings of the pass that differ. What the warehouse has read anew since is left alone and counted."""
    with connection, connection.cursor() as cursor:
        cursor.execute("SET client_min_messages = warning")
        cursor.execute(statement("load/temporary"))
        cursor.execute(statement("stories/keys"))
    index_left(connection)
    gather_left(connection)
    restore(connection, lambda _said: None)
    after = 0
    while waiting := _waiting(connection, report, after):
        after = waiting[-1][0]
        _apply_all(connection, report, waiting)


def _waiting(connection: Connection, report: Report, after: int) -> list[tuple[int, str]]:
    with connection, connection.cursor() as cursor:
        parameters = {"pass": report.passed, "after": after, "most": AT_ONCE}
        cursor.execute(statement("reextract/waiting"), parameters)
        return cursor.fetchall()


def _apply_all(connection: Connection, report: Report, waiting: list[tuple[int, str]]) -> None:
    """One transaction; where Postgres refuses a row of it, halves, until that row is alone."""
    try:
        with connection, connection.cursor() as cursor:
            fates = _apply(cursor, report.site, waiting)
    except (psycopg2.Error, _NotTakenError) as error:
        if isinstance(error, psycopg2.Error) and not is_about_a_row(error):
            raise
        if len(waiting) == 1:
            _refuse(connection, report, waiting[0][0], error)
            return
        middle = len(waiting) // 2
        _apply_all(connection, report, waiting[:middle])
        _apply_all(connection, report, waiting[middle:])
        return
    report.applied["revisions"] += fates.count("changed")
    report.applied["fields"] += fates.count("touched")
    report.applied["overtaken"] += len(waiting) - len(fates)


def _apply(cursor: Cursor, site: str, waiting: list[tuple[int, str]]) -> list[str]:
    """The fates of those that were applied."""
    cursor.execute(statement("load/lock"), {"site": site})
    _copy(cursor, [record for _, record in waiting])
    parameters: dict[str, Any] = {
        "round": ROUND,
        "lines": list(range(len(waiting))),
        "reextractions": [number for number, _ in waiting],
    }
    cursor.execute(statement("load/agencies"))
    cursor.execute(statement("load/search_parts"))
    cursor.execute(statement("load/search_languages"))
    cursor.execute(statement("load/people"))
    cursor.execute(statement("reextract/resolve"), parameters)
    resolved = cursor.fetchall()
    fates = [fate for *_, fate in resolved]
    for name, concerned in STEPS:
        if concerned & set(fates):
            cursor.execute(statement(name), parameters)
    if "changed" in fates:
        compare_loaded(cursor, parameters)
    articles, revisions, lines = ([row[number] for row in resolved] for number in range(3))
    gather(cursor, Told(articles, revisions, lines))
    return fates


def _copy(cursor: Cursor, records: list[str]) -> None:
    """The readings into the load's temporary tables, by the place in the chunk."""
    new = read([record.encode() for record in records], "")
    for table, names, rows in (
        ("incoming_image", shapes.IMAGES, new.images),
        ("incoming_author", shapes.AUTHORS, new.authors),
        ("incoming_article", shapes.ARTICLES, new.articles),
        ("incoming_keys", KEYS, new.keys),
    ):
        for refusal in copy_rows(cursor, table, names, rows):
            raise _NotTakenError(refusal.reason, refusal.detail)


def _refuse(connection: Connection, report: Report, number: int, error: psycopg2.Error | _NotTakenError) -> None:
    if isinstance(error, _NotTakenError):
        reason, detail = error.args
    else:
        reason, detail = REASONS.get(error.pgcode or "", "refused"), str(error).strip().partition("\n")[0]
    with connection, connection.cursor() as cursor:
        cursor.execute(statement("reextract/refused"), {"reextraction": number, "reason": reason, "detail": detail})
    report.applied["refused"] += 1
