"""Pieces of the body in, blocks of the article out: a list, a table, a post of a live blog become one block each."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from spiders.extract.assets import is_small, largest_of
from spiders.items import Block
from spiders.normalise.times import read_time

if TYPE_CHECKING:
    from spiders.extract.parse import Document
    from spiders.extract.pieces import Piece
    from spiders.extract.posts import Post

_WHOLES = {"list": frozenset(("ul", "ol", "dl")), "table": frozenset(("table",))}


def blocks_of(pieces: list[Piece], document: Document, zone: str = "UTC") -> tuple[Block, ...]:
    """In the order of the page. A live blog's post is one block of its lines, its pictures follow it.

    Times that name no zone are read in the one given.
    """
    blocks: list[Block] = []
    for post, group in groupby(pieces, key=lambda piece: piece.post):
        of_post = list(group)
        blocks += _plain(of_post, document) if post is None else _posted(of_post, post, document, zone)
    return tuple(blocks)


def _posted(pieces: list[Piece], post: Post, document: Document, zone: str) -> list[Block]:
    blocks = _plain(pieces, document)
    text = "\n".join(block.text for block in blocks if block.text)
    moment = read_time(post.raw, zone) if post.raw else None
    at = moment.at if moment and moment.precision == "minute" else None
    return [Block(type="live_post", text=text, time=at)] * bool(text) + [block for block in blocks if block.ref]


def _plain(pieces: list[Piece], document: Document) -> list[Block]:
    blocks: list[Block] = []
    shown: set[str] = set()
    whole: Any = None
    row: Any = None
    for piece in pieces:
        if not piece.text:
            whole = None
            if (ref := _ref(piece, document)) and ref not in shown and not is_small(ref):
                shown.add(ref)
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
    return blocks


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
