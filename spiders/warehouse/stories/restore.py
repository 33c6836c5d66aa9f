"""A warehouse in; the same with a sketch for every article that may still have copies, and the stories among them, out.

There is work to do once: where the warehouse had no stories, and after a crash of Postgres, which empties what is not
logged. It is done in small transactions before anything is loaded.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from spiders.rows.key_fields import KEYS, key_rows
from spiders.warehouse.copying import copy_rows
from spiders.warehouse.statement import statement
from spiders.warehouse.stories.gather import KEPT_DAYS, Told, gather_sketched, put_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from psycopg2.extensions import connection as Connection  # noqa: N812 (it is a class)
    from psycopg2.extensions import cursor as Cursor  # noqa: N812

AT_ONCE = 500


def restore(connection: Connection, tell: Callable[[str], None]) -> None:
    """Make what is missing. The temporary table for keys is there."""
    after = 0
    while True:
        with connection, connection.cursor() as cursor:
            cursor.execute(statement("stories/is_complete"))
            if cursor.fetchone() == (True,):
                return
            cursor.execute(statement("stories/without"), {"after": after, "days": KEPT_DAYS, "most": AT_ONCE})
            missing = cursor.fetchall()
            if not missing:
                cursor.execute(statement("stories/complete"))
                return
            if not after:
                tell("making the sketches of articles that have none: once, a thousand in about two seconds")
            after = missing[-1][0]
            _restore(cursor, missing)


def _restore(cursor: Cursor, missing: list[tuple[int, int, str, str]]) -> None:
    articles, revisions = [article for article, *_ in missing], [revision for _, revision, *_ in missing]
    cursor.execute(statement("stories/lock"))
    copy_rows(
        cursor, "incoming_keys", KEYS, key_rows((article, headline, body) for article, _, headline, body in missing)
    )
    new = put_in(cursor, Told(articles, revisions, lines=articles))
    gather_sketched(cursor, [article for article, _ in new], again=True)
