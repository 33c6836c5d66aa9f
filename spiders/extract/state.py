"""The document in, the text that only the data of its scripts holds out.

Looked into only where the page shows too little text. The search is the one of the page itself: long strings have
weight, and the smallest part of the data that holds nearly all of it is the article.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Any

from lxml import etree

from spiders.extract.json_ld import DEEPEST
from spiders.extract.pieces import Piece, pieces_of
from spiders.extract.scripts import data_of
from spiders.normalise.storable import storable_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spiders.extract.parse import Document

MOST_VALUES = 200_000
MOST_TEXTS = 3_000
SHORTEST = 60
NEARLY_ALL = 0.8
_PROSE = re.compile(r"[.!?…。！？,、]")
_NEVER = frozenset(
    ("articlebody_seo", "css", "styles", "query", "extensions", "translations", "messages", "i18n", "consent", "config")
)


def read_state(document: Document) -> tuple[list[Piece], str] | None:
    """Pieces of the longest text in the page's data and where it lay; None where there is none."""
    best: tuple[float, Any, str] | None = None
    for name, data in data_of(document.tagged("script")):
        weights: dict[int, float] = {}
        total = _weigh(data, weights)
        if total > 400 and (best is None or total > best[0]):
            best = (total, _descend(data, weights), name)
    if best is None:
        return None
    pieces = _pieces(_texts(best[1]))
    return (pieces, best[2]) if pieces else None


def _is_prose(text: str) -> bool:
    return (
        len(text) >= SHORTEST
        and not text.startswith(("http", "/", "{", "[", "data:", "<script", "<style", "<svg"))
        and bool(_PROSE.search(text))
        and (" " in text[:60] or any("\u3040" <= c <= "\ud7a3" for c in text[:20]))
    )


def _weigh(data: Any, weights: dict[int, float], depth: int = 0) -> float:
    """Weight of the prose in every part, by its identity; the sum."""
    if depth > DEEPEST or len(weights) > MOST_VALUES:
        return 0.0
    if isinstance(data, str):
        return float(len(data)) if _is_prose(data) else 0.0
    if isinstance(data, dict):
        total = sum(_weigh(value, weights, depth + 1) for key, value in data.items() if key.lower() not in _NEVER)
    elif isinstance(data, list):
        total = sum(_weigh(value, weights, depth + 1) for value in data)
    else:
        return 0.0
    weights[id(data)] = total
    return total


def _descend(data: Any, weights: dict[int, float]) -> Any:
    """The smallest part that holds nearly all, or is by far the heaviest among its like."""
    for _ in range(DEEPEST):
        children = list(data.values()) if isinstance(data, dict) else data if isinstance(data, list) else []
        best = max(children, key=lambda child: _weight(child, weights), default=None)
        if best is None:
            return data
        heaviest = _weight(best, weights)
        if heaviest < NEARLY_ALL * weights.get(id(data), 0.0):
            others = sorted((_weight(child, weights) for child in children), reverse=True)
            if isinstance(best, str) or len(others) < 2 or heaviest < 1500 or others[1] > 0.35 * heaviest:
                return data
        data = best
    return data


def _weight(value: Any, weights: dict[int, float]) -> float:
    return (
        weights.get(id(value), 0.0)
        if isinstance(value, dict | list)
        else float(len(value))
        if isinstance(value, str) and _is_prose(value)
        else 0.0
    )


def _texts(data: Any) -> list[str]:
    """Strings of prose in order, and what is shorter under the same keys: headings, answers, verses."""
    strings = list(_strings(data, None, 0))
    keys = {key for key, text in strings if _is_prose(text)}
    return [text for key, text in strings if _is_prose(text) or (key in keys and _is_line(text))]


def _strings(data: Any, key: str | None, depth: int) -> Iterator[tuple[str | None, str]]:
    """With the key each stands under."""
    if depth > DEEPEST:
        return
    if isinstance(data, str):
        yield key, data
    elif isinstance(data, dict):
        for name, value in data.items():
            if name.lower() not in _NEVER:
                yield from _strings(value, name, depth + 1)
    elif isinstance(data, list):
        for value in data:
            yield from _strings(value, key, depth + 1)


def _is_line(text: str) -> bool:
    return (
        len(text) < SHORTEST
        and (" " in text.strip() or text[:1] >= "\u3040")
        and not text.startswith(("http", "/", "{", "[", "data:", "$"))
    )


def _pieces(texts: list[str]) -> list[Piece]:
    """Paragraphs of strings that may hold HTML, as those of one page."""
    parts = []
    for text in map(storable_text, texts[:MOST_TEXTS]):
        inside = text if "<" in text else "".join(f"<p>{html.escape(line)}</p>" for line in text.split("\n"))
        parts.append(f"<div>{inside}</div>")
    try:
        root = etree.fromstring(f"<div>{''.join(parts)}</div>", etree.HTMLParser(huge_tree=True, remove_comments=True))
    except etree.LxmlError:
        return []
    return pieces_of([root]) if root is not None else []
