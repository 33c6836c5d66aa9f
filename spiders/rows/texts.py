"""Texts of articles in, numbers of their chunks between white space out: each chunk of a batch is there once.

What a chunk means to a search Postgres alone knows: the load asks it, once for every chunk that it has not met. A text
with markup, or a very long one, is not cut here and left to Postgres whole.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from attrs import frozen

from spiders.rows.chunks import Chunks
from spiders.rows.pairs import pairs

if TYPE_CHECKING:
    from spiders.rows.chunks import Numbers

PARTS = 3
"""Of a text: headline, subheadline, body."""
LONGEST = 60_000
"""Characters of a text that is looked at here; far longer ones Postgres refuses."""
AT_ONCE = 1 << 20
"""Characters of the texts that are cut at once: numbers take many times the memory of the text."""


@frozen(eq=False)
class Texts:
    """What is searched of the articles whose words are sure."""

    lines: Numbers
    """Of each text, in the order in which they follow each other."""
    languages: tuple[str, ...]
    """Of each text."""
    counts: Numbers
    """How many chunks each part has, three parts a text."""
    numbers: Numbers
    """Which chunks, one part after the other, as places in `chunks`."""
    chunks: list[bytes]
    """Each one once, with marks where a text begins or ends."""

    def only(self, these: Numbers) -> Texts:
        """Some of the texts: true or false for each."""
        if these.all():
            return self
        parts = np.repeat(these, PARTS)
        return Texts(
            self.lines[these],
            tuple(language for language, is_one in zip(self.languages, these.tolist(), strict=True) if is_one),
            self.counts[parts],
            self.numbers[np.repeat(parts, self.counts)],
            self.chunks,
        )


class Cutter:
    """Cuts the texts of one batch as they come."""

    def __init__(self) -> None:
        self._chunks = Chunks()
        self._lines: list[int] = []
        self._languages: list[str] = []
        self._counts: list[Numbers] = []
        self._numbers: list[Numbers] = []
        self._waiting: list[bytes] = []
        self._size = 0

    def add(self, line: int, language: str, parts: tuple[str, str, str]) -> None:
        """The text of an article, unless it is left to Postgres."""
        if not _is_plain(parts):
            return
        self._lines.append(line)
        self._languages.append(language)
        self._waiting += map(pairs, parts)
        self._size += sum(map(len, parts))
        if self._size > AT_ONCE:
            self._cut()

    def texts(self) -> Texts:
        """All that were added."""
        self._cut()
        return Texts(
            np.array(self._lines, np.uint32),
            tuple(self._languages),
            np.concatenate([np.zeros(0, np.uint32), *self._counts]),
            np.concatenate([np.zeros(0, np.uint32), *self._numbers]),
            list(self._chunks),
        )

    def _cut(self) -> None:
        if self._waiting:
            counts, numbers = self._chunks.numbers(self._waiting)
            self._counts.append(counts.astype(np.uint32))
            self._numbers.append(numbers.astype(np.uint32))
            self._waiting, self._size = [], 0


def _is_plain(parts: tuple[str, str, str]) -> bool:
    """Whether white space ends every word: it does not within what looks like a tag."""
    return sum(map(len, parts)) <= LONGEST and not any("<" in part for part in parts)
