"""Rules about captions that no element sets apart: they end in a picture's credit or a video's length."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spiders.extract.pieces import Piece
    from spiders.extract.rule import Reading

LONGEST = 400
_FULL_STOPS = frozenset(("", ".", "!", "?", "…", "。", "！", "？"))
_NAMES = (
    r"fotos?|fotografie|fotograf|photos?|photograph|pictures?|image|bild(?:er|quelle|nachweis)?|quelle"
    r"|cr[ée]dits?(?: photo)?|zdjęcie|fot\.|фото|사진|写真|図|图片?(?:来源)?|圖"
)
_CREDIT = re.compile(
    rf"(?:(?<!\w)(?:{_NAMES})\s?(?:\[\w{{1,3}}\]\s?)?[:：=/|]\s?|©\s?)[^.!?。:：]{{2,60}}[\])）】]?$"
    r"|(?:^|[\s|])\d{1,2}:\d{2}\s?min(?:uten)?$"
    r"|[\[(（【]\s?(?:사진|写真|图|圖)\s?(?:제공|来源|提供)?\s?[=：:]?\s?[^\])）】]{2,40}[\])）】]$"
    r"|(?:사진|자료)\s?제공\s?[=:]\s?.{2,30}$",
    re.IGNORECASE,
)


def without_captions(pieces: list[Piece], reading: Reading) -> list[Piece]:
    """Without lines that end in the credit of a picture, or in how long a video is."""
    del reading
    return [
        piece for piece in pieces if not (piece.type == "p" and piece.size < LONGEST and _ends_in_credit(piece.text))
    ]


def _ends_in_credit(text: str) -> bool:
    return text[-1:] not in _FULL_STOPS and bool(_CREDIT.search(text[-90:]))
