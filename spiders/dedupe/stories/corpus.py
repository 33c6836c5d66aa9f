"""Articles in, in batches and in any order; the stories they make, out.

What the warehouse does with tables, done in memory with the same meaning: an index from keys to articles, relations
of pairs, recurring passages of sources. The partition is a function of the set of articles alone.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

from attrs import frozen

from spiders.dedupe.stories.align import Reading, read
from spiders.dedupe.stories.edges import edges_of
from spiders.dedupe.stories.headline import likeness as likeness_of
from spiders.dedupe.stories.recurring import MOSTLY_RECURRING, Recurring
from spiders.dedupe.stories.relation import Relation, relate
from spiders.dedupe.stories.sketch import COMMON, Sketch, begins_in, candidates_of
from spiders.dedupe.stories.story import Story, story_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Set as AbstractSet

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


class Corpus:
    """Articles, and the stories among them."""

    def __init__(self, window: int = WINDOW) -> None:
        self.window = window
        self.entries: dict[str, Entry] = {}
        self.relations: defaultdict[str, dict[str, Relation]] = defaultdict(dict)
        """Article → article → their relation, seen from the first."""
        self._index: defaultdict[int, set[str]] = defaultdict(set)
        self._recurring = Recurring()
        self._doubtful: set[str] = set()
        self._members: dict[str, frozenset[str]] = {}
        self._read = lru_cache(maxsize=4096)(read)

    def add(self, batch: Iterable[Entry]) -> set[frozenset[str]]:
        """Take in articles; the stories (sets of names) that are new or changed."""
        new = [entry for entry in batch if entry.name not in self.entries]
        recurring: set[tuple[str, int]] = set()
        for entry in new:
            self.entries[entry.name] = entry
            recurring.update((entry.source, key) for key in self._recurring.count(entry.source, entry.sketch))
        for entry in new:
            for key in self._own_keys(entry):
                self._index[key].add(entry.name)
        touched = self._forget(recurring)
        names = [entry.name for entry in new]
        touched.update(names)
        before = self._doubtful.copy()
        for name in names:
            touched.update(self._compare(name, COMMON))
        for name in [*names, *sorted(self._doubtful - before)]:
            touched.update(self._compare(name, 1))
        return self._join(touched)

    def stories(self) -> list[Story]:
        """All stories, of one article too, by the time of their first publication."""
        groups = sorted({min(group): group for group in self._members.values()}.items())
        stories = [story_of([self.entries[name] for name in sorted(group)], self.reading) for _, group in groups]
        return sorted(stories, key=lambda story: (story.members[0].published, story.origin))

    def reading(self, name: str) -> Reading:
        """An article's text, ready to be aligned."""
        return self._read(self.entries[name].sketch.words)

    def candidates(self, name: str, least: int = COMMON) -> list[str]:
        """The articles published within the window that have at least so many keys in common with one."""
        entry = self.entries[name]
        common = Counter(other for key in self._own_keys(entry) for other in self._index[key])
        common.update(dict.fromkeys(self._index.get(entry.sketch.whole, ()), COMMON))
        return sorted(
            other
            for other, count in common.items()
            if count >= least and other != name and abs(self.entries[other].published - entry.published) <= self.window
        )

    def _compare(self, name: str, least: int) -> list[str]:
        """Compare an article with its candidates; those that share something.

        One key in common is enough where one of the two is in doubt: what the rest of a roundup is made of are short
        parts of long texts.
        """
        found = []
        for other in self.candidates(name, least):
            if least < COMMON and not ({name, other} & self._doubtful and self._head_in(name, other)):
                continue
            if other not in self.relations[name] and self._relate(*sorted((name, other))):
                found.append(other)
                if least == COMMON and self.relations[name][other].doubtful:
                    self._doubtful.update((name, other))
        return found

    def _head_in(self, one: str, two: str) -> bool:
        """Whether some of the first words of either stand in the other: only such a part tells of a roundup."""
        a, b = self.entries[one].sketch.words, self.entries[two].sketch.words
        return begins_in(a, b) or begins_in(b, a)

    def _own_keys(self, entry: Entry) -> AbstractSet[int]:
        """An article's keys but those that recur in its source."""
        return set(candidates_of(entry.sketch)) - self._recurring.of(entry.source)

    def _recurs(self, one: str, two: str) -> float:
        return self._recurring.share(*((self.entries[name].source, self.entries[name].sketch) for name in (one, two)))

    def _forget(self, recurring: set[tuple[str, int]]) -> set[str]:
        """Drop relations that were found by keys that turned out to recur; the articles whose edges that may change."""
        touched: set[str] = set()
        for source, key in recurring:
            for name in [name for name in self._index[key] if self.entries[name].source == source]:
                self._index[key].discard(name)
                touched.add(name)
        for name in touched.copy():
            touched.update(self.relations[name])
        for name in touched & self._doubtful:
            if not any(
                relation.doubtful and self._common(name, other) >= COMMON
                for other, relation in self.relations[name].items()
            ):
                self._doubtful.discard(name)
        for name in sorted(touched):
            for other in list(self.relations[name]):
                if self._common(name, other) < (1 if {name, other} & self._doubtful else COMMON):
                    del self.relations[name][other], self.relations[other][name]
                    touched.add(other)
        return touched

    def _common(self, one: str, two: str) -> int:
        """Keys that two articles have in common and by which they are found."""
        a, b = self.entries[one], self.entries[two]
        common = self._own_keys(a) & self._own_keys(b)
        return COMMON + len(common) if a.sketch.whole == b.sketch.whole in common else len(common)

    def _relate(self, one: str, two: str) -> bool:
        """Compare two articles; whether they share anything. Their order is that of the names, never of arrival."""
        likeness = likeness_of(self.entries[one].sketch.headline, self.entries[two].sketch.headline)
        relation = relate(self.reading(one), self.reading(two), likeness)
        if relation is None:
            return False
        self.relations[one][two] = relation
        self.relations[two][one] = relation.turned()
        return True

    def _join(self, touched: set[str]) -> set[frozenset[str]]:
        """Put together anew the stories of articles whose relations changed, and of their neighbours."""
        near = set(touched)
        for name in touched:
            near.update(self.relations[name])
        whole = set(near)
        for name in near:
            whole.update(self._members.get(name, ()))
            whole.update(other for other, relation in self.relations[name].items() if relation.copy)
        for name in list(whole):
            whole.update(self._members.get(name, ()))
        groups = {name: {name} for name in whole}
        for name in sorted(whole):
            for other in edges_of(
                name, self.relations, self.entries, lambda one, two: self._recurs(one, two) >= MOSTLY_RECURRING
            ):
                one, two = groups[name], groups[other]
                if one is not two:
                    one |= two
                    groups.update(dict.fromkeys(two, one))
        found = {frozenset(group) for group in groups.values()}
        changed = {group for group in found if any(self._members.get(name) != group for name in group)}
        for group in changed:
            self._members.update(dict.fromkeys(group, group))
        return changed


def cluster(articles: Iterable[Entry], window: int = WINDOW) -> list[Story]:
    """The stories among articles, at once."""
    corpus = Corpus(window)
    corpus.add(articles)
    return corpus.stories()
