"""Texts in, search vectors out, as Postgres' `to_tsvector` makes them, at a third of its cost.

Making the vectors is the dearest part of a load, and done in SQL it keeps the one process busy that merges. A text is
cut at white space, which no word of Postgres' parser reaches across; what a chunk comes to is asked of Postgres once,
kept, and put together here while the batch before is merged. What this is not sure of (markup, very long texts, scripts
without spaces) is left to `warehouse.search_vector`, which the merge calls for every article without a vector.
"""

from __future__ import annotations

import re
import struct
from typing import TYPE_CHECKING

from attrs import frozen

from spiders.warehouse.statement import statement

if TYPE_CHECKING:
    from collections.abc import Iterable

    from psycopg2.extensions import cursor as Cursor  # noqa: N812 (it is a class)

A, B, D = 3 << 14, 2 << 14, 0
"""Weights, as they stand in the upper bits of a position."""
MOST_POSITIONS = 250
"""Of one word in one text; Postgres keeps 255."""
LAST_POSITION = 16_000
"""Of a text; Postgres counts to 16,383."""
LONGEST = 60_000
"""Characters of a text that is looked at here; so its positions stay below 65,536."""
MOST_NEW = 0.5
"""Share of a batch's text that may be new to us; above it, asking costs more than it saves."""
MOST_KEPT = 400_000
"""Chunks that are kept in memory."""

EDGE = "\n"
"""Marks the side of a chunk where the text begins or ends: Postgres reads ".." otherwise there than after a space."""
_SPACE = " \t\n\r\f\v"
_WORDS = re.compile(f"[^{_SPACE}]+")
_ODD_SPACE = re.compile("[\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]")
"""What Python cuts at and Postgres may not."""
_LEXEME = re.compile(r"'((?:[^']|'')*)':([0-9,]+)")

Chunk = bytes | tuple[int, tuple[tuple[bytes, int], ...]]
"""What a chunk comes to. Most are one word, told by its lexeme, or one that is left out, told by nothing; the others by
how many places they take, and by their lexemes with their places from 1. A lexeme ends in NUL, as in the vector."""

_TWO = [struct.pack(">H", number) for number in range(1 << 16)]
"""Every number of two bytes, ready to be put into a vector."""


@frozen
class Text:
    """What of an article is searched."""

    line: int
    language: str
    headline: str
    subheadline: str
    body: str

    def parts(self) -> tuple[tuple[int, str], ...]:
        """With their weights, in the order in which they are joined."""
        return (A, self.headline), (B, self.subheadline), (D, self.body)


class Vectors:
    """What was learned of each language's chunks, for as long as a load goes on."""

    def __init__(self) -> None:
        self._known: dict[str, dict[str, Chunk]] = {}

    def make(self, cursor: Cursor, texts: Iterable[Text]) -> dict[int, bytes]:
        """The vectors by line, in Postgres' binary form; lines that are left to Postgres are left out."""
        plain = [text for text in texts if _is_plain(text)]
        cursor.execute(statement("load/configs"), {"languages": sorted({text.language for text in plain})})
        configs = dict(cursor.fetchall())
        made: dict[int, bytes] = {}
        for config in sorted(set(configs.values())):
            of_config = [text for text in plain if configs[text.language] == config]
            known = self._known.setdefault(config, {})
            if _learn(cursor, config, of_config, known):
                vectors = ((text.line, _vector(text, known)) for text in of_config)
                made |= {line: vector for line, vector in vectors if vector is not None}
            if len(known) > MOST_KEPT:
                known.clear()
        return made


def copy_data(vectors: dict[int, bytes]) -> bytes:
    """The vectors as COPY takes them in its binary format, two columns: line, search."""
    head = b"PGCOPY\n\xff\r\n\0" + struct.pack(">ii", 0, 0)
    row = struct.Struct(">hiqi").pack
    rows = [row(2, 8, line, len(vector)) + vector for line, vector in vectors.items()]
    return b"".join((head, *rows, struct.pack(">h", -1)))


def _is_plain(text: Text) -> bool:
    """Whether white space ends every word: it does not within what looks like a tag."""
    parts = [part for _, part in text.parts()]
    return sum(map(len, parts)) <= LONGEST and not any("<" in part for part in parts)


def _learn(cursor: Cursor, config: str, texts: list[Text], known: dict[str, Chunk]) -> bool:
    """Ask for every chunk that is new; False where there is too much of it."""
    chunks = {chunk for text in texts for _, part in text.parts() for chunk in _chunks(part)}
    new = [chunk for chunk in chunks if chunk not in known]
    size = sum(len(part) for text in texts for _, part in text.parts())
    if sum(map(len, new)) > MOST_NEW * size:
        return False
    if new:
        cursor.execute(statement("load/lexemes"), {"config": config, "chunks": [_as_it_stands(chunk) for chunk in new]})
        for chunk, (vector,) in zip(new, cursor.fetchall(), strict=True):
            known[chunk] = _read(vector, chunk.endswith(EDGE))
    return True


def _chunks(part: str) -> list[str]:
    """The text cut at what Postgres holds for white space, its first and last chunk marked where none is around it."""
    chunks = _WORDS.findall(part) if _ODD_SPACE.search(part) else part.split()
    if chunks and part[-1] not in _SPACE:
        chunks[-1] += EDGE
    if chunks and part[0] not in _SPACE:
        chunks[0] = EDGE + chunks[0]
    return chunks


def _as_it_stands(chunk: str) -> str:
    """With the space around it; the nought behind it tells how many places it takes, with words that are left out."""
    before = "" if chunk.startswith(EDGE) else " "
    after = "" if chunk.endswith(EDGE) else " 0"
    return f"{before}{chunk.strip(EDGE)}{after}"


def _read(vector: str, is_end: bool) -> Chunk:
    """'state':2 'art':5 '0':6 → what it comes to, without the nought that comes last."""
    found = [
        (lexeme.replace("''", "'").replace("\\\\", "\\").encode() + b"\0", int(place))
        for lexeme, places in _LEXEME.findall(vector)
        for place in places.split(",")
    ]
    takes = max((place for _, place in found), default=0) - (not is_end)
    lexemes = tuple(sorted((pair for pair in found if pair[1] <= takes), key=lambda pair: pair[1]))
    if takes == 1 and len(lexemes) <= 1:
        return lexemes[0][0] if lexemes else b""
    return takes, lexemes


def _vector(text: Text, known: dict[str, Chunk]) -> bytes | None:
    places: dict[bytes, bytes] = {}
    placed, last = places.get, 0
    for weight, part in text.parts():
        at = last
        for chunk in map(known.__getitem__, _chunks(part)):
            if isinstance(chunk, bytes):
                at += 1
                if chunk:
                    last = at
                    places[chunk] = placed(chunk, b"") + _TWO[at | weight]
            else:
                takes, lexemes = chunk
                for lexeme, place in lexemes:
                    last = at + place
                    places[lexeme] = placed(lexeme, b"") + _TWO[last | weight]
                at += takes
    if max(map(len, places.values()), default=0) > 2 * MOST_POSITIONS or last > LAST_POSITION:
        return None
    # In Postgres' own order, or it sorts them itself.
    lexemes_ = [lexeme + _TWO[len(of_one) >> 1] + of_one for lexeme, of_one in sorted(places.items())]
    return struct.pack(">i", len(places)) + b"".join(lexemes_)
