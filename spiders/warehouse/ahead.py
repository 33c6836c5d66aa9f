"""Staged batches in, each of them in the temporary tables of a connection out, while those before it are merged.

The connections take turns: what one batch does to the warehouse and what the next ones are copied in by go on at once,
in processes of Postgres of their own. Until it is merged a batch has hindered nobody.
"""

from __future__ import annotations

import sys
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING

from spiders.errors import StageError
from spiders.stage.prepared import read_prepared
from spiders.warehouse.merge import Merging
from spiders.warehouse.word_numbers import WordNumbers

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from concurrent.futures import Future

    from psycopg2.extensions import connection as Connection  # noqa: N812 (it is a class)

    from spiders.rows.incoming import Incoming
    from spiders.stage.batch import Batch
    from spiders.warehouse.merged import Sessions

    _Found = tuple[Batch, Incoming] | StageError

WORTH = 50
"""Articles of a batch from which on the numbers of their words are made beforehand."""


class Ahead:
    """One load's.

    Args:
        lanes: those that batches are merged over, one after the other; they have the temporary tables of a load.
        sessions: those that do what is left waiting.
    """

    def __init__(self, lanes: Sequence[Connection], sessions: Sessions) -> None:
        self._lanes, self._sessions = lanes, sessions
        self._numbers = WordNumbers()

    def batches(self, paths: Sequence[str]) -> Iterator[tuple[str, Merging | StageError]]:
        """Each in its turn, copied in already. When the next one is asked for, this one has been merged."""
        later = iter(paths)
        read: deque[tuple[str, Future[_Found]]] = deque()
        copied: deque[tuple[str, Future[Merging | StageError], Connection]] = deque()
        with ThreadPoolExecutor(1) as reader, _quick_turns():
            read.extend((path, reader.submit(_read, path)) for path in islice(later, 1))
            free = deque(self._lanes)
            while True:
                while free and read:
                    lane, (path, found) = free.popleft(), read.popleft()
                    copied.append((path, reader.submit(self._copy, found, lane), lane))
                    read.extend((path, reader.submit(_read, path)) for path in islice(later, 1))
                if not copied:
                    return
                path, batch, lane = copied.popleft()
                yield path, batch.result()
                free.append(lane)

    def _copy(self, read: Future[_Found], lane: Connection) -> Merging | StageError:
        found = read.result()
        if isinstance(found, StageError):
            return found
        batch, incoming = found
        merging = Merging(lane, batch, incoming, self._sessions)
        merging.copy()
        if len(incoming.articles) >= WORTH:
            merging.words = self._numbers.make(merging.cursor, merging.unknown(incoming.texts))
        return merging


def _read(path: str) -> _Found:
    try:
        return read_prepared(path)
    except StageError as error:
        return error


@contextmanager
def _quick_turns() -> Iterator[None]:
    """Let the thread that speaks to Postgres have the interpreter at once when an answer has come."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(0.0001)
    try:
        yield
    finally:
        sys.setswitchinterval(before)
