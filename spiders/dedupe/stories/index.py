"""Articles in; for each, those that have passages in common with it and were published about the same time, out."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from attrs import frozen

from spiders.dedupe.stories.keys import COMMON, in_common
from spiders.dedupe.stories.recurring import MOSTLY_RECURRING, Recurring, share

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Set as AbstractSet

    from spiders.dedupe.stories.sketch import Sketch

WINDOW = 10 * 86_400
"""Seconds between two articles beyond which they are not compared."""


@frozen(kw_only=True)
class Entry:
    """An article as the index holds it."""

    name: str
    """Its identity: an address, a key, an id as a string."""
    source: str
    published: int
    """Seconds since 1970; when it was first seen where the publisher gives no time."""
    sketch: Sketch


class Index:
    """Keys → the articles that hold them: what a GIN index over an array of integers is in the warehouse."""

    def __init__(self, window: int) -> None:
        self.window = window
        self.entries: dict[str, Entry] = {}
        self._holders: defaultdict[int, set[str]] = defaultdict(set)
        self._recurring = Recurring(window)

    def add(self, new: Iterable[Entry]) -> set[str]:
        """Take in articles; the known ones with a key that now turned out to recur in their source."""
        new = list(new)
        recurring: set[tuple[str, int]] = set()
        for entry in new:
            self.entries[entry.name] = entry
            grown = self._recurring.count(entry.source, entry.published, entry.sketch.keys)
            recurring.update((entry.source, key) for key in grown)
        touched: set[str] = set()
        for source, key in recurring:
            for name in [name for name in self._holders[key] if self.entries[name].source == source]:
                self._holders[key].discard(name)
                touched.add(name)
        for entry in new:
            for key in self._found_by(entry):
                self._holders[key].add(entry.name)
        return touched

    def candidates(self, name: str, least: int = COMMON) -> list[str]:
        """The articles published within the window that have at least so many keys in common with one."""
        entry = self.entries[name]
        found = {other for key in self._found_by(entry) for other in self._holders[key]} - {name}
        return sorted(
            other
            for other in found
            if abs(self.entries[other].published - entry.published) <= self.window and self.common(name, other) >= least
        )

    def own_keys(self, entry: Entry) -> AbstractSet[int]:
        """An article's keys but those that recur in its source."""
        return set(entry.sketch.keys) - self._recurring.of(entry.source)

    def _found_by(self, entry: Entry) -> AbstractSet[int]:
        return set(entry.sketch.keys.indexed) - self._recurring.of(entry.source)

    def common(self, one: str, two: str) -> int:
        """Keys that two articles have in common; none where they are not found by one of them."""
        a, b = self.entries[one], self.entries[two]
        if self._found_by(a).isdisjoint(self._found_by(b)):
            return 0
        return in_common(a.sketch.keys, b.sketch.keys, self.own_keys(a) & self.own_keys(b))

    def recurs(self, one: str, two: str) -> bool:
        """Whether what two articles have in common recurs in their sources whatever the story."""
        a, b = self.entries[one], self.entries[two]
        recurring = self._recurring.of(a.source) & self._recurring.of(b.source)
        return share(a.sketch.keys, b.sketch.keys, recurring) >= MOSTLY_RECURRING
