"""The document in, the text that only its scripts hold out: __NEXT_DATA__, self.__next_f, Fusion, Apollo, Nuxt.

Looked into only where the page shows too little text. The search is the one of the page itself: long strings have
weight, and the smallest part of the data that holds nearly all of it is the article.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from lxml import etree

from spiders.extract.json_ld import DEEPEST
from spiders.extract.pieces import Piece, pieces_of
from spiders.normalise.storable import storable_text

if TYPE_CHECKING:
    from spiders.extract.parse import Document

LARGEST = 6_000_000
MOST_VALUES = 200_000
SHORTEST = 60
NEARLY_ALL = 0.8
_ASSIGNED = re.compile(r"(?:^|[;\s])(?:window|self|globalThis|Fusion|var|let|const)[\w.\[\]\"'\s]{0,80}?=\s*(?=[{\[])")
_PUSHED = re.compile(r"self\.__next_f\.push\(\s*(\[.*\])\s*\)\s*;?\s*$", re.DOTALL)
_FLIGHT = re.compile(r"^[0-9a-f]{1,6}:(?:[A-Z]{0,2}[\w,]*)?(?=[\[{\"])", re.MULTILINE)
_PROSE = re.compile(r"[.!?…。！？,、]")
_NEVER = frozenset(
    ("articlebody_seo", "css", "styles", "query", "extensions", "translations", "messages", "i18n", "consent", "config")
)


def read_state(document: Document) -> tuple[list[Piece], str] | None:
    """Pieces of the longest text in the page's data and where it lay; None where there is none."""
    best: tuple[float, Any, str] | None = None
    for name, data in _states(document.root):
        weights: dict[int, float] = {}
        total = _weigh(data, weights)
        if total > 400 and (best is None or total > best[0]):
            best = (total, _descend(data, weights), name)
    if best is None:
        return None
    pieces = [piece for text in _texts(best[1]) for piece in _pieces(text)]
    return (pieces, best[2]) if pieces else None


def _states(root: Any) -> list[tuple[str, Any]]:
    found: list[tuple[str, Any]] = []
    size = 0
    flight: list[str] = []
    for element in root.iter("script"):
        text = element.text
        kind = (element.get("type") or "").lower()
        if not text or "ld+json" in kind or len(text) < 500:
            continue
        size += len(text)
        if size > LARGEST:
            break
        name = element.get("id") or kind or "script"
        if "json" in kind:
            found += [(name, data) for data in (_loads(text),) if data is not None]
        elif match := _PUSHED.search(text):
            pushed = _loads(match[1])
            if isinstance(pushed, list) and len(pushed) > 1 and isinstance(pushed[1], str):
                flight.append(pushed[1])
        else:
            for match in list(_ASSIGNED.finditer(text))[:20]:
                if (data := _head(text[match.end() :])) is not None:
                    found.append((match[0].strip(" =;\n"), data))
    if flight:
        joined = "".join(flight)
        rows = [data for match in _FLIGHT.finditer(joined) if (data := _head(joined[match.end() :])) is not None]
        found.append(("self.__next_f", rows))
    return found


def _loads(text: str) -> Any:
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _head(text: str) -> Any:
    try:
        return json.JSONDecoder(strict=False).raw_decode(text)[0]
    except (ValueError, RecursionError):
        return None


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


def _texts(data: Any, depth: int = 0) -> list[str]:
    """Strings of prose in order."""
    if depth > DEEPEST:
        return []
    if isinstance(data, str):
        return [data] if _is_prose(data) else []
    values = data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
    return [text for value in values for text in _texts(value, depth + 1)]


def _pieces(text: str) -> list[Piece]:
    """Paragraphs of a string that may hold HTML."""
    text = storable_text(text)
    if "<" not in text:
        text = "".join(f"<p>{line}</p>" for line in text.split("\n") if line.strip())
    try:
        root = etree.fromstring(f"<div>{text}</div>", etree.HTMLParser(huge_tree=True, remove_comments=True))
    except etree.LxmlError:
        return []
    return pieces_of([root]) if root is not None else []
