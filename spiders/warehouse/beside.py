"""What merged batches leave waiting in; the same done, over a connection of its own while the next are merged, out.

What waits is noted in the warehouse with its batch, under the number of this session: so what a killed load leaves the
next one does, and what waits for a load that lives nobody else touches.
"""

from __future__ import annotations

from collections import deque
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Self

from spiders.warehouse.retried import retried
from spiders.warehouse.statement import statement

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future

    from psycopg2.extensions import connection as Connection  # noqa: N812 (it is a class)
    from psycopg2.extensions import cursor as Cursor  # noqa: N812

BEHIND = 3
"""Pieces of work that wait at most, with what they need in memory."""


class Beside:
    """One load's, over a connection that nobody else uses.

    Attributes:
        session: its number.
    """

    def __init__(self, connection: Connection, work: str) -> None:
        self._connection, self._thread = connection, ThreadPoolExecutor(1)
        self._waiting: deque[Future[None]] = deque()
        with connection, connection.cursor() as cursor:
            cursor.execute(statement("load/will_do"), {"work": work})
            ((self.session, _),) = cursor.fetchall()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._thread.shutdown(cancel_futures=True)

    def begin(self, piece: Callable[[Cursor], None]) -> None:
        """Have a transaction done after those that were begun before. Waits only where it is far behind."""
        self._waiting.append(self._thread.submit(retried, lambda _: self._do(piece)))
        self._wait(BEHIND)

    def finish(self) -> None:
        """Wait until all is done."""
        self._wait(0)

    def _wait(self, most: int) -> None:
        while len(self._waiting) > most:
            self._waiting.popleft().result()

    def _do(self, piece: Callable[[Cursor], None]) -> None:
        with self._connection, self._connection.cursor() as cursor:
            piece(cursor)
