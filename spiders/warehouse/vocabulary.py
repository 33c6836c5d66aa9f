"""Chunks of text in, what each comes to in a search vector out: asked of Postgres once, kept as numbers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import numpy as np
from attrs import frozen

from spiders.warehouse.statement import statement

if TYPE_CHECKING:
    from psycopg2.extensions import cursor as Cursor  # noqa: N812 (it is a class)

    Numbers = np.ndarray[Any, np.dtype[np.int64]]

MOST_KEPT = 400_000
"""Chunks that are kept in memory."""
EDGE = "\n"
"""Marks the side of a chunk where the text begins or ends: Postgres reads ".." otherwise there than after a space."""
_SPACE = " \t\n\r\f\v"
_WORDS = re.compile(f"[^{_SPACE}]+")
_ODD_SPACE = re.compile("[\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]")
"""What Python cuts at and Postgres may not."""
_LEXEME = re.compile(r"'((?:[^']|'')*)':([0-9,]+)")


@frozen
class Words:
    """The lexemes of many chunks, one after the other."""

    lexeme: Numbers
    chunk: Numbers
    """Which of the chunks it is of."""
    place: Numbers
    """Within the chunk, from 1."""
    takes: Numbers
    """Of each chunk: how many places it takes, with those of words that are left out."""


class _Numbers(dict[str, int]):
    """A number for each chunk, the next one for a chunk that is new."""

    def __init__(self) -> None:
        super().__init__()
        self.new: list[str] = []

    def __missing__(self, chunk: str) -> int:
        self[chunk] = number = len(self)
        self.new.append(chunk)
        return number


class Vocabulary:
    """One text search configuration's."""

    def __init__(self, config: str) -> None:
        self._config = config
        self._forget()

    def chunks(self, part: str) -> list[str]:
        """The text cut at what Postgres holds for white space, first and last chunk marked where none is around it."""
        chunks = _WORDS.findall(part) if _ODD_SPACE.search(part) else part.split()
        if chunks and part[-1] not in _SPACE:
            chunks[-1] += EDGE
        if chunks and part[0] not in _SPACE:
            chunks[0] = EDGE + chunks[0]
        return chunks

    def ids(self, cursor: Cursor, chunks: list[str]) -> Numbers:
        """A number for each, learned where it is new."""
        if len(self._ids) > MOST_KEPT:
            self._forget()
        found = np.fromiter(map(self._ids.__getitem__, chunks), np.int64, len(chunks))
        if self._ids.new:
            try:
                self._learn(cursor, self._ids.new)
            except BaseException:
                self._forget()
                raise
            self._ids.new = []
        return found

    def words(self, ids: Numbers) -> Words:
        """Of those chunks, in order."""
        starts, takes = self._arrays["starts"], self._arrays["takes"]
        count = starts[ids + 1] - starts[ids]
        chunk = np.repeat(np.arange(len(ids)), count)
        within = np.arange(len(chunk)) - np.repeat(np.cumsum(count) - count, count)
        entry = starts[ids][chunk] + within
        return Words(self._arrays["lexemes"][entry], chunk, self._arrays["places"][entry], takes[ids])

    def ranked(self, lexemes: Numbers) -> tuple[Numbers, Numbers]:
        """The lexemes that occur in Postgres' order, which is that of their bytes; and where in it each of them is."""
        occurs = np.zeros(len(self._names), bool)
        occurs[lexemes] = True
        used = np.array(sorted(np.flatnonzero(occurs).tolist(), key=self._names.__getitem__), np.int64)
        ranks = np.zeros(len(self._names), np.int64)
        ranks[used] = np.arange(len(used))
        return used, ranks[lexemes]

    def names(self) -> tuple[np.ndarray[Any, np.dtype[np.uint8]], Numbers, Numbers]:
        """All lexemes as bytes, each ending in NUL; where each begins; how long it is."""
        return self._bytes, self._arrays["offsets"], self._arrays["lengths"]

    def _forget(self) -> None:
        self._ids = _Numbers()
        self._numbers: dict[bytes, int] = {}
        self._names: list[bytes] = []
        self._starts: list[int] = [0]
        self._takes: list[int] = []
        self._lexemes: list[int] = []
        self._places: list[int] = []
        self._keep()

    def _learn(self, cursor: Cursor, new: list[str]) -> None:
        cursor.execute(
            statement("load/lexemes"), {"config": self._config, "chunks": [_as_it_stands(chunk) for chunk in new]}
        )
        for chunk, (vector,) in zip(new, cursor.fetchall(), strict=True):
            takes, lexemes = _read(vector, chunk.endswith(EDGE))
            self._takes.append(takes)
            for lexeme, place in lexemes:
                number = self._numbers.setdefault(lexeme, len(self._names))
                if number == len(self._names):
                    self._names.append(lexeme)
                self._lexemes.append(number)
                self._places.append(place)
            self._starts.append(len(self._lexemes))
        self._keep()

    def _keep(self) -> None:
        """What was learned as arrays."""
        lengths = [len(name) for name in self._names]
        kept = {"starts": self._starts, "takes": self._takes, "lexemes": self._lexemes, "places": self._places}
        kept |= {"lengths": lengths, "offsets": (np.cumsum(lengths, dtype=np.int64) - lengths).tolist()}
        self._arrays = {name: np.array(values, np.int64) for name, values in kept.items()}
        self._bytes = np.frombuffer(b"".join(self._names), np.uint8)


def _as_it_stands(chunk: str) -> str:
    """With the space around it; the nought behind it tells how many places it takes, with words that are left out."""
    before = "" if chunk.startswith(EDGE) else " "
    after = "" if chunk.endswith(EDGE) else " 0"
    return f"{before}{chunk.strip(EDGE)}{after}"


def _read(vector: str, is_end: bool) -> tuple[int, list[tuple[bytes, int]]]:
    """'state':2 'art':5 '0':6 → how many places it takes, its lexemes with theirs; without the last nought."""
    found = [
        (lexeme.replace("''", "'").replace("\\\\", "\\").encode() + b"\0", int(place))
        for lexeme, places in _LEXEME.findall(vector)
        for place in places.split(",")
    ]
    takes = max((place for _, place in found), default=0) - (not is_end)
    return takes, sorted((pair for pair in found if pair[1] <= takes), key=lambda pair: pair[1])
