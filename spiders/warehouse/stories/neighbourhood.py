"""Articles of a load in; they, whatever they are related to, and the stories of all these, from the warehouse, out.

What is compared and joined in memory is the part of the whole that a batch can touch; what has changed there is written
back by `spiders.warehouse.stories.keep`.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from spiders.dedupe.stories.keys import COMMON, Keys, in_common
from spiders.dedupe.stories.reading import Reading, read
from spiders.dedupe.stories.recurring import MOSTLY_RECURRING, share
from spiders.dedupe.stories.relation import Relation
from spiders.dedupe.stories.sketch import Words, words_of
from spiders.dedupe.stories.verdict import COPIES, SURE
from spiders.warehouse.statement import statement

if TYPE_CHECKING:
    from collections.abc import Iterable

    from psycopg2.extensions import cursor as Cursor  # noqa: N812 (it is a class)


@frozen(kw_only=True)
class Known:
    """An article as the warehouse has it."""

    id: int
    name: str
    """Hash of its address, then its number: the order of names has nothing to do with that of arrival."""
    source: str
    published: int
    keys: Keys | None
    """None: it is too old to be compared."""
    recurring: frozenset[int] = field(factory=frozenset)
    """Those of the keys that recur in its source."""


class Neighbourhood:
    """A Store (spiders.dedupe.stories.store) over the warehouse; also what of it was there before."""

    def __init__(self, cursor: Cursor) -> None:
        self.entries: dict[str, Known] = {}
        self.relations: defaultdict[str, dict[str, Relation]] = defaultdict(dict)
        self.doubtful: set[str] = set()
        self.members: dict[str, frozenset[str]] = {}
        self.names: dict[int, str] = {}
        self.were_related: set[tuple[str, str]] = set()
        self.were_doubtful: set[str] = set()
        self.stories: dict[str, int] = {}
        """Article → number of the story that it was in, with others."""
        self._cursor = cursor
        self._whole: set[str] = set()
        self._words: dict[str, Words] = {}
        self._readings: dict[str, Reading] = {}

    def meet(self, ids: Iterable[int]) -> list[str]:
        """Know these articles, not yet what is between them and others; their names."""
        ids = list(ids)
        if new := [id_ for id_ in ids if id_ not in self.names]:
            for row in self._ask("entries", articles=new):
                self._meet(row)
        return [self.names[id_] for id_ in ids if id_ in self.names]

    def know(self, names: Iterable[str]) -> None:
        """Have the relations of these, their stories, and all that they are related to."""
        new = {name for name in names if name not in self._whole}
        if not new:
            return
        rows = self._ask("relations", articles=[self.entries[name].id for name in new])
        self.meet({id_ for row in rows for id_ in row[:2]})
        for row in rows:
            one, two = self.names[row[0]], self.names[row[1]]
            # Where either was known before, it may have been dropped since.
            if self._whole.isdisjoint((one, two)):
                self.relations[one][two] = relation = _relation(row[2:])
                self.relations[two][one] = relation.turned()
                self.were_related.add((one, two))
        self._whole |= new
        self._know_stories({self.stories[name] for name in new if name in self.stories and name not in self.members})

    def is_new(self, names: Iterable[str]) -> None:
        """These are related to nobody yet."""
        new = set(names)
        self._whole |= new
        self._know_stories({self.stories[name] for name in new if name in self.stories})

    def common(self, one: str, two: str) -> int:
        """Keys that two articles have in common; none where they are not found by one of them."""
        a, b = self.entries[one], self.entries[two]
        if a.keys is None or b.keys is None:  # what was found when they were compared stands
            return COMMON if two in self.relations[one] else 0
        if set(a.keys.indexed).isdisjoint(b.keys.indexed):
            return 0
        own = set(a.keys).intersection(b.keys) - a.recurring - b.recurring
        return in_common(a.keys, b.keys, own)

    def recurs(self, one: str, two: str) -> bool:
        """Whether what two articles have in common recurs in their sources whatever the story."""
        a, b = self.entries[one], self.entries[two]
        if a.keys is None or b.keys is None:
            return False
        return share(a.keys, b.keys, a.recurring & b.recurring) >= MOSTLY_RECURRING

    def words(self, name: str) -> Words:
        """An article's words."""
        if name not in self._words:
            self.fetch_texts([name])
        return self._words[name]

    def reading(self, name: str) -> Reading:
        """An article's text, ready to be aligned."""
        if name not in self._readings:
            self._readings[name] = read(self.words(name).words)
        return self._readings[name]

    def fetch_texts(self, names: Iterable[str]) -> None:
        """Have the texts of these at once."""
        new = [self.entries[name].id for name in names if name not in self._words]
        if new:
            for id_, headline, body in self._ask("texts", articles=new):
                self._words[self.names[id_]] = words_of(headline, body)

    def length(self, name: str) -> int:
        """Words of an article."""
        for relation in self.relations[name].values():
            return relation.words_a
        return len(self.reading(name))

    def _ask(self, name: str, **parameters: Any) -> list[tuple[Any, ...]]:
        self._cursor.execute(statement(f"stories/{name}"), parameters)
        return self._cursor.fetchall()

    def _meet(self, row: tuple[Any, ...]) -> None:
        id_, key, source, published, indexed, others, places, whole, opening, doubtful, recurring, story = row
        name = f"{key}:{id_}"
        keys = None
        if indexed is not None:
            keys = Keys(
                indexed=tuple(indexed), others=tuple(others), places=bytes(places), whole=whole, opening=opening
            )
        self.names[id_] = name
        self.entries[name] = Known(
            id=id_, name=name, source=str(source), published=published, keys=keys, recurring=frozenset(recurring)
        )
        if doubtful:
            self.doubtful.add(name)
            self.were_doubtful.add(name)
        if story is not None:
            self.stories[name] = story

    def _know_stories(self, stories: set[int]) -> None:
        if not stories:
            return
        groups: defaultdict[int, list[int]] = defaultdict(list)
        for story, article in self._ask("members", stories=sorted(stories)):
            groups[story].append(article)
        for articles in groups.values():
            group = frozenset(self.meet(articles))
            self.members.update(dict.fromkeys(group, group))


def _relation(row: tuple[Any, ...]) -> Relation:
    why, titled, words_a, words_b, shared, a, a_end, b, b_end = row
    return Relation(
        copy=why in COPIES, sure=why in SURE, same=why == "same", titled=titled, words_a=words_a, words_b=words_b,
        shared=shared, a=a, a_end=a_end, b=b, b_end=b_end, why=why,
    )  # fmt: skip
