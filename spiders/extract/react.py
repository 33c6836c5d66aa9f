"""Data with React elements in, the same with paragraphs, headings and list entries as HTML strings out.

An element is `["$", tag, key, {"children": …}]`; what its paragraphs hold is cut into pieces at every link.
"""

from __future__ import annotations

import html
from typing import Any

from spiders.extract.json_ld import DEEPEST

_LINES = frozenset(("p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "blockquote", "td", "figcaption"))
_PROPERTIES = 3
_WHOLE = 4


def as_html(data: Any, depth: int = 0) -> Any:
    """Elements of whole lines as strings; everything else as it is."""
    if depth > DEEPEST:
        return None
    if _is_element(data):
        inner = _children(data)
        if data[1] in _LINES:
            return f"<{data[1]}>{_inline(inner, depth + 1)}</{data[1]}>"
        return as_html(inner, depth + 1)
    if isinstance(data, list):
        return [as_html(value, depth + 1) for value in data]
    if isinstance(data, dict):
        return {key: as_html(value, depth + 1) for key, value in data.items()}
    return data


def _inline(value: Any, depth: int) -> str:
    """What stands inside a line: its text, its links as links."""
    if depth > DEEPEST:
        return ""
    if _is_element(value):
        inner = _inline(_children(value), depth + 1)
        return f"<{value[1]}>{inner}</{value[1]}>" if value[1] in ("a", "em", "strong", "b", "i") else inner
    if isinstance(value, list):
        return "".join(_inline(part, depth + 1) for part in value)
    if isinstance(value, dict):
        raw = value.get("__html")
        return raw if isinstance(raw, str) else ""
    return html.escape(value) if isinstance(value, str) else ""


def _is_element(value: Any) -> bool:
    return (
        isinstance(value, list)
        and len(value) >= _WHOLE
        and value[0] == "$"
        and isinstance(value[1], str)
        and isinstance(value[_PROPERTIES], dict)
    )


def _children(element: Any) -> Any:
    properties = element[_PROPERTIES]
    return properties.get("dangerouslySetInnerHTML") or properties.get("children") or properties
