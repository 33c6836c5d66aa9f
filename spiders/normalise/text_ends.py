"""Blocks as extracted in; clean ones out, and what stood at beginning and end and is a field of its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import attrs

from spiders.normalise.agency import split_tail
from spiders.normalise.text import clean, clean_lines

if TYPE_CHECKING:
    from spiders.items import Block


@attrs.frozen
class Ends:
    """What was cut off the text."""

    credit: str | None = None
    byline: str | None = None
    dateline: str | None = None
    dateline_agency: str | None = None


_DATELINE = re.compile(
    r"(?P<place>[A-Z][A-Z.'’-]+(?:[ ,/]+[A-Z][A-Z.'’-]*){0,4}(?:,\s+[A-Z][a-z]{2,8}\.?\s+\d{1,2}"
    r"|,\s+\d{1,2}\s+[A-Z][a-z]{2,8}\.?"
    r"|,\s+[A-Z][a-z.]+(?:\s[A-Z][a-z]+)?)?)\s*(?:\((?P<agency>[^()]{2,30})\)|\[(?:[^\[\]]{2,30})\])?\s*(?:--|—"
    r"|–|-)\s+(?=\S)"
)
_BYLINE_TAIL = re.compile(
    r"(?:\(?(?:By|Von|Par"
    r"|Por)\s+)?(?:[^\W\d_][\w.'’-]*\s+){0,5}[^\W\d_][\w.'’-]*\s*[(\[<]?\s*[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}\s*[)\]>]?\.?"
    r"|[(\[]?(?:By|BY)\s+(?:[A-Z][\w.'’-]*[\s,]*){1,5}[)\]]?"
)


def without_ends(blocks: tuple[Block, ...]) -> tuple[tuple[Block, ...], Ends]:
    """Clean blocks without empty ones; the agency's tag and the reporter's address cut from the end."""
    cleaned: list[Block] = []
    for block in blocks:
        text = (
            (clean_lines if block.type in ("list", "table", "live_post") else clean)(block.text) if block.text else ""
        )
        if text or block.ref:
            cleaned.append(block if text == block.text else attrs.evolve(block, text=text))
    credit = byline = None
    for _ in range(3):
        last = next((i for i in range(len(cleaned) - 1, -1, -1) if cleaned[i].text), None)
        if last is None:
            break
        text = cleaned[last].text
        if byline is None and len(text) < 160 and _BYLINE_TAIL.fullmatch(text):
            byline = text
            del cleaned[last]
            continue
        rest, tag = split_tail(text)
        if tag is None or credit is not None:
            break
        credit = tag
        if rest:
            cleaned[last] = attrs.evolve(cleaned[last], text=rest)
        else:
            del cleaned[last]
    dateline = agency = None
    for place, block in enumerate(cleaned):
        if block.text:
            if match := _DATELINE.match(block.text):
                dateline, agency = clean(match["place"].rstrip(" ,")), match["agency"]
                cleaned[place] = attrs.evolve(block, text=block.text[match.end() :])
            break
    return tuple(cleaned), Ends(credit, byline, dateline, agency)
