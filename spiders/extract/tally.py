"""What different articles of a source show in, what its pages have in common out.

A passage recurs when it stood in LEAST different articles, and in SHARE of those counted of late. Articles are told
apart by headline and by text: an update, a second address or a column under one title counts once. Counts are halved
every WINDOW articles, and what stood in few articles and not for long is forgotten first: nothing grows with history.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs
from attrs import define, field, frozen

from spiders.extract.passages import Passage, headline_key
from spiders.extract.profile import Profile, Recurring

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spiders.items import Article

LEAST = 8
SHARE = 0.15
ENOUGH = 16
"""Articles before anything is judged: the first ones of a crawl may all be about one thing."""
STAYS = 0.5
"""Part of SHARE down to which what recurs already goes on to do so: a line on the edge does not come and go."""
WINDOW = 800
MOST_PASSAGES = 2_000
MOST_RECURRING = 300
MOST_HEADLINES = 500
SAME_TEXT = 0.5
"""Share of an article's own text known from before, from which on it is that one again."""
FEW = 2
"""Articles that a text and its copies make: what stood in more tells no copy from another article."""
FORMAT = 1


@frozen(kw_only=True)
class Sighting:
    """What one article's page shows: all that learning may know."""

    headline: str
    """As headline_key."""
    day: str
    """When it was fetched, ISO 8601."""
    passages: tuple[Passage, ...]


def sighting_of(article: Article, passages: Iterable[Passage]) -> Sighting:
    """Of an article and all passages of its page, those included that were left out of its text."""
    day = article.fetched_at.date().isoformat() if article.fetched_at else ""
    return Sighting(headline=headline_key(article.headline), day=day, passages=tuple(passages))


@define(kw_only=True)
class Count:
    """Of one passage."""

    kind: str
    articles: int
    first_seen: str
    last_seen: str
    recurs: bool = False
    text: str = ""
    """Its beginning, from the second article on."""


@define(kw_only=True)
class Tally:
    """Of one source. `count` is all that changes it."""

    source: str
    articles: int = 0
    """Different ones, halved as the counts are."""
    headlines: dict[str, None] = field(factory=dict)
    """Of the last articles, oldest first."""
    passages: dict[str, Count] = field(factory=dict)
    """By key; what was seen last stands last."""

    def count(self, sightings: Iterable[Sighting]) -> None:
        """Count articles, each the first time that it is met."""
        for sighting in sightings:
            if not self._is_known(sighting):
                self._count(sighting)
                if self.articles >= WINDOW:
                    self._halve()
                if len(self.passages) > MOST_PASSAGES:
                    self._forget()
        self._judge()

    @property
    def profile(self) -> Profile:
        """What recurs, most frequent first."""
        found = [
            Recurring(
                key=key,
                kind=count.kind,
                articles=count.articles,
                first_seen=count.first_seen,
                last_seen=count.last_seen,
                text=count.text,
            )
            for key, count in self.passages.items()
            if count.recurs
        ]
        found.sort(key=lambda passage: (-passage.articles, passage.key))
        return Profile(source=self.source, articles=self.articles, passages=tuple(found[:MOST_RECURRING]))

    def as_json(self) -> dict[str, Any]:
        """For the file it is kept in."""
        return {
            "format": FORMAT,
            "source": self.source,
            "articles": self.articles,
            "headlines": list(self.headlines),
            "passages": [[key, *attrs.astuple(count)] for key, count in self.passages.items()],
        }

    def _is_known(self, sighting: Sighting) -> bool:
        if sighting.headline in self.headlines:
            return True
        own = known = 0
        for passage in sighting.passages:
            if passage.kind == "line":
                count = self.passages.get(passage.key)
                if count is None or count.articles <= FEW:
                    own += passage.size
                    known += passage.size if count else 0
        return known > SAME_TEXT * own

    def _count(self, sighting: Sighting) -> None:
        self.articles += 1
        self.headlines[sighting.headline] = None
        if len(self.headlines) > MOST_HEADLINES:
            del self.headlines[next(iter(self.headlines))]
        for passage in {passage.key: passage for passage in sighting.passages}.values():
            count = self.passages.pop(passage.key, None)
            if count is None:
                count = Count(kind=passage.kind, articles=0, first_seen=sighting.day, last_seen=sighting.day)
            elif not count.text:
                count.text = passage.text
            count.articles += 1
            count.last_seen = max(count.last_seen, sighting.day)
            self.passages[passage.key] = count

    def _judge(self) -> None:
        if self.articles < ENOUGH:
            return
        for count in self.passages.values():
            share = SHARE * (STAYS if count.recurs else 1.0)
            count.recurs = count.articles >= LEAST and count.articles >= share * self.articles

    def _halve(self) -> None:
        self._judge()
        self.articles //= 2
        for count in self.passages.values():
            count.articles //= 2
        self.passages = {key: count for key, count in self.passages.items() if count.articles}

    def _forget(self) -> None:
        """A quarter of the room is made: of what stood in fewest articles, what was not seen for longest."""
        order = sorted(self.passages, key=lambda key: self.passages[key].articles)  # of equals, what stands first
        for key in order[: len(order) - MOST_PASSAGES * 3 // 4]:
            del self.passages[key]


def tally_of(said: dict[str, Any], source: str) -> Tally:
    """The tally that `as_json` told of; an empty one where an unknown version of the code has written it."""
    if said.get("format") != FORMAT:
        return Tally(source=source)
    names = [name.name for name in attrs.fields(Count)]
    return Tally(
        source=source,
        articles=said["articles"],
        headlines=dict.fromkeys(said["headlines"]),
        passages={key: Count(**dict(zip(names, count, strict=True))) for key, *count in said["passages"]},
    )
