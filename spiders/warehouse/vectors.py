"""Texts in, the words that the index finds them by out: those of Postgres' `to_tsvector`, at a fraction of its cost.

Making search vectors is the dearest part of a load, and done in SQL it keeps the one process busy that merges. A text
is cut at white space, which no word of Postgres' parser reaches across; what a chunk comes to is asked of Postgres once
and kept, and put together here while the batch before is merged. An index of words holds neither places nor weights, so
there are none; which word stands where is told apart, for phrases. What this is not sure of (markup, very long texts)
is left to `warehouse.search_vector`, by which the index makes every other vector.
"""

from __future__ import annotations

import re
import struct
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
from attrs import frozen

from spiders.warehouse.statement import statement
from spiders.warehouse.vocabulary import NOTHING, Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable

    from psycopg2.extensions import cursor as Cursor  # noqa: N812 (it is a class)

    from spiders.warehouse.chunks import Numbers

PARTS = 3
"""Of a text: headline, subheadline, body."""
LONGEST = 60_000
"""Characters of a text that is looked at here; far longer ones Postgres refuses."""

_CHARACTERS = "\u3041-\u3096\u30a1-\u30fa\u30fc\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff"
_RUNS = re.compile(f"[{_CHARACTERS}]+")
_OF_OTHERS = bytes(set(range(256)) - {*range(0xE3, 0xEE), 0xEF})
"""With any other byte in UTF-8 none of these characters begins."""


@frozen
class Text:
    """What of an article is searched."""

    line: int
    language: str
    headline: str
    subheadline: str
    body: str

    def parts(self) -> tuple[str, str, str]:
        """In the order in which they are joined."""
        return self.headline, self.subheadline, self.body


@frozen
class Words:
    """What an article is found by."""

    vector: bytes
    """In Postgres' binary form."""
    places: bytes
    """As `warehouse.places_of` tells them."""


class Vectors:
    """What was learned of each language's chunks, for as long as a load goes on."""

    def __init__(self) -> None:
        self._known: dict[str, Vocabulary] = {}

    def make(self, cursor: Cursor, texts: Iterable[Text]) -> dict[int, Words]:
        """Those of each line; lines that are left to Postgres are left out."""
        plain = [text for text in texts if _is_plain(text)]
        cursor.execute(statement("load/configs"), {"languages": sorted({text.language for text in plain})})
        configs = dict(cursor.fetchall())
        made: dict[int, Words] = {}
        for config in sorted(set(configs.values())):
            known = self._known.setdefault(config, Vocabulary(config))
            made |= _vectors(cursor, known, [text for text in plain if configs[text.language] == config])
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


def pairs(words: str) -> bytes:
    """Runs of Korean, Japanese and Chinese characters as their pairs, as `warehouse.pairs` does it; in UTF-8."""
    signs = words.encode()
    if words.isascii() or not signs.translate(None, _OF_OTHERS):
        return signs
    return _RUNS.sub(_pairs_of, words).encode()


def _pairs_of(found: re.Match[str]) -> str:
    run = found[0]
    return f" {' '.join(map(''.join, pairwise(run))) if len(run) > 1 else run} "


def _is_plain(text: Text) -> bool:
    """Whether white space ends every word: it does not within what looks like a tag."""
    return sum(map(len, text.parts())) <= LONGEST and not any("<" in part for part in text.parts())


def _vectors(cursor: Cursor, known: Vocabulary, texts: list[Text]) -> dict[int, Words]:
    """All texts at once: each word as a number, with that of its text, so that there is little to do but sorting."""
    known.forget_much()
    counts, chunks = known.numbers([pairs(part) for text in texts for part in text.parts()])
    known.learn(cursor)
    places = _places(known, counts, chunks)
    count, ranks = known.ranks(chunks)
    of = np.repeat(np.arange(len(counts)) // PARTS, counts)
    of, ranks = _distinct(np.repeat(of, count), ranks)
    length, names = known.names(ranks)
    entries = np.bincount(of, minlength=len(texts)).tolist()
    ends = np.cumsum(np.bincount(of, length, len(texts)).astype(np.int64)).tolist()
    return {
        text.line: Words(struct.pack(">i", count) + names[start:end], b"".join(places[PARTS * at : PARTS * (at + 1)]))
        for at, (text, count, start, end) in enumerate(zip(texts, entries, [0, *ends[:-1]], ends, strict=True))
    }


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
