"""Rules about the end of the text: lists of other articles, headings that head nothing, signatures; and repeats."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from spiders.extract.phrases import names_other_articles

if TYPE_CHECKING:
    from spiders.extract.pieces import Piece
    from spiders.extract.rule import Reading

SENTENCE_END = re.compile(r"[.!?…。！？」』”\"'’»)\]]$")


def before_other_articles(pieces: list[Piece], reading: Reading) -> list[Piece]:
    """Without the list of other articles that a heading announces at the end."""
    del reading
    total = sum(len(piece.text) for piece in pieces)
    read = 0
    for place, piece in enumerate(pieces):
        if 0 < piece.size < 60 and names_other_articles(piece.text):
            if read > 0.75 * total:
                return pieces[:place]
            return pieces  # it stands inside the text: another one does not begin the end
        read += len(piece.text)
    return pieces


def each_once(pieces: list[Piece], reading: Reading) -> list[Piece]:
    """A paragraph that the page shows twice (for small and large screens) once."""
    del reading
    seen: set[str] = set()
    kept = []
    for piece in pieces:
        if piece.size > 40:
            if piece.text in seen:
                continue
            seen.add(piece.text)
        kept.append(piece)
    return kept


def without_first_headings(pieces: list[Piece], reading: Reading) -> list[Piece]:
    """Without headings above the first line of text: they belong to the headline."""
    del reading
    first = next((i for i, piece in enumerate(pieces) if piece.text and (piece.type != "h" or piece.post)), 0)
    return [piece for place, piece in enumerate(pieces) if place >= first or piece.type != "h"]


def without_loose_headings(pieces: list[Piece], reading: Reading) -> list[Piece]:
    """Without headings that head nothing."""
    del reading
    last = next((i for i in range(len(pieces) - 1, -1, -1) if pieces[i].text and pieces[i].type != "h"), -1)
    return [piece for place, piece in enumerate(pieces) if place <= last or piece.type != "h"]


def without_loose_end(pieces: list[Piece], reading: Reading) -> list[Piece]:
    """Without short lines at the end that are no sentence: signatures, labels."""
    del reading
    end = len(pieces)
    for _ in range(4):
        last = next((place for place in range(end - 1, -1, -1) if pieces[place].text), None)
        if (
            last is None
            or pieces[last].size > 60
            or pieces[last].type in ("list", "table", "quote")
            or SENTENCE_END.search(pieces[last].text)
        ):
            break
        end = last
    return [piece for place, piece in enumerate(pieces) if place < end or not piece.text]
