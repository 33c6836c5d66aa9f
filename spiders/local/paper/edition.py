"""(launch, now) → the Edition: every article of the paper as it stands at that moment. A pure function, to the minute.

Before the launch stand the stories with an age; after it one more appears every two minutes: first those of the script,
in the order of their files, then from the desk that writes for ever. Articles outlive their
place in the lists: those name the latest ADVERTISED, an address answers for as long as the paper is.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import cached_property, lru_cache
from itertools import chain, islice
from typing import TYPE_CHECKING

from attrs import define

from spiders.local.paper import desk
from spiders.local.paper.article import NOTICE_STAYS, Article, in_print, index_of
from spiders.local.paper.manuscript import all_stories
from spiders.local.paper.masthead import KST

if TYPE_CHECKING:
    from spiders.local.paper.story import Story

CADENCE = timedelta(minutes=2)
AFTER_LAUNCH = 1000
"""Place of the launch in the order of numbers."""
ADVERTISED = 300
"""How many of the latest articles lists, feeds and site map name: ten hours of the paper, half a minute of requests."""


@lru_cache(maxsize=1)
def stock() -> tuple[Story, ...]:
    """What has appeared before the launch, oldest first."""
    stories = [story for story in (*all_stories(), *desk.back_issues()) if story.age is not None]
    return tuple(sorted(stories, key=lambda story: -(story.age or timedelta())))


@lru_cache(maxsize=1)
def archive() -> tuple[Story, ...]:
    """Pages with a number and a time of their own."""
    return tuple(story for story in all_stories() if story.number)


@lru_cache(maxsize=1)
def script() -> tuple[Story, ...]:
    """What appears first after the launch."""
    return tuple(story for story in all_stories() if story.age is None and not story.number)


@define(kw_only=True, slots=False)
class Edition:
    """The paper at a moment."""

    launch: datetime
    now: datetime
    furnished: bool = False
    """Print standing lines among the paragraphs: see `standing`."""

    @cached_property
    def changed(self) -> datetime:
        """When lists last changed: a new article, an edit, or a withdrawn article that left them."""
        moments = {self.launch}
        for article in self._window:
            moments |= {article.published, article.changed}
            if article.withdrawn is not None:
                moments.add(article.withdrawn + NOTICE_STAYS)
        return max(moment for moment in moments if moment <= self.now)

    @property
    def latest(self) -> int:
        """The highest place in the order of numbers that has appeared."""
        return AFTER_LAUNCH + max(0, (self.now - self.launch) // CADENCE)

    def article(self, index: int) -> Article | None:
        """The article of that place, withdrawn ones too; None where nothing stands there (yet)."""
        if 0 <= index < len(stock()):
            story = stock()[index]
            return self._print(story, index, self.launch - (story.age or timedelta()))
        turn = index - AFTER_LAUNCH
        if turn <= 0 or index > self.latest:
            return None
        story = script()[turn - 1] if turn <= len(script()) else desk.story(turn)
        return self._print(story, index, self.launch + turn * CADENCE)

    def at(self, path: str, number: str) -> Article | None:
        """The article of an address; None where the address is nobody's."""
        for article in self.archived:
            if article.path.endswith(number) and article.id == number:
                return article
        found = self.article(index_of(path, number))
        return found if found and found.id == number and found.path.startswith(path) else None

    @cached_property
    def archived(self) -> tuple[Article, ...]:
        """Pages of the archive: linked from one list, without a date."""
        return tuple(
            self._print(
                story,
                index,
                datetime.strptime(story.published or "", "%Y-%m-%d %H:%M").replace(tzinfo=KST).astimezone(UTC),
            )
            for index, story in enumerate(archive())
        )

    @cached_property
    def advertised(self) -> tuple[Article, ...]:
        """What lists, feeds and site map are made of, newest first. A withdrawn article stays a while."""
        return tuple(a for a in self._window if a.withdrawn is None or self.now < a.withdrawn + NOTICE_STAYS)

    @cached_property
    def everything(self) -> tuple[Article, ...]:
        """Every article that ever stood in the paper, oldest first, the archive in front."""
        places = [*range(len(stock())), *range(AFTER_LAUNCH + 1, self.latest + 1)]
        return (*self.archived, *(article for place in places if (article := self.article(place))))

    def before(self, article: Article, number: int) -> list[Article]:
        """Those that had just appeared when an article did, as they stood then: its boxes never change with time."""
        past = Edition(launch=self.launch, now=article.published, furnished=self.furnished)
        top = len(stock()) if article.story.number else article.index
        places = chain(range(top - 1, AFTER_LAUNCH, -1), range(min(top, len(stock())) - 1, -1, -1))
        found = (past.article(place) for place in islice(places, number))
        return [other for other in found if other]

    @cached_property
    def _window(self) -> tuple[Article, ...]:
        places = chain(range(self.latest, AFTER_LAUNCH, -1), range(len(stock()) - 1, -1, -1))
        return tuple(article for place in islice(places, ADVERTISED) if (article := self.article(place)))

    def _print(self, story: Story, index: int, published: datetime) -> Article:
        return in_print(story, index, published, self.launch, self.now, furnished=self.furnished)
