"""The parsed page in, a short fingerprint of its layout out: equal for pages made by the same template."""

from __future__ import annotations

import hashlib
import re
from typing import Any

MOST_ELEMENTS = 3_000
MOST_NAMES = 60
_VARIABLE = re.compile(r"\d|[A-Z].*[A-Z].*[A-Z]|__|--|^.{32,}$")
"""Class names with numbers or generated letters differ from page to page."""


def layout_of(root: Any) -> str:
    """Twelve hex digits over the names of the page's larger containers."""
    names: dict[str, None] = {}
    for number, element in enumerate(root.iter("body", "main", "article", "section", "header", "h1", "div")):
        if number > MOST_ELEMENTS or len(names) > MOST_NAMES:
            break
        if element.tag in ("main", "article", "h1"):
            names[f"{element.tag}.{_stable(element)}"] = None
        elif key := _stable(element):
            names[key] = None
    return hashlib.sha256("\n".join(sorted(names)).encode("utf-8", "replace")).hexdigest()[:12]


def _stable(element: Any) -> str:
    words = (element.get("class") or "").split()[:1]
    return next((word for word in words if not _VARIABLE.search(word)), "")
