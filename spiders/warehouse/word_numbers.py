"""Texts in, the numbers of their words out: those of Postgres' `to_tsvector`, at a fraction of its cost.

Making search vectors would be the dearest part of a load, and done in SQL it would keep the one process busy that
merges. Texts come cut at white space, which no word of Postgres' parser reaches across; what a chunk comes to is asked
of Postgres once and kept, and put together here while the batch before is merged. The index holds a number for each
word, neither places nor weights; which word stands where is told apart, for phrases. Texts that are not among those cut
are left to `warehouse.numbers_of`, which makes them of the search vector.
"""

from __future__ import annotations

import struct
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from spiders.rows.incoming import Words
from spiders.rows.texts import PARTS
from spiders.warehouse.statement import statement
from spiders.warehouse.vocabulary import NOTHING, Vocabulary

if TYPE_CHECKING:
    from psycopg2.extensions import cursor as Cursor  # noqa: N812 (it is a class)

    from spiders.rows.chunks import Numbers
    from spiders.rows.texts import Texts
    from spiders.warehouse.lists import Lists

AT_ONCE = 64
"""Texts whose numbers are looked at at once. New memory for arrays of a whole batch costs more than what is done with
them; those of so few texts lie in the processor's cache."""

_BIGINT = 20
"""Postgres' number for the type."""
_ELEMENT = np.dtype([("size", ">i4"), ("number", ">i8")])
"""One of an array in binary form."""


class WordNumbers:
    """What was learned of each language's chunks, for as long as a load goes on."""

    def __init__(self) -> None:
        self._known: dict[str, Vocabulary] = {}
        self._configs: dict[str, str] = {}

    def make(self, cursor: Cursor, texts: Texts) -> dict[int, Words]:
        """Those of each line."""
        if new := set(texts.languages) - self._configs.keys():
            cursor.execute(statement("load/configs"), {"languages": sorted(new)})
            self._configs.update(cursor.fetchall())
        configs = [self._configs[language] for language in texts.languages]
        made: dict[int, Words] = {}
        for config in sorted(set(configs)):
            known = self._known.setdefault(config, Vocabulary(config))
            made |= _of_config(cursor, known, texts.only(np.array([each == config for each in configs])))
        return made


def copy_data(words: dict[int, Words]) -> bytes:
    """The words as COPY takes them in its binary format, three columns: line, numbers, places."""
    head = b"PGCOPY\n\xff\r\n\0" + struct.pack(">ii", 0, 0)
    row, size = struct.Struct(">hiqi").pack, struct.Struct(">i").pack
    rows = [
        row(3, 8, line, len(one.numbers)) + one.numbers + size(len(one.places)) + one.places
        for line, one in words.items()
    ]
    return b"".join((head, *rows, struct.pack(">h", -1)))


def _of_config(cursor: Cursor, known: Vocabulary, texts: Texts) -> dict[int, Words]:
    """Those of all texts: what is new in them is learned at once, the rest done some texts at a time."""
    known.forget_much()
    numbers = known.numbers(texts)
    known.learn(cursor)
    ranks, places = known.ranks(numbers), known.places(numbers)
    upto = _ends(texts.counts)[::PARTS]
    made: dict[int, Words] = {}
    for start in range(0, len(texts.lines), AT_ONCE):
        end = min(start + AT_ONCE, len(texts.lines))
        chunks = texts.numbers[upto[start] : upto[end]].astype(np.intp)
        words = _words(known, ranks, places, texts.counts[PARTS * start : PARTS * end], chunks)
        made.update(zip(texts.lines[start:end].tolist(), words, strict=True))
    return made


def _words(known: Vocabulary, ranks: Lists, places: Lists, counts: Numbers, chunks: Numbers) -> list[Words]:
    """Of some texts: each word as a number, with that of its text, so that there is little to do but sorting."""
    upto = _ends(counts)
    bounds, codes = places.of(chunks, upto)
    data = codes.tobytes()
    parts = [_trimmed(data[start:end]) for start, end in pairwise((bounds * len(NOTHING)).tolist())]
    bounds, words = _distinct(*ranks.of(chunks, upto[::PARTS]), len(known))
    elements = np.empty(len(words), _ELEMENT)
    elements["size"], elements["number"] = elements["number"].itemsize, known.hashes(words)
    data = elements.tobytes()
    return [
        Words(
            _array_head(end - start) + data[start * _ELEMENT.itemsize : end * _ELEMENT.itemsize],
            b"".join(parts[PARTS * at : PARTS * (at + 1)]),
        )
        for at, (start, end) in enumerate(pairwise(bounds.tolist()))
    ]


def _array_head(length: int) -> bytes:
    """Dimensions, whether there are nulls, of what type; of the one dimension its length and where it begins."""
    return struct.pack(">5i", 1, 0, _BIGINT, length, 1) if length else struct.pack(">3i", 0, 0, _BIGINT)


def _ends(counts: Numbers) -> Numbers:
    """How many there are before each, and in all."""
    return np.concatenate(([0], np.cumsum(counts, dtype=np.intp)))


def _trimmed(places: bytes) -> bytes:
    """Up to the last at which a lexeme stands, whose code may end in a nought."""
    end = len(places.rstrip(b"\0"))
    return places[: end + end % len(NOTHING)]


def _distinct(bounds: Numbers, words: Numbers, most: int) -> tuple[Numbers, Numbers]:
    """Every word of each text once, in order; bounds of the texts before and after. Words are less than `most`.

    A text's number before a word's has room in 32 bits, with so few texts and less than 33 million words.
    """
    bits = most.bit_length()
    texts: Numbers = np.arange(len(bounds), dtype=np.uint32)
    texts <<= bits
    keys = np.repeat(texts[:-1], np.diff(bounds))
    keys |= words
    keys.sort()
    is_other = np.ones(len(keys), np.bool_)
    np.not_equal(keys[1:], keys[:-1], out=is_other[1:])
    keys = keys[is_other]
    return np.searchsorted(keys, texts), keys & ((1 << bits) - 1)
