"""The words of two texts in; the passages they share, in order, out."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from itertools import pairwise
from struct import unpack
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from spiders.dedupe.stories.words import CHARACTER, NAME, NUMBER

if TYPE_CHECKING:
    from spiders.dedupe.stories.reading import Reading

GAP = 20
"""Words that two texts may both have of their own between shared words of one passage."""
LEAST = 8
"""Words that a passage must share; less is chance or phrase."""

PHRASE = 12
"""More that it must share where the words are characters."""

Run = tuple[int, int, int]
"""Common words without a break: where they begin in a, where in b, how many."""


@frozen
class Passage:
    """A passage that stands in both texts, in words from the start of each."""

    a: int
    a_end: int
    b: int
    b_end: int
    shared: int
    """Words in common."""
    same: int
    """Figures in common."""
    other: int
    """Figures where the other text has another figure."""
    same_names: int
    other_names: int

    def turned(self) -> Passage:
        """The same, seen from the other text."""
        return evolve(self, a=self.b, a_end=self.b_end, b=self.a, b_end=self.a_end)


def _runs(a: Reading, b: Reading) -> list[Run]:
    """Unbroken common runs that stand once in each text."""
    runs: list[Run] = []
    start = begin = end = -1
    for at, to in enumerate(map(b.once.get, a.runs)):
        if to is None or a.runs[at] not in a.once:
            continue
        if at <= end and at - to == start - begin:
            end = at + 3
            continue
        if end >= 0:
            runs.append((start, begin, end - start))
        start, begin, end = at, to, at + 3
    if end >= 0:
        runs.append((start, begin, end - start))
    return runs


def _contained(a: Reading, b: Reading) -> Passage | None:
    """The quick way for the most frequent copies: one text stands in the other word for word."""
    if len(a) > len(b):
        passage = _contained(b, a)
        return passage and passage.turned()
    at = b.words.find(a.words)
    while at > 0 and at % 2:  # a match across the halves of two words
        at = b.words.find(a.words, at + 1)
    if at < 0 or len(a) < LEAST:
        return None
    figures, names = a.kinds.count(NUMBER), a.kinds.count(NAME)
    return Passage(0, len(a), at // 2, at // 2 + len(a), len(a), figures, 0, names, 0)


def _in_order(runs: list[Run]) -> list[Run]:
    """The heaviest chain of runs that stand in the same order in both texts."""
    if all(left[1] < right[1] for left, right in pairwise(runs)):
        return runs
    ends: list[int] = []  # starts in b of the best chains, rising, with their weights rising too
    best: list[tuple[int, int]] = []
    before: list[int] = []
    for number, (_, begin, size) in enumerate(runs):
        place = bisect_left(ends, begin)
        weight, previous = best[place - 1] if place else (0, -1)
        before.append(previous)
        weight += size
        if place < len(ends) and ends[place] == begin and best[place][0] >= weight:
            continue
        stop = place
        while stop < len(ends) and best[stop][0] <= weight:
            stop += 1
        ends[place:stop] = [begin]
        best[place:stop] = [(weight, number)]
    chain, number = [], best[-1][1]
    while number >= 0:
        chain.append(runs[number])
        number = before[number]
    return chain[::-1]


def _between(a: Reading, b: Reading, left: tuple[int, int], right: tuple[int, int]) -> tuple[int, int, int, int, int]:
    """What two stretches between common runs share: words, figures the same and other, names the same and other."""
    of_a = Counter(_numbers(a, left[0], right[0]))
    of_b = Counter(_numbers(b, left[1], right[1]))
    common = of_a & of_b
    counts = []
    for kind in (NUMBER, NAME):
        same = sum(count for word, count in common.items() if word & 3 == kind)
        least = min(sum(count for word, count in of.items() if word & 3 == kind) for of in (of_a, of_b))
        counts += [same, least - same]
    return common.total(), *counts  # type: ignore[return-value]  # four counts


def _numbers(text: Reading, start: int, end: int) -> tuple[int, ...]:
    return unpack(f"<{max(0, end - start)}H", text.words[2 * start : 2 * end])


def _goes_on(a: Reading, b: Reading, left: Run, right: Run) -> bool:
    """Whether a long stretch between two runs is common too, though no run of it stands once only."""
    at, to = left[0] + left[2], left[1] + left[2]
    if right[0] - at != right[1] - to:
        return False
    of_a, of_b = _numbers(a, at, right[0]), _numbers(b, to, right[1])
    return 2 * sum(one == other for one, other in zip(of_a, of_b, strict=True)) > len(of_a)


def align(a: Reading, b: Reading) -> list[Passage]:
    """The passages two texts share, in the order of both."""
    if passage := _contained(a, b):
        return [passage]
    runs = _in_order(_runs(a, b))
    passages: list[Passage] = []
    if not runs:
        return passages
    # A stretch that stands twice in one text has no run of its own: grow the outer runs into it.
    at, to, size = runs[0]
    more = _grown(a, b, at, to, -1)
    runs[0] = (at - more, to - more, size + more)
    at, to, size = runs[-1]
    runs[-1] = (at, to, size + _grown(a, b, at + size - 1, to + size - 1, 1))
    group: list[Run] = []
    for run in runs:
        if group:
            start, begin, size = group[-1]
            gap = min(run[0] - start, run[1] - begin) - size
            if gap > GAP and not _goes_on(a, b, group[-1], run):
                passages += _passage(a, b, group)
                group = []
        group.append(run)
    if group:
        passages += _passage(a, b, group)
    if passages:
        passages[0] = _with_margin(a, b, passages[0], (0, 0), (passages[0].a, passages[0].b))
        passages[-1] = _with_margin(a, b, passages[-1], (passages[-1].a_end, passages[-1].b_end), (len(a), len(b)))
    return passages


def _with_margin(a: Reading, b: Reading, passage: Passage, left: tuple[int, int], right: tuple[int, int]) -> Passage:
    """The passage with the figures and names counted that both texts have beside it, where they are few words."""
    if not 0 < min(right[0] - left[0], right[1] - left[1]) <= max(right[0] - left[0], right[1] - left[1]) <= GAP:
        return passage
    _, same, other, same_names, other_names = _between(a, b, left, right)
    return evolve(
        passage,
        same=passage.same + same,
        other=passage.other + other,
        same_names=passage.same_names + same_names,
        other_names=passage.other_names + other_names,
    )


def _grown(a: Reading, b: Reading, at: int, to: int, step: int) -> int:
    """How many words further left or right of a run's edge the texts go on alike; a single word may differ."""
    grown = reach = 0
    while reach <= grown + 1:
        reach += 1
        x, y = at + step * reach, to + step * reach
        if min(x, y) < 0 or x >= len(a) or y >= len(b):
            break
        if a.words[2 * x : 2 * x + 2] == b.words[2 * y : 2 * y + 2]:
            grown = reach
    return grown


def _passage(a: Reading, b: Reading, runs: list[Run]) -> list[Passage]:
    shared = same = other = same_names = other_names = 0
    at, to = runs[0][:2]
    for start, begin, size in runs:
        skip = max(0, at - start, to - begin)  # two runs may overlap where a word stands twice
        if (
            start + skip > at
            and begin + skip > to
            and (max(start - at, begin - to) <= 2 * GAP or start - at == begin - to)
        ):
            common, n_same, n_other, s_names, o_names = _between(a, b, (at, to), (start + skip, begin + skip))
            shared, same, other = shared + common, same + n_same, other + n_other
            same_names, other_names = same_names + s_names, other_names + o_names
        if size > skip:
            shared += size - skip
            of = a.kinds[start + skip : start + size]
            same += of.count(NUMBER)
            same_names += of.count(NAME)
            at, to = start + size, begin + size
    characters = a.kinds[runs[0][0] : at].count(CHARACTER)
    if shared < LEAST + (PHRASE if 2 * characters > at - runs[0][0] else 0):
        return []
    return [Passage(runs[0][0], at, runs[0][1], to, shared, same, other, same_names, other_names)]
