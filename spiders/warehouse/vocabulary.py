"""Chunks of text in, the lexemes that they come to out: asked of Postgres once, kept as numbers."""

from __future__ import annotations

import re
from bisect import bisect_left
from hashlib import sha256
from itertools import chain, compress
from typing import TYPE_CHECKING

import numpy as np

from spiders.rows.chunks import EDGE
from spiders.warehouse.lists import Lists
from spiders.warehouse.statement import statement

if TYPE_CHECKING:
    from psycopg2.extensions import cursor as Cursor  # noqa: N812 (it is a class)

    from spiders.rows.chunks import Numbers
    from spiders.rows.texts import Texts

MOST_KEPT = 400_000
"""Chunks that are kept in memory."""
END = "\0\0\0"
"""What follows a lexeme in the binary form of a vector: the end of its name, and that it has no places."""
NOTHING = b"\0\0"
"""Where no lexeme stands."""
_LEXEME = re.compile(r"'((?:[^']|'')*)':([0-9,]+)")
_WORD_AT_END, _WORD = (re.compile(before + r"'([^'\\]+)':1") for before in ("", "'0':2 "))
"""What most chunks come to."""


class Vocabulary:
    """One text search configuration's."""

    def __init__(self, config: str) -> None:
        self._config = config
        self._forget()

    def numbers(self, texts: Texts) -> Numbers:
        """Which chunks the texts have, one part after the other: their numbers here, where the batch has its own."""
        is_there = np.zeros(len(texts.chunks), np.bool_)
        is_there[texts.numbers] = True
        numbers = np.zeros(len(texts.chunks), np.int64)
        numbers[is_there] = list(map(self._chunks.__getitem__, compress(texts.chunks, is_there.tolist())))
        return numbers.take(texts.numbers)

    def learn(self, cursor: Cursor) -> None:
        """Ask Postgres about all chunks that were new."""
        if not self._chunks.new:
            return
        try:
            asked = {"config": self._config, "chunks": list(map(_as_it_stands, self._chunks.new))}
            cursor.execute(statement("load/lexemes"), asked)
            read = [
                _read(vector, is_end=chunk.endswith(EDGE))
                for chunk, (vector,) in zip(self._chunks.new, cursor.fetchall(), strict=True)
            ]
            self._add([names for names, _ in read], [places for _, places in read])
        except BaseException:
            self._forget()
            raise
        self._chunks.new = []

    def ranks(self, chunks: Numbers) -> tuple[Numbers, Numbers]:
        """Of those chunks, one after the other: how many lexemes each has; which they are, by their place in order."""
        count, lexemes = self._lexemes.of(chunks)
        return count, self._rank[lexemes]

    def names(self, ranks: Numbers) -> list[bytes]:
        """Of lexemes: each in the binary form of a vector."""
        names: list[bytes] = self._names.take(ranks).tolist()
        return names

    def places(self, chunks: Numbers) -> tuple[Numbers, bytes]:
        """Of chunks: how many places each takes; which lexeme stands there, as `warehouse.places_of` tells it."""
        count, codes = self._places.of(chunks)
        return count, codes.tobytes()

    def forget_much(self) -> None:
        """Begin anew where too much has come together. Numbers that were told are void then."""
        if len(self._chunks) > MOST_KEPT:
            self._forget()

    def _forget(self) -> None:
        self._chunks = _Numbering()
        self._number: dict[str, int] = {}
        self._lexemes, self._places = Lists(np.int64), Lists(np.uint16)
        self._rank = self._by_rank = np.zeros(0, np.int64)
        self._names = np.zeros(0, np.object_)

    def _add(self, names: list[list[str]], places: list[bytes]) -> None:
        """Of each new chunk. Lexemes are ranked in the order of their characters, which is that of their bytes."""
        number = self._number
        new = sorted(set(chain(*names)) - number.keys())
        fresh = range(len(number), len(number) + len(new))
        number.update(zip(new, fresh, strict=True))
        self._lexemes.add(map(len, names), [number[name] for name in chain(*names)])
        self._places.add((len(of) // len(NOTHING) for of in places), np.frombuffer(b"".join(places), np.uint16))
        signs = [f"{name}{END}".encode() for name in new]
        ranks = [bisect_left(self._names, name) for name in signs]
        self._names = np.insert(self._names, ranks, signs)
        self._by_rank = np.insert(self._by_rank, ranks, fresh)
        self._rank = np.empty_like(self._by_rank)
        self._rank[self._by_rank] = np.arange(len(number))


class _Numbering(dict[bytes, int]):
    """Chunks by their numbers, from nought on; those that came since Postgres was asked last are new."""

    def __init__(self) -> None:
        super().__init__()
        self.new: list[bytes] = []

    def __missing__(self, chunk: bytes) -> int:
        self[chunk] = number = len(self)
        self.new.append(chunk)
        return number


def _as_it_stands(chunk: bytes) -> str:
    """With the space around it; the nought behind it tells how many places it takes, with words that are left out."""
    before = "" if chunk.startswith(EDGE) else " "
    after = "" if chunk.endswith(EDGE) else " 0"
    return f"{before}{chunk.strip(EDGE).decode()}{after}"


def _read(vector: str, *, is_end: bool) -> tuple[list[str], bytes]:
    """'state':2 'art':5 '0':6 → its lexemes, and what stands at each of its places; without the last nought."""
    if word := (_WORD_AT_END if is_end else _WORD).fullmatch(vector):
        return [word[1]], _code(word[1])
    found = [
        (lexeme.replace("''", "'").replace("\\\\", "\\"), [int(place) for place in places.split(",")])
        for lexeme, places in _LEXEME.findall(vector)
    ]
    takes = max((places[-1] for _, places in found), default=0) - (not is_end)
    codes = bytearray(NOTHING * takes)
    for lexeme, places in found:
        for place in places:
            if place <= takes:
                codes[2 * place - 2 : 2 * place] = _code(lexeme)
    return [lexeme for lexeme, places in found if places[0] <= takes], bytes(codes)


def _code(lexeme: str) -> bytes:
    return sha256(lexeme.encode()).digest()[: len(NOTHING)]
