"""The articles of a source in; the keys of passages that recur in it, whatever the story, out.

Legal notices, newsletter boxes, author's lines, paywall stubs: what stands in five articles of one source that differ
in headline or opening belongs to the source, not to a story. Those count that have it in common with an article of the
source near them in time: only such are taken for copies, and whoever looks about the time of an article finds them all.
Whether a key recurs depends on the set of articles alone and never turns back as more come, so the order of their
arrival leaves no trace.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from attrs import field, frozen

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from spiders.dedupe.stories.keys import Keys

RECURS = 5
"""Articles of one source, told apart by headline and opening, that have a passage before it is the source's own. Each
must have it in common with another that was published within the window."""
MOSTLY_RECURRING = 0.34
"""Share of two articles' common keys that recur from which on the recurring is what they have in common."""


@frozen
class _Held:
    """The articles of a source that have a key."""

    times: list[tuple[int, int]] = field(factory=list)
    """When each was published, and its opening."""
    openings: set[int] = field(factory=set)
    """Of those that are near another."""


class Recurring:
    """Which keys recur in which source, as far as articles were counted."""

    def __init__(self, window: int) -> None:
        self._window = window
        self._held: defaultdict[tuple[str, int], _Held] = defaultdict(_Held)
        self._keys: defaultdict[str, set[int]] = defaultdict(set)

    def count(self, source: str, published: int, of: Keys) -> list[int]:
        """Count one article; the keys that turned out to recur and were not known to."""
        return [
            key for key in of.indexed if key not in self.of(source) and self._grows(source, key, published, of.opening)
        ]

    def _grows(self, source: str, key: int, published: int, opening: int) -> bool:
        held = self._held[source, key]
        near = {other for at, other in held.times if abs(at - published) <= self._window}
        held.times.append((published, opening))
        if near:
            held.openings.update(near, (opening,))
        if len(held.openings) < RECURS:
            return False
        del self._held[source, key]
        self._keys[source].add(key)
        return True

    def of(self, source: str) -> AbstractSet[int]:
        """The keys that recur in a source."""
        return self._keys.get(source, frozenset())


def share(one: Keys, two: Keys, recurring: AbstractSet[int]) -> float:
    """Share of the common keys of two articles that recur in the sources of both, 0 to 1."""
    common = set(one).intersection(two)
    return len(common & recurring) / len(common) if common else 0.0
