"""Batches that are merged in; their words in the index of the search out, over a connection of its own.

It is the dearest part of a load for Postgres, and needs nothing but what is merged already: so it is done while the
next batches are merged. What a batch brought is noted with it, so what a killed load leaves the next one does. The
words go to the index's list of what is new, where searches find them too; that is taken into the index itself after
some batches. Postgres does it by itself only where a list outgrows its limit.
"""

from __future__ import annotations

from collections import deque
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, Self

from spiders.warehouse.copying import copy_words
from spiders.warehouse.statement import statement

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future

    from psycopg2.extensions import connection as Connection  # noqa: N812 (it is a class)

    from spiders.rows.incoming import Words
    from spiders.warehouse.merge import Merged

WORTH = 1500
"""Articles after which the list is taken in: some 12 MB. A word is taken in once for all articles that have it, so the
more the cheaper, and the less is written to the log."""
WORTH_NEAR_END = 500
"""The same where a load is soon at its end, which then has less to wait for."""
NEAR_END = 2
"""Batches that are still to come."""
BEHIND = 3
"""Batches that wait at most, with their words in memory."""


class Indexing:
    """One load's, over a connection that has its temporary table for vectors and that nobody else uses.

    Attributes:
        session: its number, under which batches are noted that wait for it.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection, self._thread = connection, ThreadPoolExecutor(1)
        self._listed = 0
        self._waiting: deque[Future[None]] = deque()
        with connection, connection.cursor() as cursor:
            cursor.execute(statement("load/words_session"))
            ((self.session, _),) = cursor.fetchall()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._thread.shutdown(cancel_futures=True)

    def merged(self, batch: Merged, left: int) -> None:
        """A batch is in, so many are to come. Waits only where it is far behind."""
        if batch.waiting is not None:
            self._begin(self._index, batch.waiting, batch.vectors)
        self._listed += batch.counts.total()
        if self._listed >= (WORTH_NEAR_END if left <= NEAR_END else WORTH):
            self._listed = 0
            self._begin(self._settle)

    def finish(self) -> None:
        """Wait until all is in the index itself."""
        if self._listed:
            self._begin(self._settle)
        while self._waiting:
            self._waiting.popleft().result()

    def _begin(self, job: Callable[..., None], *of: Any) -> None:
        self._waiting.append(self._thread.submit(job, *of))
        while len(self._waiting) > BEHIND:
            self._waiting.popleft().result()

    def _index(self, load_id: int, vectors: dict[int, Words]) -> None:
        with self._connection, self._connection.cursor() as cursor:
            copy_words(cursor, vectors)
            cursor.execute(statement("load/words"), {"load_id": load_id})

    def _settle(self) -> None:
        with self._connection, self._connection.cursor() as cursor:
            cursor.execute(statement("load/settle_search"))


def index_left(connection: Connection) -> None:
    """Index what loads have left that were killed. Their vectors are gone: they are made anew."""
    with connection, connection.cursor() as cursor:
        cursor.execute(statement("load/words_left"))
        left = cursor.fetchall()
        if left:
            cursor.execute(statement("load/vectors"))
        for (load_id,) in left:
            cursor.execute(statement("load/words"), {"load_id": load_id})
