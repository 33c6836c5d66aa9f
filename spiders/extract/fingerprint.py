"""The parsed page in, a short fingerprint of its layout out: equal for pages made by the same template."""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache
from itertools import islice
from typing import Any

MOST_ELEMENTS = 1_500
MOST_NAMES = 60
_VARIABLE = re.compile(r"\d|[A-Z].*[A-Z].*[A-Z]|__|--|^.{32,}$")
"""Class names with numbers or generated letters differ from page to page."""


def layout_of(root: Any) -> str:
    """Twelve hex digits over the names of the page's larger containers."""
    names: dict[str, None] = {}
    seen: set[tuple[str, str | None]] = set()
    for element in islice(root.iter("body", "main", "article", "section", "header", "h1", "div"), MOST_ELEMENTS + 1):
        if len(names) > MOST_NAMES:
            break
        if (one := (element.tag, element.get("class"))) in seen:
            continue
        seen.add(one)
        if element.tag in ("main", "article", "h1"):
            names[f"{element.tag}.{stable_name(element)}"] = None
        elif key := stable_name(element):
            names[key] = None
    return hashlib.sha256("\n".join(sorted(names)).encode("utf-8", "replace")).hexdigest()[:12]


def stable_name(element: Any) -> str:
    """The element's first class name; empty where it has none or a generated one."""
    return _first_stable(element.get("class") or "")


@lru_cache(maxsize=20_000)
def _first_stable(names: str) -> str:
    first = next(iter(names.split()), "")
    return "" if _VARIABLE.search(first) else first
