"""Text in, its letters and digits in lower case out: what two printings of the same words have in common."""

from __future__ import annotations

import re

_NEITHER = re.compile(r"[\W_]+")


def fold(text: str) -> str:
    """For comparison only."""
    return _NEITHER.sub("", text.casefold())
