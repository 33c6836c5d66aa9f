"""Batches that are merged in; their stories told out, over a connection of its own.

That is half of what a large warehouse costs a load, most of it reading, and needs nothing but what is merged already.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from spiders.rows.key_fields import KEYS, key_rows
from spiders.warehouse.beside import Beside
from spiders.warehouse.copying import copy_rows
from spiders.warehouse.statement import statement
from spiders.warehouse.stories.gather import Told, gather

if TYPE_CHECKING:
    from psycopg2.extensions import connection as Connection  # noqa: N812 (it is a class)
    from psycopg2.extensions import cursor as Cursor  # noqa: N812

    from spiders.rows.table import Rows
    from spiders.warehouse.merged import Merged


class Gathering(Beside):
    """One load's, over a connection that has the temporary table for keys."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection, "news stories")

    def merged(self, batch: Merged) -> None:
        """A batch is in."""
        if batch.told:
            self.begin(partial(_gather, batch.load_id, batch.told, batch.keys))


def gather_left(connection: Connection) -> None:
    """Tell the stories that loads have left which were killed. Their keys are gone: they are made anew."""
    with connection, connection.cursor() as cursor:
        while True:
            cursor.execute(statement("stories/left"))
            if not (left := cursor.fetchone()):
                return
            load_id, articles, revisions, lines = left
            told = Told(articles, revisions, lines, was_left=True)
            cursor.execute(statement("stories/texts_left"), {"lines": told.lines, "revisions": told.revisions})
            keys = key_rows(cursor.fetchall())
            cursor.execute(statement("stories/keys"))
            _gather(load_id, told, keys, cursor)
            connection.commit()


def _gather(load_id: int, told: Told, keys: Rows, cursor: Cursor) -> None:
    copy_rows(cursor, "incoming_keys", KEYS, keys)
    gather(cursor, told)
    cursor.execute(statement("stories/told"), {"load_id": load_id})
