"""Batches that are merged in; their words in the index of the search out, over a connection of its own.

It is the dearest part of a load for Postgres, and needs nothing but what is merged already. The words go to the index's
list of what is new, where searches find them too; that is taken into the index itself after some batches. Postgres does
it by itself only where a list outgrows its limit.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from spiders.warehouse.beside import Beside
from spiders.warehouse.copying import copy_words
from spiders.warehouse.statement import statement

if TYPE_CHECKING:
    from psycopg2.extensions import connection as Connection  # noqa: N812 (it is a class)
    from psycopg2.extensions import cursor as Cursor  # noqa: N812

    from spiders.rows.incoming import Words
    from spiders.warehouse.merged import Merged

WORTH = 1500
"""Articles after which the list is taken in: some 12 MB. A word is taken in once for all articles that have it, so the
more the cheaper, and the less is written to the log."""
WORTH_NEAR_END = 500
"""The same where a load is soon at its end, which then has less to wait for."""
NEAR_END = 2
"""Batches that are still to come."""


class Indexing(Beside):
    """One load's, over a connection that has its temporary table for words."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection, "news search words")
        self._listed = 0

    def merged(self, batch: Merged, left: int) -> None:
        """A batch is in, so many are to come."""
        if batch.words_wait:
            self.begin(partial(_index, batch.load_id, batch.words))
        self._listed += batch.counts.total()
        if self._listed >= (WORTH_NEAR_END if left <= NEAR_END else WORTH):
            self._settle()

    def finish(self) -> None:
        """Wait until all is in the index itself."""
        if self._listed:
            self._settle()
        super().finish()

    def _settle(self) -> None:
        self._listed = 0
        self.begin(lambda cursor: cursor.execute(statement("load/settle_search")))


def index_left(connection: Connection) -> None:
    """Index what loads have left that were killed. The numbers of their words are gone: they are made anew."""
    with connection, connection.cursor() as cursor:
        cursor.execute(statement("load/words_left"))
        left = cursor.fetchall()
        if left:
            cursor.execute(statement("load/incoming_words"))
        for (load_id,) in left:
            cursor.execute(statement("load/words"), {"load_id": load_id})


def _index(load_id: int, words: dict[int, Words], cursor: Cursor) -> None:
    copy_words(cursor, words)
    cursor.execute(statement("load/words"), {"load_id": load_id})
