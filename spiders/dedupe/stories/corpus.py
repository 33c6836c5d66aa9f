"""Articles in, in batches and in any order; the stories they make, out.

What the warehouse does with tables, done in memory with the same meaning: an index from keys to articles, relations
of pairs, recurring passages of sources. The partition is a function of the set of articles alone.
"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

from spiders.dedupe.stories.edges import edges_of
from spiders.dedupe.stories.headline import likeness as likeness_of
from spiders.dedupe.stories.index import WINDOW, Entry, Index
from spiders.dedupe.stories.reading import Reading, read
from spiders.dedupe.stories.relation import Relation, relate
from spiders.dedupe.stories.sketch import COMMON
from spiders.dedupe.stories.story import Story, story_of

if TYPE_CHECKING:
    from collections.abc import Iterable


class Corpus:
    """Articles, and the stories among them."""

    def __init__(self, window: int = WINDOW) -> None:
        self._index = Index(window)
        self.relations: defaultdict[str, dict[str, Relation]] = defaultdict(dict)
        """Article → article → their relation, seen from the first."""
        self._doubtful: set[str] = set()
        self._members: dict[str, frozenset[str]] = {}
        self._read = lru_cache(maxsize=4096)(read)

    @property
    def entries(self) -> dict[str, Entry]:
        """The articles by name."""
        return self._index.entries

    def add(self, batch: Iterable[Entry]) -> set[frozenset[str]]:
        """Take in articles; the stories (sets of names) that are new or changed."""
        new = {entry.name: entry for entry in batch if entry.name not in self.entries}
        touched = self._forget(self._index.add(new.values()))
        touched.update(new)
        before = self._doubtful.copy()
        for name in new:
            touched.update(self._compare(name, COMMON))
        for name in [*new, *sorted(self._doubtful - before)]:
            touched.update(self._compare(name, 1))
        return self._join(touched)

    def story(self, name: str) -> frozenset[str]:
        """The names of an article's story."""
        return self._members[name]

    def stories(self) -> list[Story]:
        """All stories, of one article too, by the time of their first publication."""
        groups = sorted({min(group): group for group in self._members.values()}.items())
        stories = [story_of([self.entries[name] for name in sorted(group)], self.reading) for _, group in groups]
        return sorted(stories, key=lambda story: (story.members[0].published, story.origin))

    def reading(self, name: str) -> Reading:
        """An article's text, ready to be aligned."""
        return self._read(self.entries[name].sketch.words)

    def _comparable(self, one: str, two: str, common: int) -> bool:
        """Whether two articles with so many keys in common are to be compared.

        One is enough where either is in doubt and holds some of the other's first words: what the rest of a roundup
        is made of are short parts of long texts.
        """
        return common >= COMMON or (
            common > 0 and not self._doubtful.isdisjoint((one, two)) and self._index.head_in(one, two)
        )

    def _compare(self, name: str, least: int) -> list[str]:
        """Compare an article with its candidates; those that share something."""
        found = []
        for other in self._index.candidates(name, least):
            if other in self.relations[name] or not self._comparable(name, other, least):
                continue
            if self._relate(*sorted((name, other))):
                found.append(other)
                if least == COMMON and self.relations[name][other].doubtful:
                    self._doubtful.update((name, other))
        return found

    def _forget(self, changed: set[str]) -> set[str]:
        """Drop the relations of articles that lost keys and now have too few in common; all whose edges may change."""
        touched = set(changed)
        for name in changed:
            touched.update(self.relations[name])
        for name in touched & self._doubtful:
            if not any(
                relation.doubtful and self._index.common(name, other) >= COMMON
                for other, relation in self.relations[name].items()
            ):
                self._doubtful.discard(name)
        for name in sorted(touched):
            for other in list(self.relations[name]):
                if not self._comparable(name, other, self._index.common(name, other)):
                    del self.relations[name][other], self.relations[other][name]
                    touched.add(other)
        return touched

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
            for other in edges_of(name, self.relations, self.entries, self._index.recurs):
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
