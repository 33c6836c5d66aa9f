"""Batches that are merged in; their words in the index itself, not on its list of what is new, out.

Taking in the list is a quarter of what a load costs Postgres. It is done over a connection of its own while the next
batches are merged; Postgres does it by itself, in the midst of a merge, only where a list outgrows its limit.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Self

from spiders.warehouse.statement import statement

if TYPE_CHECKING:
    from concurrent.futures import Future

    from psycopg2.extensions import connection as Connection  # noqa: N812 (it is a class)

WORTH = 1500
"""Articles after which it is done: some 12 MB of list. A word is taken in once for all articles that have it, so the
more the cheaper, and the less is written to the log."""
WORTH_NEAR_END = 500
"""The same where a load is soon at its end, which then has less to wait for."""
NEAR_END = 2
"""Batches that are still to come."""


class Settling:
    """One load's, over a connection that nobody else uses."""

    def __init__(self, connection: Connection) -> None:
        self._connection, self._thread = connection, ThreadPoolExecutor(1)
        self._articles = 0
        self._going: Future[None] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._thread.shutdown()

    def merged(self, articles: int, left: int) -> None:
        """So many more are in, so many batches are to come. Does not wait."""
        self._articles += articles
        worth = WORTH_NEAR_END if left <= NEAR_END else WORTH
        if self._articles >= worth and (self._going is None or self._going.done()):
            self._begin()

    def finish(self) -> None:
        """Wait until all is taken in."""
        if self._going is not None:
            self._going.result()
        if self._articles:
            self._begin().result()

    def _begin(self) -> Future[None]:
        self._articles = 0
        self._going = self._thread.submit(self._settle)
        return self._going

    def _settle(self) -> None:
        with self._connection, self._connection.cursor() as cursor:
            cursor.execute(statement("load/settle_search"))
