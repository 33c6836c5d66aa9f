"""HTML as text → the same, safe to parse: no tag with more attributes than any page needs.

Parsers look at every attribute of a tag once for every other one: 200,000 of them, 3 MB, cost libxml2 and lexbor more
than a minute each.
"""

from __future__ import annotations

import re

MOST_ATTRIBUTES = 1000
_SHORTEST = 2 * MOST_ATTRIBUTES
"""A tag with that many attributes has at least as many characters."""

_OPENS = re.compile(r"<(?:!--|([A-Za-z][^\s/>]*+))")
_REST = re.compile(r"""(?:[^>="']++|=\s*+(?:"[^"]*+"|'[^']*+')?+|["'])*+""")
_RAW = re.compile("script|style|textarea|title|xmp|iframe|noembed|noframes|plaintext", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""[^\s"'=>/]++(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s"'>]++))?+""")


def without_monstrous_tags(text: str) -> str:
    """The text; a tag with more than MOST_ATTRIBUTES attributes loses all of them. In linear time."""
    if len(text) < _SHORTEST:
        return text
    pieces, kept, position = [], 0, 0
    while opens := _OPENS.search(text, position):
        if not opens[1]:
            position = _end(text, "-->", opens.end())
            continue
        start = opens.end()
        position = _REST.match(text, start).end()  # type: ignore[union-attr]  # it matches the empty string
        if position - start >= _SHORTEST and _monstrous(text[start:position]):
            pieces.append(text[kept:start])
            kept = position
        if _RAW.fullmatch(opens[1]):
            position = _end(text, f"</{opens[1]}", position)
    return "".join([*pieces, text[kept:]]) if pieces else text


def _monstrous(attributes: str) -> bool:
    return any(number >= MOST_ATTRIBUTES for number, _ in enumerate(_ATTRIBUTE.finditer(attributes)))


def _end(text: str, mark: str, start: int) -> int:
    """Where a comment or the content of a script ends: what looks like a tag in it is none."""
    end = re.compile(mark, re.IGNORECASE).search(text, start)
    return end.start() if end else len(text)
