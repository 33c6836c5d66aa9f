"""Revisions that were not compared yet in, what each changed in the one before it out, kept beside it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from spiders.dedupe.difference import Difference, difference
from spiders.warehouse.statement import statement

if TYPE_CHECKING:
    from psycopg2.extensions import connection as Connection  # noqa: N812 (it is a class)
    from psycopg2.extensions import cursor as Cursor  # noqa: N812

AT_ONCE = 200


def compare_loaded(cursor: Cursor, parameters: dict[str, Any]) -> None:
    """Those that this round of a load (or of a re-extraction) has made or moved, in its transaction."""
    cursor.execute(statement("load/not_compared"), parameters)
    _keep(cursor, cursor.fetchall())


def compare_all(connection: Connection) -> int:
    """Those that no load has compared, a few hundred a transaction; how many they were."""
    compared, after = 0, 0
    while True:
        with connection, connection.cursor() as cursor:
            cursor.execute(statement("refresh/not_compared"), {"after": after, "most": AT_ONCE})
            rows = cursor.fetchall()
            if not rows:
                return compared
            after = rows[-1][0]
            compared += len(rows)
            _keep(cursor, rows)


def _keep(cursor: Cursor, rows: list[tuple[int, str, str]]) -> None:
    if not rows:
        return
    found = [difference(before, now) for _, before, now in rows]
    cursor.execute(
        statement("load/compared"),
        {
            "ids": [revision for revision, _, _ in rows],
            "added": [one.words_added for one in found],
            "removed": [one.words_removed for one in found],
            "shares": [one.share_changed for one in found],
            "changes": [_passages(one) for one in found],
        },
    )


def _passages(found: Difference) -> str:
    return json.dumps([{"was": was, "now": now} for was, now in found.passages], ensure_ascii=False)
