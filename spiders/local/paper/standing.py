"""The pieces of a text as printed → the same with what stands on other pages too: a call, a box, a standing line.

They are plain paragraphs among the paragraphs: one page alone cannot tell them from its text, and its truth has none of
them. Only a paper that is `furnished` prints them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from spiders.local.paper.story import Piece

if TYPE_CHECKING:
    from spiders.local.paper.story import Story

_CALL = {
    "en": "Readers pay for the fuel of the Ledger's boat: a share of it costs 3,000 won a month.",
    "ko": "레저호의 기름값은 독자들이 냅니다. 한 달에 3천 원이면 한몫을 낼 수 있습니다.",
}
_BOX = {
    "en": (
        "How we report",
        "The Ledger asks two people who dislike each other, and prints both.",
        "Mistakes are corrected in place.",
    ),
    "ko": (
        "이렇게 취재합니다",
        "레저는 사이가 나쁜 두 사람에게 묻고 둘 다 싣습니다.",
        "틀린 것은 고칩니다.",
    ),
}
_LINE = {
    "en": "The Harbour Ledger comes ashore with the first ferry of the day.",
    "ko": "하버 레저는 매일 첫 배를 타고 뭍에 오릅니다.",
}
_CALL_BEHIND = 3
"""Paragraphs."""
_LONG = 600
"""Letters of a text that has room for a box."""


def with_standing(pieces: list[Piece], story: Story) -> list[Piece]:
    """The line behind every text, the call in the middle of layout 2, the box below long texts of three sections."""
    language = "ko" if story.language == "ko" else "en"
    texts = [place for place, piece in enumerate(pieces) if piece.type == "p"]
    printed = list(pieces)
    if story.layout != 1 and len(texts) > _CALL_BEHIND:
        printed.insert(texts[_CALL_BEHIND - 1] + 1, Piece(text=_CALL[language]))
    if sum(len(piece.text) for piece in pieces) > _LONG and story.section[:4] in ("0201", "0202", "0203"):
        heading, *lines = _BOX[language]
        printed += [Piece(type="h", text=heading), *(Piece(text=line) for line in lines)]
    return [*printed, Piece(text=_LINE[language])]
