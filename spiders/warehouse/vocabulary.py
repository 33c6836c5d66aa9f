"""Chunks of text in, the lexemes that they come to out: asked of Postgres once, kept as numbers."""

from __future__ import annotations

import re
from hashlib import sha256
from itertools import accumulate, chain
from typing import TYPE_CHECKING, Any

import numpy as np

from spiders.warehouse.statement import statement

if TYPE_CHECKING:
    from collections.abc import Iterable

    from psycopg2.extensions import cursor as Cursor  # noqa: N812 (it is a class)

    Numbers = np.ndarray[Any, np.dtype[np.int64]]

MOST_KEPT = 400_000
"""Chunks that are kept in memory."""
EDGE = "\n"
"""Marks the side of a chunk where the text begins or ends: Postgres reads ".." otherwise there than after a space."""
END = "\0\0\0"
"""What follows a lexeme in the binary form of a vector: the end of its name, and that it has no places."""
_SPACE = " \t\n\r\f\v"
_WORDS = re.compile(f"[^{_SPACE}]+")
_ODD_SPACE = "\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
"""What Python cuts at and Postgres may not."""
_LEXEME = re.compile(r"'((?:[^']|'')*)':([0-9,]+)")
NOTHING = b"\0\0"
"""Where no lexeme stands."""


class Vocabulary:
    """One text search configuration's."""

    def __init__(self, config: str) -> None:
        self._config = config
        self._forget()

    def numbers(self, part: str) -> list[int]:
        """The text cut at what Postgres holds for white space, each chunk by its number."""
        chunks = _WORDS.findall(part) if any(map(part.__contains__, _ODD_SPACE)) else part.split()
        if chunks and part[-1] not in _SPACE:
            chunks[-1] += EDGE
        if chunks and part[0] not in _SPACE:
            chunks[0] = EDGE + chunks[0]
        return list(map(self._chunks.__getitem__, chunks))

    def learn(self, cursor: Cursor) -> None:
        """Ask Postgres about all chunks that were new."""
        if not self._chunks.new:
            return
        try:
            asked = {"config": self._config, "chunks": list(map(_as_it_stands, self._chunks.new))}
            cursor.execute(statement("load/lexemes"), asked)
            for chunk, (vector,) in zip(self._chunks.new, cursor.fetchall(), strict=True):
                names, places = _read(vector, is_end=chunk.endswith(EDGE))
                self._lexemes.append([self._names[name] for name in names])
                self._places.append(places)
            self._arrange()
        except BaseException:
            self._forget()
            raise
        self._chunks.new = []

    def ranks(self, chunks: Numbers) -> tuple[Numbers, Numbers]:
        """Of those chunks, one after the other: how many lexemes each has; which they are, by their place in order."""
        count = self._starts[chunks + 1] - self._starts[chunks]
        return count, self._ranks[ranges(self._starts[chunks], count)]

    def names(self, ranks: Numbers) -> tuple[Numbers, bytes]:
        """Of lexemes: how long each is in the binary form of a vector; all of them, one after the other."""
        starts = self._name_starts[ranks]
        length = self._name_starts[ranks + 1] - starts
        return length, self._bytes[ranges(starts, length)].tobytes()

    def places(self, chunks: list[int]) -> bytes:
        """Which lexeme stands where in a part of a text, up to the last, as `warehouse.places_of` tells it."""
        places = b"".join(map(self._places.__getitem__, chunks))
        end = len(places)
        while end and places[end - 2 : end] == NOTHING:
            end -= 2
        return places[:end]

    def forget_much(self) -> None:
        """Begin anew where too much has come together. Numbers that were told are void then."""
        if len(self._chunks) > MOST_KEPT:
            self._forget()

    def _forget(self) -> None:
        self._chunks, self._names = _Numbered(), _Numbered()
        self._lexemes: list[list[int]] = []
        self._places: list[bytes] = []
        self._order: list[str] = []
        self._arrange()

    def _arrange(self) -> None:
        """What is known as arrays; lexemes in the order of their characters, which is that of their bytes."""
        self._order += self._names.new
        self._order.sort()
        self._names.new = []
        names = [f"{name}{END}".encode() for name in self._order]
        self._bytes = np.frombuffer(b"".join(names), np.uint8)
        self._name_starts = _starts(map(len, names))
        rank = np.empty(len(names), np.int64)
        rank[[self._names[name] for name in self._order]] = np.arange(len(names))
        self._starts = _starts(map(len, self._lexemes))
        self._ranks = rank[np.fromiter(chain.from_iterable(self._lexemes), np.int64)]


class _Numbered(dict[str, int]):
    """A number for each string, the next one for a string that is new."""

    def __init__(self) -> None:
        super().__init__()
        self.new: list[str] = []

    def __missing__(self, key: str) -> int:
        self[key] = number = len(self)
        self.new.append(key)
        return number


def ranges(starts: Numbers, lengths: Numbers) -> Numbers:
    """All numbers of each range, one range after the other."""
    ends = np.cumsum(lengths)
    found: Numbers = np.arange(ends[-1] if len(ends) else 0) + np.repeat(starts - (ends - lengths), lengths)
    return found


def _starts(lengths: Iterable[int]) -> Numbers:
    return np.array(list(accumulate(lengths, initial=0)), np.int64)


def _as_it_stands(chunk: str) -> str:
    """With the space around it; the nought behind it tells how many places it takes, with words that are left out."""
    before = "" if chunk.startswith(EDGE) else " "
    after = "" if chunk.endswith(EDGE) else " 0"
    return f"{before}{chunk.strip(EDGE)}{after}"


def _read(vector: str, *, is_end: bool) -> tuple[list[str], bytes]:
    """'state':2 'art':5 '0':6 → its lexemes, and what stands at each of its places; without the last nought."""
    found = [
        (lexeme.replace("''", "'").replace("\\\\", "\\"), [int(place) for place in places.split(",")])
        for lexeme, places in _LEXEME.findall(vector)
    ]
    takes = max((places[-1] for _, places in found), default=0) - (not is_end)
    codes = bytearray(NOTHING * takes)
    for lexeme, places in found:
        for place in places:
            if place <= takes:
                codes[2 * place - 2 : 2 * place] = sha256(lexeme.encode()).digest()[:2]
    return [lexeme for lexeme, places in found if places[0] <= takes], bytes(codes)
