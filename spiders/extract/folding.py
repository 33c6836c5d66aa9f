"""Text in, its letters and digits in lower case out: what two printings of the same words have in common."""

from __future__ import annotations

import re

_NEITHER = re.compile(r"[\W_]+")
_NEITHER_ASCII = dict.fromkeys(code for code in range(128) if not chr(code).isalnum())


def fold(text: str) -> str:
    """For comparison only."""
    folded = text.casefold()
    return folded.translate(_NEITHER_ASCII) if folded.isascii() else _NEITHER.sub("", folded)
