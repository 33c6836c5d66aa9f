"""A page's passages and what its source's pages have in common in, the pieces that are not the article's out.

A Profile is a value like the page itself: it is handed in, never looked up, and its version is named in the article's
provenance. A page that would lose more than a small share of its text keeps all of it.
"""

from __future__ import annotations

import hashlib
from functools import cached_property
from typing import TYPE_CHECKING, Any

import attrs
from attrs import frozen

from spiders.extract.passages import says_who

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spiders.extract.passages import Passage, Shown

RULE = "recurs_on_site"
MOST_LOST = 0.25
"""Share of its text that a page may lose; above it, the lines are more likely the article's than the site's."""


@frozen(kw_only=True)
class Recurring:
    """A passage that belongs to the source, not to an article."""

    key: str
    kind: str
    """As in Passage."""
    articles: int
    """Different articles that it stood in, of late."""
    first_seen: str
    """Day, ISO 8601."""
    last_seen: str
    text: str
    """Its beginning."""


@frozen(kw_only=True, slots=False)
class Profile:
    """Of one source."""

    source: str
    articles: int = 0
    """Different articles that the counts are out of."""
    passages: tuple[Recurring, ...] = ()

    @cached_property
    def keys(self) -> frozenset[str]:
        """Of all passages."""
        return frozenset(passage.key for passage in self.passages)

    @cached_property
    def version(self) -> str:
        """Twelve hex digits: equal for profiles that read every page alike. Empty where it holds nothing."""
        return _digest(self.keys)

    def as_json(self) -> dict[str, Any]:
        """For the file it is kept in, and for programs."""
        return {"version": self.version, **attrs.asdict(self)}


def profile_of(said: dict[str, Any]) -> Profile:
    """The profile that `as_json` told of."""
    passages = tuple(Recurring(**entry) for entry in said["passages"])
    return Profile(source=said["source"], articles=said["articles"], passages=passages)


@frozen
class Found:
    """What of a page's text recurs on its site."""

    places: frozenset[int] = frozenset()
    """Of the pieces that stay out."""
    keys: frozenset[str] = frozenset()
    """Of their lines."""

    @property
    def mark(self) -> str:
        """Six hex digits: two readings with one mark left out the same. Empty where nothing was left out."""
        return _digest(self.keys)[:6]


def recurring(shown: Shown, profile: Profile) -> Found:
    """The pieces that the source's pages have in common; none where the page would lose too much."""
    known = [passage for passage in shown.passages if passage.key in profile.keys]
    gone = {place for passage in known if passage.kind in ("line", "box") for place in passage.places}
    if not gone:
        return Found()
    gone |= _beside(gone, [passage for passage in known if passage.kind in ("heading", "short")], shown.sizes)
    gone -= {place for passage in shown.passages if says_who(passage.text) for place in passage.places}
    if sum(shown.sizes[place] for place in gone) > MOST_LOST * sum(shown.sizes):
        return Found()
    lines = frozenset(each.key for each in shown.passages if each.kind != "box" and each.places[0] in gone)
    return Found(frozenset(gone), lines)


def _beside(gone: set[int], weak: list[Passage], sizes: list[int]) -> set[int]:
    """Headings of what goes, and short lines next to it, where they recur as well."""
    kinds = {passage.places[0]: passage.kind for passage in weak}
    lines = [place for place, size in enumerate(sizes) if size]
    also: set[int] = set()
    for order, of_kind in ((lines[::-1], ("heading", "short")), (lines, ("short",))):
        beside = False
        for place in order:
            if not beside or kinds.get(place) not in of_kind:
                beside = place in gone or place in also
                continue
            also.add(place)
    return also


def _digest(keys: Iterable[str]) -> str:
    said = " ".join(sorted(keys))
    return hashlib.sha256(said.encode()).hexdigest()[:12] if said else ""
