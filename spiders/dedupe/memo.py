"""Memo: a function of short texts, whose answers are remembered: what a paper prints it prints again and again."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

MOST = 1 << 16
"""Answers that are remembered; then it begins anew."""
LONGEST = 40
"""Characters of a text whose answer is remembered: hostile ones, and those of scripts without spaces, are longer."""


class Memo(dict[str, bytes]):
    """Asked by `memo[text]`: of all ways to look something up in Python the quickest."""

    def __init__(self, function: Callable[[str], bytes]) -> None:
        super().__init__()
        self._function = function

    def __missing__(self, text: str) -> bytes:
        answer = self._function(text)
        if len(text) <= LONGEST:
            if len(self) >= MOST:
                self.clear()
            self[text] = answer
        return answer
