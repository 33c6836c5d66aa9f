"""Texts in, search vectors out, as Postgres' `to_tsvector` makes them, at a quarter of its cost.

Making the vectors is the dearest part of a load, and done in SQL it keeps the one process busy that merges. A text is
cut at white space, which no word of Postgres' parser reaches across; what a chunk comes to is asked of Postgres once,
kept, and put together here, for all texts of a batch at once, while the batch before is merged. What this is not sure
of (markup, very long texts) is left to `warehouse.search_vector`, by which the index makes every other vector.
"""

from __future__ import annotations

import re
import struct
from itertools import chain, pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
from attrs import frozen

from spiders.warehouse.statement import statement
from spiders.warehouse.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable

    from psycopg2.extensions import cursor as Cursor  # noqa: N812 (it is a class)

    Numbers = np.ndarray[Any, np.dtype[np.int64]]

WEIGHTS = 3, 2, 0
"""A, B and D of a text's three parts, as they stand in the upper bits of a position."""
MOST_POSITIONS = 250
"""Of one word in one text; Postgres keeps 255."""
LAST_POSITION = 16_000
"""Of a text; Postgres counts to 16,383."""
LONGEST = 60_000
"""Characters of a text that is looked at here; so its positions stay below 65,536."""

_CHARACTERS = "\u3041-\u3096\u30a1-\u30fa\u30fc\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff"
_RUNS = re.compile(f"[{_CHARACTERS}]+")


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


class Vectors:
    """What was learned of each language's chunks, for as long as a load goes on."""

    def __init__(self) -> None:
        self._known: dict[str, Vocabulary] = {}

    def make(self, cursor: Cursor, texts: Iterable[Text]) -> dict[int, bytes]:
        """The vectors by line, in Postgres' binary form; lines that are left to Postgres are left out."""
        plain = [text for text in texts if _is_plain(text)]
        cursor.execute(statement("load/configs"), {"languages": sorted({text.language for text in plain})})
        configs = dict(cursor.fetchall())
        made: dict[int, bytes] = {}
        for config in sorted(set(configs.values())):
            known = self._known.setdefault(config, Vocabulary(config))
            made |= _vectors(cursor, known, [text for text in plain if configs[text.language] == config])
        return made


def copy_data(vectors: dict[int, bytes]) -> bytes:
    """The vectors as COPY takes them in its binary format, two columns: line, search."""
    head = b"PGCOPY\n\xff\r\n\0" + struct.pack(">ii", 0, 0)
    row = struct.Struct(">hiqi").pack
    rows = [row(2, 8, line, len(vector)) + vector for line, vector in vectors.items()]
    return b"".join((head, *rows, struct.pack(">h", -1)))


def pairs(words: str) -> str:
    """Runs of Korean, Japanese and Chinese characters as their pairs, as `warehouse.pairs` does it."""
    return _RUNS.sub(_pairs_of, words) if _may_have_pairs(words) else words


def _may_have_pairs(words: str) -> bool:
    """Quickly told for the texts of Western languages: their letters are in a code page that has no others."""
    try:
        words.encode("cp1252")
    except UnicodeEncodeError:
        return True
    return False


def _pairs_of(found: re.Match[str]) -> str:
    run = found[0]
    return f" {' '.join(map(''.join, pairwise(run))) if len(run) > 1 else run} "


def _is_plain(text: Text) -> bool:
    """Whether white space ends every word: it does not within what looks like a tag."""
    return sum(map(len, text.parts())) <= LONGEST and not any("<" in part for part in text.parts())


def _vectors(cursor: Cursor, known: Vocabulary, texts: list[Text]) -> dict[int, bytes]:
    """All texts at once. A segment is a part of a text, a place is where a lexeme stands."""
    segments = [known.chunks(pairs(part)) for text in texts for part in text.parts()]
    ids = known.ids(cursor, list(chain.from_iterable(segments)))
    segment_of_chunk = np.repeat(np.arange(len(segments)), [len(segment) for segment in segments])
    words = known.words(ids)
    segment = segment_of_chunk[words.chunk]
    # How far into its segment: the places of the chunks before it, and its own within the chunk.
    before = np.cumsum(words.takes) - words.takes
    first = np.searchsorted(segment_of_chunk, np.arange(len(segments)))
    begins = before[np.minimum(first, len(before) - 1)] if len(before) else first
    place = before[words.chunk] - begins[segment] + words.place
    # A part goes on where the last word of the parts before it stands.
    length = np.zeros(len(segments), np.int64)
    np.maximum.at(length, segment, place)
    ends = np.cumsum(length.reshape(-1, 3), axis=1)
    start = (ends - length.reshape(-1, 3)).ravel()
    place += start[segment]
    text = segment // 3
    weight = np.array(WEIGHTS)[segment % 3]
    unsure = set(np.flatnonzero(ends[:, -1] > LAST_POSITION).tolist())
    return _in_bytes(texts, known, _Placed(text, words.lexeme, np.minimum(place, 0x3FFF), weight), unsure)


@frozen
class _Placed:
    """Every lexeme of every text, where it stands."""

    text: Numbers
    lexeme: Numbers
    place: Numbers
    weight: Numbers
    """3 for A, 2 for B, 0 for D."""


def _in_bytes(texts: list[Text], known: Vocabulary, placed: _Placed, unsure: set[int]) -> dict[int, bytes]:
    """Each text's lexemes in Postgres' own order (or it sorts them itself), each with its places."""
    # One number of each, so that they are sorted as numbers and nothing is moved but them.
    used, ranked = known.ranked(placed.lexeme)
    keys = (placed.text << 45) | (ranked << 18) | (placed.place << 2) | placed.weight
    keys.sort()
    text, entry = keys >> 45, keys >> 18
    weighted = ((keys & 3) << 14) | ((keys >> 2) & 0x3FFF)
    is_first = np.ones(len(keys), bool)
    is_first[1:] = entry[1:] != entry[:-1]
    heads = np.flatnonzero(is_first)
    count = np.diff(heads, append=len(keys))
    entry_text, entry_lexeme = text[heads], used[entry[heads] & 0x7FFFFFF]
    names, starts, lengths = known.names()
    length = lengths[entry_lexeme]
    size = length + 2 + 2 * count
    offset = np.cumsum(size) - size
    data = np.zeros(int(size.sum()), np.uint8)
    data[_ranges(offset, length)] = names[_ranges(starts[entry_lexeme], length)]
    data[offset + length], data[offset + length + 1] = count >> 8, count & 255
    at = np.repeat(offset + length + 2 - 2 * heads, count) + 2 * np.arange(len(keys))
    data[at], data[at + 1] = weighted >> 8, weighted & 255
    entries = np.bincount(entry_text, minlength=len(texts))
    edges = np.concatenate(([0], np.cumsum(np.bincount(entry_text, size, len(texts)).astype(np.int64))))
    unsure |= set(entry_text[count > MOST_POSITIONS].tolist())
    whole = data.tobytes()
    return {
        one.line: struct.pack(">i", entries[number]) + whole[edges[number] : edges[number + 1]]
        for number, one in enumerate(texts)
        if number not in unsure
    }


def _ranges(starts: Numbers, lengths: Numbers) -> Numbers:
    """All numbers of each range, one range after the other."""
    total = int(lengths.sum())
    ends = np.cumsum(lengths)
    found: Numbers = np.arange(total) + np.repeat(starts - (ends - lengths), lengths)
    return found
