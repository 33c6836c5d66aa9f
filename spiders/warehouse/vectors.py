"""Texts in, the words that the index finds them by out: those of Postgres' `to_tsvector`, at a fraction of its cost.

Making search vectors is the dearest part of a load, and done in SQL it keeps the one process busy that merges. Texts
come cut at white space, which no word of Postgres' parser reaches across; what a chunk comes to is asked of Postgres
once and kept, and put together here while the batch before is merged. An index of words holds neither places nor
weights, so there are none; which word stands where is told apart, for phrases. Texts that are not among those cut are
left to `warehouse.search_vector`, by which the index makes every other vector.
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


class Vectors:
    """What was learned of each language's chunks, for as long as a load goes on."""

    def __init__(self) -> None:
        self._known: dict[str, Vocabulary] = {}

    def make(self, cursor: Cursor, texts: Texts) -> dict[int, Words]:
        """Those of each line."""
        cursor.execute(statement("load/configs"), {"languages": sorted(set(texts.languages))})
        configs = dict(cursor.fetchall())
        made: dict[int, Words] = {}
        for config in sorted(set(configs.values())):
            known = self._known.setdefault(config, Vocabulary(config))
            made |= _vectors(
                cursor, known, texts.only(np.array([configs[language] == config for language in texts.languages]))
            )
        return made


def copy_data(words: dict[int, Words]) -> bytes:
    """The words as COPY takes them in its binary format, three columns: line, search, places."""
    head = b"PGCOPY\n\xff\r\n\0" + struct.pack(">ii", 0, 0)
    row, size = struct.Struct(">hiqi").pack, struct.Struct(">i").pack
    rows = [
        row(3, 8, line, len(one.vector)) + one.vector + size(len(one.places)) + one.places
        for line, one in words.items()
    ]
    return b"".join((head, *rows, struct.pack(">h", -1)))


def _vectors(cursor: Cursor, known: Vocabulary, texts: Texts) -> dict[int, Words]:
    """All texts at once: each word as a number, with that of its text, so that there is little to do but sorting."""
    known.forget_much()
    chunks = known.numbers(texts)
    known.learn(cursor)
    places = _places(known, texts.counts, chunks)
    count, ranks = known.ranks(chunks)
    of = np.repeat(np.arange(len(texts.counts)) // PARTS, texts.counts)
    of, ranks = _distinct(np.repeat(of, count), ranks)
    names = known.names(ranks)
    lines = texts.lines.tolist()
    bounds = pairwise([0, *np.cumsum(np.bincount(of, minlength=len(lines))).tolist()])
    made = {}
    for at, (line, (start, end)) in enumerate(zip(lines, bounds, strict=True)):
        vector = b"".join((struct.pack(">i", end - start), *names[start:end]))
        made[line] = Words(vector, b"".join(places[PARTS * at : PARTS * (at + 1)]))
    return made


def _places(known: Vocabulary, counts: Numbers, chunks: Numbers) -> list[bytes]:
    """Which lexeme stands where in each part of a text, up to the last."""
    takes, codes = known.places(chunks)
    upto = np.concatenate(([0], np.cumsum(takes)))[np.cumsum(counts)] * len(NOTHING)
    return [_trimmed(codes[start:end]) for start, end in pairwise([0, *upto.tolist()])]


def _trimmed(places: bytes) -> bytes:
    end = len(places)
    while end and places[end - len(NOTHING) : end] == NOTHING:
        end -= len(NOTHING)
    return places[:end]


def _distinct(texts: Numbers, words: Numbers) -> tuple[Numbers, Numbers]:
    """Every word of each text once, in order."""
    keys = (texts << 32) | words
    keys.sort()
    keys = keys[np.diff(keys, prepend=-1) != 0]
    return keys >> 32, keys & 0xFFFFFFFF
