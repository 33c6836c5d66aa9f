"""A picture's element in, its caption and credit as printed out."""

from __future__ import annotations

import re
from typing import Any

from spiders.extract.marks import words_of
from spiders.extract.pieces import text_of_element
from spiders.normalise.text import clean

LONGEST = 1_000
_CREDIT_WORDS = frozenset(
    "credit credits copyright source sources photographer agency rights quelle fotograf fotocredit credito creditos "
    "autor author".split()
)
_CAPTION_WORDS = frozenset(
    "caption captions legend description desc bildunterschrift bildtext subtitle cutline pie leyenda kuvateksti "
    "byline".split()
)
_LABEL = re.compile(
    r"^(?:image (?:caption|source)[,:]?|bildunterschrift:?|bild:?\s\d+\s(?:/|von)\s\d+|caption:?"
    r"|fotounterschrift:?)\s*",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"\s*(?:[|/·–—-]\s*)?[(\[]?\s*(?:(?:foto|photo|bild|image|picture|pic|credit|crédit(?:s)?|quelle|source"
    r"|copyright|fuente|kuva|zdjęcie|fotó|fotograf|"
    r"photograph|photographie|fot|illustration|grafik|pictures?|写真|사진)s?\s*(?:by|von|de|credit)?\s*[:=/©]\s*"
    r"|(?:photo|photograph|image|picture) by\s+"
    r"|©\s*|\(c\)\s*|copyright\s+)([^\n]{2,100}?)\s*[)\]]?\s*\.?$",
    re.IGNORECASE,
)


def caption_of(element: Any, box: Any) -> tuple[str | None, str | None]:
    """Caption and credit of the picture whose element and whose surroundings, free of other text, these are."""
    if box is None:
        return None, None
    where = next(box.iter("figcaption"), None)
    if where is None:
        where = next((found for found in box.iter() if found is not element and _is(found, _CAPTION_WORDS)), None)
    if where is None:
        where = box if text_of_element(box) else _below(element, box)
    if where is None:
        return None, None
    return split_caption(where, box)


def split_caption(where: Any, box: Any) -> tuple[str | None, str | None]:
    """The text of a caption's element, and the credit inside or beside it."""
    text = clean(text_of_element(where))
    credit = None
    for found in [*box.iter(), *(where.iter() if box is not where and where.getparent() is not None else ())]:
        if found in (box, where) or not (_is(found, _CREDIT_WORDS) or (found.tag in ("small", "cite") and text)):
            continue
        if 1 < len(part := clean(text_of_element(found))) < 200:
            credit = credit or part
            text = text.replace(part, " ") if part != text or found is not where else ""
    text = _LABEL.sub("", clean(text)).strip(" |/·")
    if not credit and (match := _TAIL.search(text)):
        credit, text = clean(match[0]).strip(" |/·–—-"), text[: match.start()]
    text = clean(text).strip(" |/·")
    return (text[:LONGEST] if len(text) > 2 else None), credit


def _below(element: Any, box: Any) -> Any:
    """What follows a picture's box, where its name or the picture's own description says that it is the caption."""
    below = box.getnext()
    if below is None or not isinstance(below.tag, str):
        return None
    if below.tag == "figcaption" or _is(below, _CAPTION_WORDS):
        return below
    alt = clean(element.get("alt") or "")
    return below if len(alt) > 20 and clean(text_of_element(below)).startswith(alt) else None


def _is(element: Any, words: frozenset[str]) -> bool:
    names = element.get("class")
    return bool(names) and not words.isdisjoint(words_of(names))
