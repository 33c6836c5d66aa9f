"""Pieces found on the page and the text that JSON-LD states in, the pieces that both agree on out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from spiders.extract.folding import fold
from spiders.extract.json_ld import text_of

if TYPE_CHECKING:
    from spiders.extract.pieces import Piece
    from spiders.extract.rule import Reading

COMPLETE = 0.8
"""Share of the stated text that must be found in the pieces, and of the pieces in it, before it decides."""
_TAGS = re.compile(r"<[^<>]{1,500}>")


def as_stated(pieces: list[Piece], reading: Reading) -> list[Piece]:
    """The pieces without those that the stated text lacks, where it is plainly the whole text."""
    stated = text_of(reading.document.json_ld.article.get("articleBody"))
    if reading.container is None or not stated:
        return pieces
    whole = fold(_TAGS.sub(" ", stated))
    folded = [fold(piece.text) for piece in pieces]
    inside = [bool(text) and text in whole for text in folded]
    found = sum(len(text) for text, is_in in zip(folded, inside, strict=True) if is_in)
    total = sum(map(len, folded))
    if not whole or found < COMPLETE * len(whole) or found < COMPLETE * total:
        return pieces
    first = inside.index(True)
    last = len(inside) - 1 - inside[::-1].index(True)
    return [
        piece
        for place, piece in enumerate(pieces)
        if inside[place] or not piece.text or (piece.type == "h" and first < place < last)
    ]
