"""The rule about where the text begins and ends: in its container, and in what directly continues it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spiders.extract.pieces import Piece
    from spiders.extract.rule import Reading

MOST_LEADS = 3
_END = re.compile(r"[.!?…。！？」』”\"'’»)\]:]$")


def with_neighbours(pieces: list[Piece], reading: Reading) -> list[Piece]:
    """The pieces inside the container, a lead directly before it, and further containers of the same kind after it."""
    container = reading.container
    if container is None:
        return pieces
    inside = [container in (piece.element, *piece.element.iterancestors()) for piece in pieces]
    if not any(inside):
        return pieces
    first = inside.index(True)
    last = len(inside) - 1 - inside[::-1].index(True)
    begin, end = first, last
    leads = 0
    for place in range(first - 1, max(-1, first - 12), -1):
        piece = pieces[place]
        if not piece.text or piece.type == "h":
            continue
        if piece.type != "p" or not _is_prose(piece) or leads == MOST_LEADS:
            break
        begin, leads = place, leads + 1
    kind = (container.tag, container.get("class"))
    for place in range(last + 1, len(pieces)):
        piece = pieces[place]
        if not piece.text or piece.type == "h":
            continue
        if not any(
            (element.tag, element.get("class")) == kind for element in (piece.element, *piece.element.iterancestors())
        ):
            break
        end = place
    return [piece for place, piece in enumerate(pieces) if begin <= place <= end or (not piece.text and place < begin)]


def _is_prose(piece: Piece) -> bool:
    """A sentence or more, not a link."""
    return piece.size > 120 and piece.link_chars < 0.3 * len(piece.text) and bool(_END.search(piece.text))
