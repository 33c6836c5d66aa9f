"""Two texts of one article in; how many words the later one added and removed, and the passages that differ, out.

Paragraphs are aligned first, words only within those that differ: that is what a desk changes, and it is quick. White
space makes no difference. In scripts without spaces a word is a character, and two of them are counted as one word.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from attrs import frozen

from spiders.normalise.text import count_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_WORD = re.compile(
    r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u0e00-\u0e7f]"
    r"|[^\s\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u0e00-\u0e7f]+"
)
_MOST = 4_000_000
"""Pairs of words (or paragraphs) beyond which two stretches are not aligned: one has replaced the other."""
_APART = 2
"""Words between two changes from which on they are two passages."""
PASSAGES = 20
"""Passages that are kept as text …"""
LONGEST = 300
"""… and characters of each side."""


@frozen(kw_only=True)
class Difference:
    """What a text changed in the one before it."""

    words_added: int
    words_removed: int
    share_changed: float
    """Part of the words of both texts that the other does not have: 0 the same words, 1 nothing in common."""
    passages: tuple[tuple[str | None, str | None], ...]
    """(was, now) of the first passages, in order; None: nothing stood, or stands, there."""


def difference(before: str, now: str) -> Difference:
    """Compare two bodies."""
    added: list[str] = []
    removed: list[str] = []
    passages: list[tuple[str | None, str | None]] = []
    gone = come = 0
    for old, new in _stretches(_paragraphs(before), _paragraphs(now)):
        was, is_ = _WORD.findall(old), _WORD.findall(new)
        for group in _groups(_changes(was, is_)):
            for a, b, c, d in group:
                gone, come = gone + b - a, come + d - c
                removed.append(" ".join(was[a:b]))
                added.append(" ".join(is_[c:d]))
            (a, *_), (*_, d) = group[0], group[-1]
            passages.append((_passage(old, a, group[-1][1]), _passage(new, group[0][2], d)))
    both = len(_WORD.findall(before)) + len(_WORD.findall(now))
    return Difference(
        words_added=count_words(" ".join(added)),
        words_removed=count_words(" ".join(removed)),
        share_changed=round((gone + come) / both, 4) if both else 0.0,
        passages=tuple(passages[:PASSAGES]),
    )


def _paragraphs(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.split("\n") if line.strip()]


def _stretches(before: list[str], now: list[str]) -> Iterator[tuple[str, str]]:
    """Where paragraphs differ: what stood there and what stands there, each as one text."""
    for a, b, c, d in _changes(before, now):
        if b - a == d - c:
            yield from ((old, new) for old, new in zip(before[a:b], now[c:d], strict=True) if old != new)
        else:
            yield "\n".join(before[a:b]), "\n".join(now[c:d])


def _changes(before: Sequence[str], now: Sequence[str]) -> list[tuple[int, int, int, int]]:
    """The ranges of both that differ, in order."""
    least = min(len(before), len(now))
    head = next((at for at in range(least) if before[at] != now[at]), least)
    tail = next((at for at in range(least - head) if before[-1 - at] != now[-1 - at]), least - head)
    old, new = before[head : len(before) - tail], now[head : len(now) - tail]
    if not old and not new:
        return []
    if not old or not new or len(old) * len(new) > _MOST:
        return [(head, head + len(old), head, head + len(new))]
    codes = SequenceMatcher(None, old, new).get_opcodes()
    return [(head + a, head + b, head + c, head + d) for what, a, b, c, d in codes if what != "equal"]


def _groups(changes: list[tuple[int, int, int, int]]) -> Iterator[list[tuple[int, int, int, int]]]:
    """Changes with hardly a word between them are one passage."""
    group: list[tuple[int, int, int, int]] = []
    for change in changes:
        if group and change[0] - group[-1][1] >= _APART:
            yield group
            group = []
        group.append(change)
    if group:
        yield group


def _passage(text: str, first: int, last: int) -> str | None:
    """The words from `first` up to `last` as they are printed, cut."""
    if first == last:
        return None
    spans = [match.span() for match in _WORD.finditer(text)][first:last]
    passage = text[spans[0][0] : spans[-1][1]]
    return passage if len(passage) <= LONGEST else passage[: LONGEST - 1].rstrip() + "…"
