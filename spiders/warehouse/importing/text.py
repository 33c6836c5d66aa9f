"""A text as other tools keep it in, its paragraphs out."""

from __future__ import annotations

import re
from typing import Any

from spiders.errors import NotAnArticle
from spiders.items import Block

_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")
_TAGGED = re.compile(r"</p\s*>|<br\s*/?>", re.IGNORECASE)
_END_OF_BLOCK = re.compile(r"</(?:p|div|li|h[1-6]|blockquote|figcaption)\s*>|<br\s*/?>\s*<br\s*/?>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")


def paragraphs(body: Any) -> tuple[Block, ...]:
    """Blocks of a string, of a list of paragraphs, or of Fundus's sections.

    Paragraphs are divided by blank lines; where there is none, by the ends of lines, as news-please and trafilatura do.
    """
    if isinstance(body, str):
        if _TAGGED.search(body):
            body = _TAG.sub(" ", _END_OF_BLOCK.sub("\n\n", body.replace("\n", " ")))
        body = body.replace("\r\n", "\n")
        parts = _BLANK_LINE.split(body) if _BLANK_LINE.search(body) else body.split("\n")
        return tuple(Block(type="p", text=part) for part in parts if part.strip())
    if isinstance(body, list):
        return tuple(block for part in body for block in paragraphs(part))
    if isinstance(body, dict):
        return tuple(_sections(body))
    raise NotAnArticle("quarantined", "no_body", "the line's text is neither a string nor a list of paragraphs.")


def _sections(body: dict[str, Any]) -> list[Block]:
    blocks = [Block(type="p", text=text) for text in _strings(body.get("summary"))]
    for section in body.get("sections") or ():
        if isinstance(section, dict):
            blocks += [Block(type="h", text=text) for text in _strings(section.get("headline"))]
            blocks += [Block(type="p", text=text) for text in _strings(section.get("paragraphs"))]
    return blocks


def _strings(value: Any) -> list[str]:
    parts = value if isinstance(value, list) else [value]
    return [part for part in parts if isinstance(part, str) and part.strip()]
