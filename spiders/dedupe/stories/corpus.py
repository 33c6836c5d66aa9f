"""Articles in, in batches and in any order; the stories they make, out.

What the warehouse does with tables, done in memory with the same meaning: an index from keys to articles, relations
of pairs, recurring passages of sources. The partition is a function of the set of articles alone.
"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

from spiders.dedupe.stories.index import WINDOW, Entry, Index
from spiders.dedupe.stories.joining import between, compare, doubt, forget, join
from spiders.dedupe.stories.reading import Reading, read
from spiders.dedupe.stories.story import Story, story_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spiders.dedupe.stories.relation import Relation
    from spiders.dedupe.stories.sketch import Words


class Corpus:
    """Articles, and the stories among them: a Store that lasts as long as the process."""

    def __init__(self, window: int = WINDOW) -> None:
        self._index = Index(window)
        self.relations: defaultdict[str, dict[str, Relation]] = defaultdict(dict)
        self.doubtful: set[str] = set()
        self.members: dict[str, frozenset[str]] = {}
        self._read = lru_cache(maxsize=4096)(read)
        self.common, self.recurs = self._index.common, self._index.recurs

    @property
    def entries(self) -> dict[str, Entry]:
        """The articles by name."""
        return self._index.entries

    def add(self, batch: Iterable[Entry]) -> set[frozenset[str]]:
        """Take in articles; the stories (sets of names) that are new or changed."""
        new = {entry.name: entry for entry in batch if entry.name not in self.entries}
        touched = forget(self, self._index.add(new.values()))
        touched.update(new)
        found: set[str] = set()
        for name in new:
            found.update(compare(self, name, self._index.candidates(name)))
        in_doubt = doubt(self, found.union(new))
        touched |= found
        for name in [*new, *sorted(in_doubt)]:
            touched.update(compare(self, name, self._index.candidates(name, 1)))
        return join(self, touched)

    def know(self, names: Iterable[str]) -> None:
        """All is known."""

    def story(self, name: str) -> frozenset[str]:
        """The names of an article's story."""
        return self.members[name]

    def stories(self) -> list[Story]:
        """All stories, of one article too, by the time of their first publication."""
        groups = sorted({min(group): group for group in self.members.values()}.items())
        stories = [
            story_of(
                [self.entries[name] for name in sorted(group)], lambda name: len(self.reading(name)), self._between
            )
            for _, group in groups
        ]
        return sorted(stories, key=lambda story: (story.members[0].published, story.origin))

    def reading(self, name: str) -> Reading:
        """An article's text, ready to be aligned."""
        return self._read(self.entries[name].sketch.words)

    def words(self, name: str) -> Words:
        """An article's words."""
        return self.entries[name].sketch

    def _length(self, name: str) -> int:
        return len(self.reading(name))

    def _between(self, one: str, two: str) -> Relation | None:
        return between(self, one, two)


def cluster(articles: Iterable[Entry], window: int = WINDOW) -> list[Story]:
    """The stories among articles, at once."""
    corpus = Corpus(window)
    corpus.add(articles)
    return corpus.stories()
