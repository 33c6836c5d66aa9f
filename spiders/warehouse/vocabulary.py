"""Chunks of text in, the lexemes that they come to out: asked of Postgres once, kept as numbers."""

from __future__ import annotations

import re
from functools import lru_cache
from hashlib import sha256
from itertools import compress
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
        """Of the batch's chunks: the number here of each that the texts have."""
        is_there = np.bincount(texts.numbers, minlength=len(texts.chunks)) > 0
        numbers = np.zeros(len(texts.chunks), np.intp)
        numbers[is_there] = list(map(self._chunks.__getitem__, compress(texts.chunks, is_there.tolist())))
        return numbers

    def learn(self, cursor: Cursor) -> None:
        """Ask Postgres about all chunks that were new."""
        if not self._chunks.new:
            return
        chunks, self._chunks.new = self._chunks.new, []
        try:
            asked = {"config": self._config, "chunks": "\n".join(map(_as_it_stands, chunks))}
            cursor.execute(statement("load/lexemes"), asked)
            ((vectors,),) = cursor.fetchall()
            self._add(_Read(chunks, vectors.split("\n")))
        except BaseException:
            self._forget()
            raise

    def __len__(self) -> int:
        """How many lexemes are known."""
        return len(self._number)

    def ranks(self, chunks: Numbers) -> Lists:
        """Of those chunks: the lexemes, by their places in order."""
        return self._lexemes.only(chunks).by(self._rank)

    def hashes(self, ranks: Numbers) -> Numbers:
        """Of lexemes: the number of each, as `warehouse.number_of` tells it."""
        return self._hashes.take(ranks)

    def places(self, chunks: Numbers) -> Lists:
        """Of those chunks: which lexeme stands at each of their places, as `warehouse.places_of` tells it."""
        return self._places.only(chunks)

    def forget_much(self) -> None:
        """Begin anew where too much has come together. Numbers that were told are void then."""
        if len(self._chunks) > MOST_KEPT:
            self._forget()

    def _forget(self) -> None:
        self._chunks = _Numbering()
        self._number: dict[str, int] = {}
        self._lexemes, self._places = Lists.none(np.intp), Lists.none(np.uint16)
        self._rank = self._by_rank = np.zeros(0, np.uint32)
        self._hashes = np.zeros(0, np.int64)

    def _add(self, read: _Read) -> None:
        """Lexemes are ranked in the order in which the index has them."""
        number = self._number
        new = list(dict.fromkeys(name for name in read.names if name not in number))
        fresh = range(len(number), len(number) + len(new))
        number.update(zip(new, fresh, strict=True))
        self._lexemes = self._lexemes.and_(read.has, list(map(number.__getitem__, read.names)))
        self._places = self._places.and_(read.takes, np.frombuffer(b"".join(read.codes), np.uint16))
        hashes = np.frombuffer(b"".join(map(_hash, new)), ">i8").astype(np.int64)
        in_order = np.argsort(hashes)
        ranks = np.searchsorted(self._hashes, hashes[in_order])
        self._hashes = np.insert(self._hashes, ranks, hashes[in_order])
        self._by_rank = np.insert(self._by_rank, ranks, np.asarray(fresh, np.uint32)[in_order])
        self._rank = np.empty_like(self._by_rank)
        self._rank[self._by_rank] = np.arange(len(number))


class _Read:
    """What chunks come to: the names of lexemes, the codes of places; how many of them each chunk has and takes."""

    def __init__(self, chunks: list[bytes], vectors: list[str]) -> None:
        self.names: list[str] = []
        self.codes: list[bytes] = []
        self.has: list[int] = []
        self.takes: list[int] = []
        for chunk, vector in zip(chunks, vectors, strict=True):
            is_end = chunk.endswith(EDGE)
            if word := (_WORD_AT_END if is_end else _WORD).fullmatch(vector):
                self.names.append(word[1])
                self.codes.append(_code(word[1]))
                self.has.append(1)
                self.takes.append(1)
            else:
                names, codes = _read(vector, is_end=is_end)
                self.names += names
                self.codes.append(codes)
                self.has.append(len(names))
                self.takes.append(len(codes) // len(NOTHING))


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
    if EDGE not in chunk:
        return f" {chunk.decode()} 0"
    before = "" if chunk.startswith(EDGE) else " "
    after = "" if chunk.endswith(EDGE) else " 0"
    return f"{before}{chunk.strip(EDGE).decode()}{after}" or " "


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
                codes[2 * place - 2 : 2 * place] = _code(lexeme)
    return [lexeme for lexeme, places in found if places[0] <= takes], bytes(codes)


def _code(lexeme: str) -> bytes:
    return _hash(lexeme)[: len(NOTHING)]


@lru_cache(1 << 16)
def _hash(lexeme: str) -> bytes:
    return sha256(lexeme.encode()).digest()[:8]
