"""Rules about who wrote the text: the byline above it and the notes about its authors below it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from spiders.extract.folding import fold
from spiders.extract.json_ld import text_of

if TYPE_CHECKING:
    from spiders.extract.parse import Document
    from spiders.extract.pieces import Piece
    from spiders.extract.rule import Reading

TOP, END = 8, 5
LONGEST = 450
MOST_NAMES = 20
_BETWEEN = re.compile(
    r"\b(?:by|and|von|und|par|et|por|y|e|di|door|en|av|af|og|och|text|texte|words|story|written|reported)\b|[\W\d_]+",
    re.IGNORECASE,
)
_IS = re.compile(
    r"\W{0,3}(?:[^\W\d_]+\W+){0,2}(?:is|was|are|has|covers|writes|reports|works|joined|ist|war|arbeitet|schreibt|berichtet|leitet|studierte"
    r"|hat|est|a été|es|fue|è|é|er|är|jest|on|pisze|schrijft|werkt|skriver)\b",
    re.IGNORECASE,
)


def without_bylines(pieces: list[Piece], reading: Reading) -> list[Piece]:
    """Without lines at the top that are nothing but the authors' names."""
    names = _names(reading.document)
    return [
        piece
        for place, piece in enumerate(pieces)
        if not (place < TOP and 0 < piece.size < 160 and names and _is_byline(piece.text, names))
    ]


def without_notes_about_authors(pieces: list[Piece], reading: Reading) -> list[Piece]:
    """Without paragraphs at the end that say who an author is."""
    names = _names(reading.document)
    end = len(pieces) - END
    return [
        piece
        for place, piece in enumerate(pieces)
        if not (place >= max(end, 2) and 0 < piece.size < LONGEST and _is_about(piece.text, names))
    ]


def _is_byline(text: str, names: list[str]) -> bool:
    rest = text
    for name in names:
        rest = re.sub(re.escape(name), " ", rest, flags=re.IGNORECASE)
    return rest != text and len(_BETWEEN.sub("", rest)) <= 2


def _is_about(text: str, names: list[str]) -> bool:
    """Names an author in its first words and goes on with what he or she is."""
    for name in names:
        place = text.find(name, 0, 60 + len(name))
        if place >= 0 and _IS.match(text, place + len(name)):
            return True
    return False


def _names(document: Document) -> list[str]:
    """The authors that the page's data names; the longest first."""
    stated = [text_of(value) for value in document.json_ld.each(document.json_ld.article.get("author"))[:MOST_NAMES]]
    named = {
        name
        for name in (*stated, document.meta.get("author"), document.meta.get("article:author"))
        if name and 4 < len(name) < 60 and " " in name.strip() and "/" not in name and fold(name)
    }
    return sorted(named, key=lambda name: (-len(name), name))
