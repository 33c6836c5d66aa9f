"""The articles of a source in; the keys of passages that recur in it, whatever the story, out.

Legal notices, newsletter boxes, author's lines, paywall stubs: what stands in five articles of one source that differ
in headline or opening belongs to the source, not to a story. Whether a key recurs depends on the set of articles
alone and never turns back as more come, so the order of their arrival leaves no trace.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from spiders.dedupe.stories.keys import Keys

RECURS = 5
"""Articles of one source, told apart by headline and opening, that have a passage before it is the source's own."""
MOSTLY_RECURRING = 0.34
"""Share of two articles' common keys that recur from which on the recurring is what they have in common."""


class Recurring:
    """Which keys recur in which source, as far as articles were counted."""

    def __init__(self) -> None:
        self._openings: defaultdict[tuple[str, int], set[int]] = defaultdict(set)
        self._keys: defaultdict[str, set[int]] = defaultdict(set)

    def count(self, source: str, of: Keys) -> list[int]:
        """Count one article; the keys that turned out to recur and were not known to."""
        grown = []
        for key in of.indexed:
            seen = self._openings[source, key]
            if len(seen) < RECURS:
                seen.add(of.opening)
                if len(seen) == RECURS:
                    self._keys[source].add(key)
                    grown.append(key)
        return grown

    def of(self, source: str) -> AbstractSet[int]:
        """The keys that recur in a source."""
        return self._keys.get(source, frozenset())


def share(one: Keys, two: Keys, recurring: AbstractSet[int]) -> float:
    """Share of the common keys of two articles that recur in the sources of both, 0 to 1."""
    common = set(one).intersection(two)
    return len(common & recurring) / len(common) if common else 0.0
