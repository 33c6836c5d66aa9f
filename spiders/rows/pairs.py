"""A text in, the same in UTF-8 with runs of Korean, Japanese and Chinese characters as their pairs out."""

from __future__ import annotations

import re
from itertools import pairwise

_CHARACTERS = "\u3041-\u3096\u30a1-\u30fa\u30fc\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff"
_RUNS = re.compile(f"[{_CHARACTERS}]+")
_OF_OTHERS = bytes(set(range(256)) - {*range(0xE3, 0xEE), 0xEF})
"""With any other byte in UTF-8 none of these characters begins."""


def pairs(words: str) -> bytes:
    """As `warehouse.pairs` does it."""
    signs = words.encode()
    if words.isascii() or not signs.translate(None, _OF_OTHERS):
        return signs
    return _RUNS.sub(_pairs_of, words).encode()


def _pairs_of(found: re.Match[str]) -> str:
    run = found[0]
    return f" {' '.join(map(''.join, pairwise(run))) if len(run) > 1 else run} "
