"""Pieces of the text in, the same without lines that are not the article's out: decided line by line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from spiders.extract.folding import fold

if TYPE_CHECKING:
    from spiders.extract.pieces import Piece

_END = re.compile(r"[.!?…。！？」』”\"'’»)\]:]$")
_DATE_LINE = re.compile(
    r"(?:[^\W\d]{2,20}\.?\s?:?\s+){0,3}(?:[^\W\d]{2,12},?\s+)?"
    r"(?:\d{1,2}[./-]\s?\d{1,2}[./-]\s?\d{2,4}|\d{4}[./-]\d{1,2}[./-]\d{1,2}|\d{1,2}\.?\s+(?:de\s+)?[^\W\d]{3,12}\.?,?\s+(?:de\s+)?\d{4}"
    r"|[^\W\d]{3,12}\.?\s+\d{1,2},?\s+\d{4}|\d{4}[년年]\s?\d{1,2}[월月]\s?\d{1,2}[일日])"
    r"[\s,|–-]{0,4}(?:[^\W\d]{1,10}\s)?(?:\d{1,2}[:.h時]\s?\d{2}分?(?:\s?(?:Uhr|h|am|pm|a\.m\.|p\.m\.|[A-Z]{2,4}|Uhr\s?))?)?.{0,12}",
    re.IGNORECASE,
)


def clean_pieces(pieces: list[Piece], headline: str | None) -> list[Piece]:
    """Without links that stand alone, repeated titles, lines of the page's own, and headings that head nothing."""
    kept = _below_title(pieces, headline)
    kept = [piece for piece in kept if not _stands_alone(piece)]
    kept = _without_title(kept, headline)
    kept = [piece for piece in kept if not _is_date_line(piece)]
    kept = _each_once(kept)
    return _without_loose_headings(kept)


def with_neighbours(pieces: list[Piece], container: Any) -> list[Piece]:
    """The pieces inside the container, and prose that directly precedes or follows it in the wider element."""
    inside = [container in (piece.element, *piece.element.iterancestors()) for piece in pieces]
    if not any(inside):
        return pieces
    first = inside.index(True)
    last = len(inside) - 1 - inside[::-1].index(True)
    begin, end = first, last
    for place in range(first - 1, max(-1, first - 30), -1):
        if not pieces[place].text:
            continue
        if not _is_prose(pieces[place]):
            break
        begin = place
    for place in range(last + 1, min(len(pieces), last + 200)):
        if not pieces[place].text or pieces[place].type == "h":
            continue
        if not _is_prose(pieces[place]):
            break
        end = place
    return [piece for place, piece in enumerate(pieces) if begin <= place <= end or (not piece.text and place < begin)]


def _is_prose(piece: Piece) -> bool:
    """A sentence or more, not a link."""
    return piece.size > 120 and piece.link_chars < 0.3 * len(piece.text) and bool(_END.search(piece.text))


def _stands_alone(piece: Piece) -> bool:
    """A line that is nothing but a link, or a label and a link."""
    length = len(piece.text)
    if not length or length > 300 or piece.type == "table":
        return False
    if piece.link_chars >= 0.9 * length:
        return True
    return piece.link_chars > 0.5 * length and not _END.search(piece.text)


def _below_title(pieces: list[Piece], headline: str | None) -> list[Piece]:
    """Without what stands above the headline, where more stands below it."""
    folded = fold(headline or "")
    if not folded:
        return pieces
    place = next((i for i, piece in enumerate(pieces) if piece.type == "h" and fold(piece.text) == folded), None)
    if place is None:
        return pieces
    above = sum(len(piece.text) for piece in pieces[:place])
    below = sum(len(piece.text) for piece in pieces[place + 1 :])
    return pieces if above > 0.5 * below else [piece for i, piece in enumerate(pieces) if i > place or not piece.text]


def _without_title(pieces: list[Piece], headline: str | None) -> list[Piece]:
    folded = fold(headline or "")
    kept = []
    for place, piece in enumerate(pieces):
        if piece.element.tag == "h1" and place < 12:
            continue
        if folded and piece.text and len(piece.text) < 2 * len(headline or "") and (place < 12 or piece.type == "h"):
            own = fold(piece.text)
            if own == folded or (piece.type == "h" and own.endswith(folded)):
                continue
        kept.append(piece)
    return kept


def _is_date_line(piece: Piece) -> bool:
    return 5 < len(piece.text) < 90 and bool(_DATE_LINE.fullmatch(piece.text))


def _each_once(pieces: list[Piece]) -> list[Piece]:
    """A paragraph that the page shows twice (for small and large screens) once."""
    seen: set[str] = set()
    kept = []
    for piece in pieces:
        if piece.size > 40:
            if piece.text in seen:
                continue
            seen.add(piece.text)
        kept.append(piece)
    return kept


def _without_loose_headings(pieces: list[Piece]) -> list[Piece]:
    last = next((i for i in range(len(pieces) - 1, -1, -1) if pieces[i].text and pieces[i].type != "h"), -1)
    return [piece for place, piece in enumerate(pieces) if place <= last or piece.type != "h"]
