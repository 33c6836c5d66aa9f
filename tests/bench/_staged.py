"""Articles in, their batches out, by `news import`: at once, or by a process of its own while others are loaded."""

from __future__ import annotations

import json
from collections import deque
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import TYPE_CHECKING, Any

from spiders.warehouse.importing.staging import stage
from tests.bench._filler import dealt

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

CHUNK = 20_000
AHEAD = 2
"""Chunks that wait, at most."""

_Year = tuple[list[dict[str, Any]], int, "datetime"]
"""What articles are dealt from, how many there will be, when the last is published."""


def staged(articles: Iterable[dict[str, Any]]) -> list[str]:
    """Their batches."""
    numbered = enumerate((json.dumps(one).encode() for one in articles), start=1)
    return stage(numbered, "bench").batches


def staged_ahead(year: _Year, have: int) -> Iterator[tuple[int, list[str]]]:
    """The year's articles from that one on, in chunks: how many, and their batches."""
    _, total, _ = year
    chunks = deque((first, min(CHUNK, total - first)) for first in range(have, total, CHUNK))
    with ProcessPoolExecutor(1, get_context("spawn"), _begin, (year,)) as pool:
        coming = deque((count, pool.submit(_stage, first, count)) for first, count in _take(chunks, AHEAD))
        while coming:
            count, batches = coming.popleft()
            done = batches.result()
            coming.extend((count, pool.submit(_stage, first, count)) for first, count in _take(chunks, 1))
            yield count, done


def _take(chunks: deque[tuple[int, int]], most: int) -> list[tuple[int, int]]:
    return [chunks.popleft() for _ in range(min(most, len(chunks)))]


_of_process: list[_Year] = []


def _begin(year: _Year) -> None:
    _of_process.append(year)


def _stage(first: int, count: int) -> list[str]:
    ((base, total, end),) = _of_process
    return staged(dealt(base, first, count, total, end))
