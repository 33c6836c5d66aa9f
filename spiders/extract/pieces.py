"""Elements of the page in, pieces of text in reading order out: paragraphs, headings, quotes, lists, tables, pictures.

A piece remembers its element, how much of it is link text, and how its text begins and ends, so that the cleaning
rules need no second look at the page. The walk does not recurse: nesting has no limit here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lxml import etree

from spiders.extract.tags import EMBEDS, HEADINGS, INLINE, NOT_TEXT, PICTURES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from spiders.extract.posts import Post

MOST_PIECES = 10_000


class Piece:
    """One paragraph, heading, quote, list entry, table row, picture or embed."""

    __slots__ = ("element", "link_chars", "links", "post", "size", "text", "type")

    def __init__(self, kind: str, text: str, element: Any, link_chars: int = 0, links: int = 0) -> None:
        self.type = kind
        self.text = text
        self.element = element
        self.link_chars = link_chars
        self.links = links
        self.post: Post | None = None
        """Of a live blog, the post it belongs to."""
        self.size = len(text)
        """Length in Latin letters: a character of Han, kana or Hangul says as much as two or three of them."""

    def __repr__(self) -> str:
        return f"<{self.type} {self.element.tag} {self.text[:60]!r}>"


class _Collector:
    """The paragraph under way, and the pieces that are done."""

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self.pictures: list[Piece] = []
        """Seen inside the paragraph under way: they follow it."""
        self.parts: list[str] = []
        self.link_chars = 0
        self.links = 0

    def flush(self, kind: str, element: Any) -> None:
        if self.parts:
            self._paragraphs(kind, element)
        if self.pictures:
            self.pieces += self.pictures
            self.pictures = []

    def _paragraphs(self, kind: str, element: Any) -> None:
        whole = "".join(self.parts)
        if "\v" in whole:  # line breaks of <br>
            lines = [" ".join(line.split()) for line in whole.split("\v")]
            texts = _paragraphs(lines)
        else:
            texts = [line] if (line := " ".join(whole.split())) else []
        for text in texts:
            single = len(texts) == 1
            share = 1 if single else len(text) / (len(whole) or 1)
            self.pieces.append(Piece(kind, text, element, int(self.link_chars * share), self.links if single else 0))
        self.parts = []
        self.link_chars = self.links = 0


def _paragraphs(lines: list[str]) -> list[str]:
    """Lines between <br>: an empty one divides paragraphs, a single break is a space."""
    texts: list[str] = []
    current: list[str] = []
    for line in lines:
        if line:
            current.append(line)
        elif current:
            texts.append(" ".join(current))
            current = []
    if current:
        texts.append(" ".join(current))
    return texts


def pieces_of(roots: Iterable[Any], skip: Callable[[Any], bool] | None = None, density: float = 1.0) -> list[Piece]:
    """The pieces below these elements; `skip` names subtrees that are not read."""
    collector = _Collector()
    for root in roots:
        _walk(root, skip, collector)
        if len(collector.pieces) > MOST_PIECES:
            break
    if density != 1.0:
        for piece in collector.pieces:
            piece.size = int(len(piece.text) * density)
    return collector.pieces


def text_of_element(element: Any) -> str:
    """The element's text on one line: words of one run stay together, blocks are divided."""
    return " ".join(piece.text for piece in pieces_of([element]) if piece.text)


def _walk(root: Any, skip: Callable[[Any], bool] | None, out: _Collector) -> None:
    # One loop on purpose: this is the hot path of every page.
    walker = etree.iterwalk(root, events=("start", "end"))
    links = 0
    kinds = ["p"]  # of the blocks we are in
    skipped = None
    for event, element in walker:
        tag = element.tag
        if event == "start":
            if len(out.pieces) > MOST_PIECES:
                break
            if tag in NOT_TEXT or (skip is not None and element is not root and skip(element)):
                skipped = element
                walker.skip_subtree()
                if tag in PICTURES:
                    out.pictures.append(Piece("image_ref", "", element))
                elif tag in EMBEDS:
                    out.flush(kinds[-1], element)
                    out.pieces.append(Piece("embed", "", element))
                continue
            if tag == "a":
                links += 1
                out.links += 1
            elif tag == "br":
                out.parts.append("\v")
            elif tag not in INLINE:
                if out.parts or out.pictures:
                    out.flush(kinds[-1], element.getparent() if element is not root else element)
                kinds.append(_kind(tag, kinds[-1]))
            if text := element.text:
                out.parts.append(text)
                if links > 0:
                    out.link_chars += len(text.strip())
            continue
        if element is skipped:
            skipped = None
        elif tag == "a":
            links -= 1
        elif tag != "br" and tag not in INLINE:
            if out.parts or out.pictures:
                out.flush(kinds[-1], element)
            kinds.pop()
        if element is not root and (text := element.tail):
            out.parts.append(text)
            if links > 0:
                out.link_chars += len(text.strip())
    out.flush("p", root)


def _kind(tag: str, outer: str) -> str:
    if tag in HEADINGS:
        return "h"
    if tag == "blockquote" or outer == "quote":
        return "quote"
    if tag == "tr":
        return "table"
    if tag in ("li", "dt", "dd"):
        return "list"
    return outer if outer in ("list", "table") else "p"
