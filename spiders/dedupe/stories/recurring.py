"""The articles of a source in; the keys of passages that recur in it, whatever the story, out.

Legal notices, newsletter boxes, author's lines, paywall stubs: what stands in five articles of one source that differ
in headline or opening belongs to the source, not to a story. Whether a key recurs depends on the set of articles
alone and never turns back as more come, so the order of their arrival leaves no trace.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING
from zlib import crc32

from spiders.dedupe.stories.sketch import Sketch, candidates_of, signed

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

RECURS = 5
"""Articles of one source, told apart by headline and opening, that have a passage before it is the source's own."""
MOSTLY_RECURRING = 0.34
"""Share of two articles' common keys that recur from which on the recurring is what they have in common."""


def opening(of: Sketch) -> int:
    """What tells articles apart: 32 bits of headline and first words. Repeated copies in one source count once."""
    return signed(crc32(of.words[:10], crc32(of.headline)))


class Recurring:
    """Which keys recur in which source, as far as articles were counted."""

    def __init__(self) -> None:
        self._openings: defaultdict[tuple[str, int], set[int]] = defaultdict(set)
        self._keys: defaultdict[str, set[int]] = defaultdict(set)

    def count(self, source: str, of: Sketch) -> list[int]:
        """Count one article; the keys that turned out to recur and were not known to."""
        grown = []
        first = opening(of)
        for key in candidates_of(of):
            seen = self._openings[source, key]
            if len(seen) < RECURS:
                seen.add(first)
                if len(seen) == RECURS:
                    self._keys[source].add(key)
                    grown.append(key)
        return grown

    def of(self, source: str) -> AbstractSet[int]:
        """The keys that recur in a source."""
        return self._keys.get(source, frozenset())

    def share(self, one: tuple[str, Sketch], two: tuple[str, Sketch]) -> float:
        """Share of the common keys of two articles (source, sketch) that recur in their sources, 0 to 1."""
        common = set(candidates_of(one[1])).intersection(candidates_of(two[1]))
        return len(common & self.of(one[0]) & self.of(two[0])) / len(common) if common else 0.0
