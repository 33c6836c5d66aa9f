"""Articles in, in batches and in any order; the stories they make, out.

What the warehouse does with tables, done in memory with the same meaning: an index from keys to articles, relations
of pairs, recurring passages of sources. The partition is a function of the set of articles alone.
"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

from attrs import frozen

from spiders.dedupe.stories.align import Reading, read
from spiders.dedupe.stories.edges import edges_of
from spiders.dedupe.stories.headline import likeness as likeness_of
from spiders.dedupe.stories.recurring import Recurring, without
from spiders.dedupe.stories.relation import Relation, relate
from spiders.dedupe.stories.sketch import Sketch, candidates_of
from spiders.dedupe.stories.story import Story, story_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

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
        self._masked: dict[str, Sketch] = {}
        self._index: defaultdict[int, set[str]] = defaultdict(set)
        self._sources: defaultdict[str, list[str]] = defaultdict(list)
        self._recurring = Recurring()
        self._members: dict[str, frozenset[str]] = {}
        self._read = lru_cache(maxsize=4096)(read)

    def add(self, batch: Iterable[Entry]) -> set[frozenset[str]]:
        """Take in articles; the stories (sets of names) that are new or changed."""
        new = [entry for entry in batch if entry.name not in self.entries]
        again: set[str] = set()
        for entry in new:
            self.entries[entry.name] = entry
            self._sources[entry.source].append(entry.name)
            if self._recurring.count(entry.source, entry.sketch):
                again.add(entry.source)
        redo = [name for source in sorted(again) for name in self._sources[source]]
        redo += [entry.name for entry in new if entry.source not in again]
        return self._join(self._compare(redo))

    def stories(self) -> list[Story]:
        """All stories, of one article too, by the time of their first publication."""
        groups = sorted({min(group): group for group in self._members.values()}.items())
        stories = [story_of([self.entries[name] for name in sorted(group)], self.reading) for _, group in groups]
        return sorted(stories, key=lambda story: (story.members[0].published, story.origin))

    def reading(self, name: str) -> Reading:
        """An article's text without what recurs in its source, ready to be aligned."""
        return self._read(self._masked[name].words)

    def candidates(self, name: str) -> Iterator[str]:
        """The articles to compare one with: a common key, and published within the window."""
        when = self.entries[name].published
        found = set().union(*(self._index.get(key, ()) for key in candidates_of(self._masked[name]) if key))
        return (
            other
            for other in sorted(found)
            if other != name and abs(self.entries[other].published - when) <= self.window
        )

    def _compare(self, names: list[str]) -> set[str]:
        """Compare articles, new or read anew, with all that share a key; every article whose relations changed."""
        touched: set[str] = set()
        changed = []
        for name in names:
            entry = self.entries[name]
            masked = without(entry.sketch, self._recurring.of(entry.source))
            if masked != self._masked.get(name):
                changed.append(name)
                touched.add(name)
                touched |= self._index_anew(name, masked)
        for name in changed:
            for other in self.candidates(name):
                if other not in self.relations[name] and self._relate(*sorted((name, other))):
                    touched.add(other)
        return touched

    def _index_anew(self, name: str, masked: Sketch) -> set[str]:
        """Put an article into the index, in place of what was known of it; those that were related to it."""
        if before := self._masked.get(name):
            for key in candidates_of(before):
                self._index[key].discard(name)
        former = set(self.relations.pop(name, ()))
        for other in former:
            del self.relations[other][name]
        self._masked[name] = masked
        for key in candidates_of(masked):
            if key:
                self._index[key].add(name)
        return former

    def _relate(self, one: str, two: str) -> bool:
        """Compare two articles; whether they share anything. Their order is that of the names, never of arrival."""
        likeness = likeness_of(self._masked[one].headline, self._masked[two].headline)
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
            for other in edges_of(name, self.relations, self.entries):
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
