"""Rules about the headline: what stands above it, and where the text says it again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spiders.extract.folding import fold

if TYPE_CHECKING:
    from spiders.extract.pieces import Piece
    from spiders.extract.rule import Reading

_TOP = 12
"""Pieces among which a headline is looked for."""


def below_title(pieces: list[Piece], reading: Reading) -> list[Piece]:
    """Without what stands above the headline, where more stands below it."""
    folded = fold(reading.headline or "")
    if not folded:
        return pieces
    place = next((i for i, piece in enumerate(pieces) if piece.type == "h" and fold(piece.text) == folded), None)
    if place is None:
        return pieces
    above = sum(len(piece.text) for piece in pieces[:place])
    below = sum(len(piece.text) for piece in pieces[place + 1 :])
    return pieces if above > 0.5 * below else [piece for i, piece in enumerate(pieces) if i >= place or not piece.text]


def without_title(pieces: list[Piece], reading: Reading) -> list[Piece]:
    """Without the headline itself."""
    headline = reading.headline or ""
    folded = fold(headline)
    kept = []
    for place, piece in enumerate(pieces):
        if piece.element.tag == "h1" and place < _TOP:
            continue
        if folded and piece.text and len(piece.text) < 2 * len(headline) and (place < _TOP or piece.type == "h"):
            own = fold(piece.text)
            if own == folded or (piece.type == "h" and own.endswith(folded)):
                continue
        kept.append(piece)
    return kept
