"""Found: what one feed, site map, list page or file of addresses had to say."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from attrs import Factory, define, frozen

if TYPE_CHECKING:
    from datetime import datetime

    from spiders.items import Link


@frozen(kw_only=True)
class Next:
    """A further address to discover from."""

    url: str
    kind: str
    """"sitemap", "section" or "feed": the reader that understands it."""
    lastmod: datetime | None = None
    """When the index says that this map last changed: an old one need not be read."""
    page: int | None = None
    """Which page of its list it is, for lists that go on; the first is 1."""


@frozen(kw_only=True)
class Problem:
    """Something that could not be read as it should; the rest was."""

    reason: str
    """One snake_case word, e.g. "malformed_feed"."""
    detail: str
    """A sentence with the first example."""
    count: int = 1
    """How often."""


@frozen(kw_only=True)
class Found:
    """The links in their order, what to read next, and what went wrong on the way."""

    links: tuple[Link, ...] = ()
    next: tuple[Next, ...] = ()
    problems: tuple[Problem, ...] = ()


@define
class Problems:
    """Counts problems while reading: each reason once, with its first example."""

    _first: dict[str, str] = Factory(dict)
    _counts: Counter[str] = Factory(Counter)

    def add(self, reason: str, detail: str) -> None:
        """One more of this reason."""
        self._first.setdefault(reason, detail)
        self._counts[reason] += 1

    def found(self) -> tuple[Problem, ...]:
        """In the order in which the reasons first occurred."""
        return tuple(Problem(reason=r, detail=d, count=self._counts[r]) for r, d in self._first.items())
