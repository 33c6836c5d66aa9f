"""Pieces of the text in, the same without lines that are not the article's out: decided line by line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from spiders.extract.folding import fold
from spiders.extract.phrases import (
    begins_with_other_articles,
    calls_reader,
    is_cut_short,
    names_other_articles,
    offers_subscription,
    stands_for_embed,
    states_rights,
)

if TYPE_CHECKING:
    from spiders.extract.pieces import Piece

_END = re.compile(r"[.!?…。！？」』”\"'’»)\]:]$")
_SENTENCE_END = re.compile(r"[.!?…。！？」』”\"'’»)\]]$")
_DATE = re.compile(
    r"\d{4}\s?[-/.年년]\s?\d{1,2}\s?[-/.月월]\s?\d{1,2}\s?[日일]?|\d{1,2}[./-]\s?\d{1,2}[./-]\s?\d{2,4}|\d{1,2}[:時시]\s?\d{2}[分분]?(?::\d{2})?"
)
_DATE_LINE = re.compile(
    r"(?:[^\W\d]{2,20}\.?\s?:?\s+){0,3}(?:[^\W\d]{2,12},?\s+)?"
    r"(?:\d{1,2}[./-]\s?\d{1,2}[./-]\s?\d{2,4}|\d{4}[./-]\d{1,2}[./-]\d{1,2}"
    r"|\d{1,2}\.?\s+(?:de\s+)?[^\W\d]{3,12}\.?,?\s+(?:de\s+)?\d{4}"
    r"|[^\W\d]{3,12}\.?\s+\d{1,2},?\s+\d{4}|\d{4}[년年]\s?\d{1,2}[월月]\s?\d{1,2}[일日])"
    r"[\s,|–-]{0,4}(?:[^\W\d]{1,10}\s)?(?:\d{1,2}[:.h時]\s?\d{2}分?(?:\s?(?:Uhr|h|am|pm|a\.m\.|p\.m\.|[A-Z]{2,4}"
    r"|Uhr\s?))?)?.{0,12}",
    re.IGNORECASE,
)


MOST_LEADS = 3
SHORT = 160
NEAR_BEGINNING, NEAR_END = 4, 8
"""Longer paragraphs without a link are judged by their words only where they stand first or last."""
MOST_JUDGED = 300


def clean_pieces(pieces: list[Piece], headline: str | None) -> list[Piece]:
    """Without links that stand alone, repeated titles, lines of the page's own, and headings that head nothing."""
    kept = _below_title(pieces, headline)
    kept = [piece for piece in kept if not _stands_alone(piece)]
    kept = _without_title(kept, headline)
    last = len(kept) - NEAR_END
    kept = [
        piece
        for place, piece in enumerate(kept)
        if not (
            (piece.links or piece.size < SHORT or not NEAR_BEGINNING <= place < last)
            and (_is_date_line(piece) or (_may_be_of_the_page(place, last) and _is_of_the_page(piece)))
        )
    ]
    kept = _before_other_articles(kept)
    kept = _each_once(kept)
    return _without_loose_end(_without_loose_headings(kept))


def with_neighbours(pieces: list[Piece], container: Any) -> list[Piece]:
    """The pieces inside the container, a lead directly before it, and further containers of the same kind after it."""
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


def _stands_alone(piece: Piece) -> bool:
    """A line that is nothing but a link, or a label and a link."""
    length = len(piece.text)
    if not length or length > 300 or piece.type == "table":
        return False
    if piece.link_chars >= 0.9 * length:
        return True
    return piece.link_chars > 0.5 * length and not _END.search(piece.text)


def _may_be_of_the_page(place: int, last: int) -> bool:
    """Words are looked at in the first hundreds of lines and in the last: a book must not cost seconds."""
    return place < MOST_JUDGED or place >= last


def _is_of_the_page(piece: Piece) -> bool:
    """An invitation, a note about rights, a pointer to another article."""
    text = piece.text
    if not text or piece.size > 320:
        return False
    if piece.size < 250 and (states_rights(text) or stands_for_embed(text) or offers_subscription(text)):
        return True
    if piece.links and is_cut_short(text):
        return True
    if (piece.link_chars or piece.size < 120) and calls_reader(text):
        return True
    return begins_with_other_articles(text) and (piece.link_chars > 0.3 * len(text) or piece.size < 160)


def _before_other_articles(pieces: list[Piece]) -> list[Piece]:
    """Without the list of other articles that a heading announces at the end."""
    total = sum(len(piece.text) for piece in pieces)
    read = 0
    for place, piece in enumerate(pieces):
        if read > 0.75 * total and 0 < piece.size < 60 and names_other_articles(piece.text):
            return pieces[:place]
        read += len(piece.text)
    return pieces


def _without_loose_end(pieces: list[Piece]) -> list[Piece]:
    """Without short lines at the end that are no sentence: signatures, labels."""
    end = len(pieces)
    for _ in range(4):
        last = next((place for place in range(end - 1, -1, -1) if pieces[place].text), None)
        if (
            last is None
            or pieces[last].size > 60
            or pieces[last].type in ("list", "table", "quote")
            or _SENTENCE_END.search(pieces[last].text)
        ):
            break
        end = last
    return [piece for place, piece in enumerate(pieces) if place < end or not piece.text]


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
    if not 5 < len(piece.text) < 120:
        return False
    if _DATE_LINE.fullmatch(piece.text):
        return True
    rest, dates = _DATE.subn(" ", piece.text)
    return (
        dates > 0
        and sum(map(str.isalpha, rest)) * piece.size <= 22 * len(piece.text)
        and not piece.text.endswith((".", "。"))
    )


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
