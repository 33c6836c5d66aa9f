"""Rules about single lines: lone links, dates, and what the page says about itself instead of the matter."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from spiders.extract.phrases import (
    begins_with_other_articles,
    calls_reader,
    is_advertisement_label,
    is_cut_short,
    offers_subscription,
    stands_for_embed,
    states_rights,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from spiders.extract.pieces import Piece
    from spiders.extract.rule import Reading

SHORT = 160
LONGEST = 320
LONGEST_WORD = 25
"""A link that is longer is the title of something."""
NEAR_BEGINNING, NEAR_END = 4, 8
"""Longer paragraphs without a link are judged by their words only where they stand first or last."""
MOST_JUDGED = 300
"""Words are looked at in the first hundreds of lines and in the last: a book must not cost seconds."""
_END = re.compile(r"[.!?…。！？」』”\"'’»)\]:]$")
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
_UNIT = (
    r"min(?:ute)?s?|hours?|hrs?|days?|weeks?|months?|minuten?|stunden?|tag(?:en|e)?|heures?|jours?|minutos?|horas?"
    r"|d[ií]as?|分|時間|日|小时|分钟|天|분|시간|일"
)
_AGO = re.compile(
    rf"(?:updated |published )?\d{{1,3}}\s?(?:{_UNIT})\s?(?:ago|前|전)|(?:vor|il y a|hace|há) \d{{1,3}} (?:{_UNIT})",
    re.IGNORECASE,
)


def without_lone_links(pieces: list[Piece], reading: Reading) -> list[Piece]:
    """Without lines that are nothing but a link, or a label and a link."""
    del reading
    return [piece for piece in pieces if not _stands_alone(piece)]


def without_dates(pieces: list[Piece], reading: Reading) -> list[Piece]:
    """Without lines that are nothing but a date."""
    del reading
    return _judged(pieces, _is_date_line)


def without_rights(pieces: list[Piece], reading: Reading) -> list[Piece]:
    """Without lines about copyright."""
    del reading
    return _judged(pieces, lambda piece: piece.size < 250 and states_rights(piece.text))


def without_stand_ins(pieces: list[Piece], reading: Reading) -> list[Piece]:
    """Without what is shown in place of a video or post until the reader consents."""
    del reading
    pieces = _judged(pieces, lambda piece: piece.size < 250 and stands_for_embed(piece.text))
    return [piece for piece in pieces if not (SHORT <= piece.size < 450 and stands_for_embed(piece.text, 2))]


def without_labels(pieces: list[Piece], reading: Reading) -> list[Piece]:
    """Without the word above an advertisement."""
    del reading
    return [piece for piece in pieces if not (0 < piece.size < 40 and is_advertisement_label(piece.text))]


def without_offers(pieces: list[Piece], reading: Reading) -> list[Piece]:
    """Without what a subscription costs."""
    del reading
    return _judged(pieces, lambda piece: piece.size < 250 and offers_subscription(piece.text))


def without_beginnings(pieces: list[Piece], reading: Reading) -> list[Piece]:
    """Without beginnings of other articles that end in "more"."""
    del reading
    return _judged(pieces, lambda piece: bool(piece.links) and piece.size <= LONGEST and is_cut_short(piece.text))


def without_calls(pieces: list[Piece], reading: Reading) -> list[Piece]:
    """Without invitations to subscribe, follow, sign up."""
    del reading
    return _judged(
        pieces,
        lambda piece: (
            piece.size <= LONGEST and (bool(piece.link_chars) or piece.size < 120) and calls_reader(piece.text)
        ),
    )


def without_pointers(pieces: list[Piece], reading: Reading) -> list[Piece]:
    """Without "Read also: …"."""
    del reading
    return _judged(
        pieces,
        lambda piece: (
            piece.size <= LONGEST
            and begins_with_other_articles(piece.text)
            and (piece.link_chars > 0.3 * len(piece.text) or piece.size < SHORT)
        ),
    )


def _judged(pieces: list[Piece], judge: Callable[[Piece], bool]) -> list[Piece]:
    """Without the lines that the judge is against; long ones without a link only near the beginning or the end."""
    last = len(pieces) - NEAR_END
    return [
        piece
        for place, piece in enumerate(pieces)
        if not (
            piece.text
            and (piece.links or piece.size < SHORT or not NEAR_BEGINNING <= place < last)
            and (place < MOST_JUDGED or place >= last)
            and judge(piece)
        )
    ]


def _stands_alone(piece: Piece) -> bool:
    """A line that is nothing but a link, or a label and a link."""
    length = len(piece.text)
    if not length or length > 300 or piece.type == "table":
        return False
    if piece.link_chars >= 0.9 * length:
        return True
    return piece.link_chars > 0.5 * length and not _END.search(piece.text) and not _names_things(piece)


def _names_things(piece: Piece) -> bool:
    """An enumeration of the text whose words the page has linked: "Gauges above four: Holm, Vik, Berg"."""
    each = piece.link_chars / (piece.links or 1) * (piece.size / len(piece.text))
    return (
        piece.element.tag == "p"
        and piece.links > 0
        and each < LONGEST_WORD
        and not begins_with_other_articles(piece.text)
        and not calls_reader(piece.text)
    )


def _is_date_line(piece: Piece) -> bool:
    if not 3 < len(piece.text) < 120:
        return False
    if _DATE_LINE.fullmatch(piece.text) or _AGO.fullmatch(piece.text):
        return True
    rest, dates = _DATE.subn(" ", piece.text)
    return (
        dates > 0
        and sum(map(str.isalpha, rest)) * piece.size <= 22 * len(piece.text)
        and not piece.text.endswith((".", "。"))
    )
