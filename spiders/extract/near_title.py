"""The document and its headline in, the short lines around the headline out: where pages print byline and date."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from spiders.extract.folding import fold
from spiders.extract.marks import words_of
from spiders.extract.pieces import Piece, pieces_of

if TYPE_CHECKING:
    from spiders.extract.parse import Document

LONGEST = 160
BEFORE, AFTER = 8, 25
_LEVELS = 5
_NOT_HERE = frozenset("related comments comment sidebar newsletter footer nav navigation menu recommended".split())


def heading_element(document: Document, headline: str | None) -> Any:
    """The h1 that shows the headline, perhaps with a kicker; else the only one with a text, else such an h2."""
    folded = fold(headline or "")
    headings = [
        (element, text) for element in document.tagged("h1")[:20] if (text := fold("".join(element.itertext())))
    ]
    for fits in (lambda text: text == folded, lambda text: folded in text or text in folded):
        for element, text in headings:
            if folded and len(text) > 5 and fits(text):
                return element
    if len(headings) == 1:
        return headings[0][0]
    for element in document.tagged("h2")[:20]:
        if len(folded) > 5 and folded in fold("".join(element.itertext())):
            return element
    return None


def lines_near_title(document: Document, headline: str | None) -> list[Piece]:
    """Lines shortly after the headline, then those shortly before it; none where there is no heading."""
    if headline not in document.near_title:
        heading = heading_element(document, headline)
        document.near_title[headline] = [] if heading is None else _lines_near(heading)
    return document.near_title[headline]


def _lines_near(heading: Any) -> list[Piece]:
    around = heading
    for _ in range(_LEVELS):
        parent = around.getparent()
        if parent is None or parent.tag in ("body", "html"):
            break
        around = parent
    pieces = [piece for piece in pieces_of([around], _skip) if piece.text]
    place = next(
        (i for i, piece in enumerate(pieces) if heading in (piece.element, *piece.element.iterancestors())), None
    )
    if place is None:
        return []
    after = pieces[place + 1 : place + 1 + AFTER]
    before = pieces[max(0, place - BEFORE) : place]
    return [piece for piece in (*after, *reversed(before)) if len(piece.text) <= LONGEST]


def _skip(element: Any) -> bool:
    if element.tag in ("nav", "footer", "aside"):
        return True
    names = element.get("class")
    return bool(names) and not _NOT_HERE.isdisjoint(words_of(names))


def names_around(element: Any, levels: int = 3) -> frozenset[str]:
    """Words of the class names of an element and those around it."""
    words: set[str] = set()
    for _ in range(levels):
        if element is None:
            break
        if names := element.get("class"):
            words |= words_of(names)
        if names := element.get("itemprop"):
            words |= words_of(names)
        element = element.getparent()
    return frozenset(words)
