"""Any value of a page's JSON in, one that Postgres takes out: no NUL, no lone surrogate, no NaN, no abyss."""

from __future__ import annotations

import math
import re
from typing import Any

DEEPEST = 40
_REFUSED = re.compile("[\x00\ud800-\udfff]")


def storable(value: Any, deepest: int = DEEPEST) -> Any:
    """The same; what lies deeper than can be stored becomes None."""
    if isinstance(value, str):
        return _REFUSED.sub("", value) if _REFUSED.search(value) else value
    if isinstance(value, dict):
        return (
            {
                storable_text(str(key)): storable_text(entry) if type(entry) is str else storable(entry, deepest - 1)
                for key, entry in value.items()
            }
            if deepest
            else None
        )
    if isinstance(value, list):
        return [storable(entry, deepest - 1) for entry in value] if deepest else None
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    return value


def storable_text(text: str) -> str:
    """The same string without what no database takes."""
    return _REFUSED.sub("", text) if _REFUSED.search(text) else text
