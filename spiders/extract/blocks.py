"""Pieces of the body in, blocks of the article out: entries of one list and rows of one table become one block."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from spiders.extract.assets import largest_of
from spiders.items import Block

if TYPE_CHECKING:
    from spiders.extract.parse import Document
    from spiders.extract.pieces import Piece

_WHOLES = {"list": frozenset(("ul", "ol", "dl")), "table": frozenset(("table",))}


def blocks_of(pieces: list[Piece], document: Document) -> tuple[Block, ...]:
    """In the order of the page."""
    blocks: list[Block] = []
    whole: Any = None
    row: Any = None
    for piece in pieces:
        if not piece.text:
            whole = None
            if ref := _ref(piece, document):
                blocks.append(Block(type=piece.type, ref=ref))
            continue
        around = _around(piece, _WHOLES[piece.type]) if piece.type in _WHOLES else None
        if around is not None and around is whole:
            inside = _around(piece, frozenset(("tr",))) if piece.type == "table" else piece
            joint = " | " if inside is row else "\n"
            blocks[-1] = Block(type=piece.type, text=f"{blocks[-1].text}{joint}{piece.text}")
        else:
            blocks.append(Block(type=piece.type, text=piece.text))
        whole = around
        row = _around(piece, frozenset(("tr",))) if piece.type == "table" else None
    return tuple(blocks)


def _ref(piece: Piece, document: Document) -> str | None:
    if piece.type == "image_ref":
        return document.absolute(largest_of(piece.element))
    return document.absolute(piece.element.get("src") or piece.element.get("data-src") or piece.element.get("data"))


def _around(piece: Piece, tags: frozenset[str]) -> Any:
    element = piece.element
    for _ in range(20):
        if element is None or element.tag in tags:
            return element
        element = element.getparent()
    return None
