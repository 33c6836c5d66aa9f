"""Staged batches in, each of them in the temporary tables of a connection out, while those before it are merged.

Two connections take turns: what one batch does to the warehouse and what the next one is copied in by go on at once, in
two processes of Postgres. Until it is merged a batch has hindered nobody.
"""

from __future__ import annotations

import sys
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING

import numpy as np

from spiders.errors import StageError
from spiders.stage.prepared import read_prepared
from spiders.warehouse.merge import Merging
from spiders.warehouse.statement import statement
from spiders.warehouse.vectors import Vectors

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from concurrent.futures import Future

    from psycopg2.extensions import connection as Connection  # noqa: N812 (it is a class)

    from spiders.rows.incoming import Incoming, Words
    from spiders.stage.batch import Batch
    from spiders.warehouse.merged import Sessions

    _Found = tuple[Batch, Incoming] | StageError

WORTH_VECTORS = 50
"""Articles of a batch from which on their search vectors are made beforehand."""


class Ahead:
    """One load's.

    Args:
        asking: what a load asks while it prepares a batch.
        lanes: those that batches are merged over, one after the other; they have the temporary tables of a load.
        sessions: those that do what is left waiting.
    """

    def __init__(self, asking: Connection, lanes: Sequence[Connection], sessions: Sessions) -> None:
        self._asking, self._lanes, self._sessions = asking, lanes, sessions
        self._vectors = Vectors()

    def batches(self, paths: Sequence[str]) -> Iterator[tuple[str, Merging | StageError]]:
        """Each in its turn, copied in already. When the next one is asked for, this one has been merged."""
        later = iter(paths)
        read: deque[tuple[str, Future[_Found]]] = deque()
        copied: deque[tuple[str, Future[Merging | StageError], Connection]] = deque()
        with ThreadPoolExecutor(1) as reader, _quick_turns():
            read.extend((path, reader.submit(self._read, path)) for path in islice(later, 1))
            free = deque(self._lanes)
            while True:
                while free and read:
                    lane, (path, found) = free.popleft(), read.popleft()
                    copied.append((path, reader.submit(self._copy, found, lane), lane))
                    read.extend((path, reader.submit(self._read, path)) for path in islice(later, 1))
                if not copied:
                    return
                path, batch, lane = copied.popleft()
                yield path, batch.result()
                free.append(lane)

    def _read(self, path: str) -> _Found:
        try:
            batch, incoming = read_prepared(path)
        except StageError as error:
            return error
        if len(incoming.articles) >= WORTH_VECTORS:
            incoming.vectors = self._vectors_of(incoming)
        return batch, incoming

    def _copy(self, read: Future[_Found], lane: Connection) -> Merging | StageError:
        found = read.result()
        if isinstance(found, StageError):
            return found
        merging = Merging(lane, *found, self._sessions)
        merging.copy()
        return merging

    def _vectors_of(self, incoming: Incoming) -> dict[int, Words]:
        """Those of the articles that the warehouse does not have as they are."""
        lines, records = list(incoming.records), incoming.records.values()
        sources, keys, hashes = (list(values) for values in zip(*records, strict=True))
        with self._asking, self._asking.cursor() as cursor:
            cursor.execute(
                statement("load/known"), {"lines": lines, "sources": sources, "keys": keys, "records": hashes}
            )
            known = [line for (line,) in cursor.fetchall()]
            texts = incoming.texts
            return self._vectors.make(cursor, texts.only(np.isin(texts.lines, known, invert=True)))


@contextmanager
def _quick_turns() -> Iterator[None]:
    """Let the thread that speaks to Postgres have the interpreter at once when an answer has come."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(0.0001)
    try:
        yield
    finally:
        sys.setswitchinterval(before)
