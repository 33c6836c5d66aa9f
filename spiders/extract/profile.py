"""Profile: what the pages of a source have in common, as one reading of a page is given it.

It is a value like the page itself: handed in, never looked up, and named by its version in the article's provenance.
"""

from __future__ import annotations

import hashlib
from functools import cached_property
from typing import TYPE_CHECKING, Any

import attrs
from attrs import frozen

from spiders.normalise.address import source_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from spiders.site import Site


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
        return digest(self.keys)

    def as_json(self) -> dict[str, Any]:
        """For the file it is kept in, and for programs."""
        return {"version": self.version, **attrs.asdict(self)}


def profile_of(said: dict[str, Any]) -> Profile:
    """The profile that `as_json` told of."""
    passages = tuple(Recurring(**entry) for entry in said["passages"])
    return Profile(source=said["source"], articles=said["articles"], passages=passages)


def profile_for(url: str, site: Site, profiles: Mapping[str, Profile]) -> Profile | None:
    """The profile of the source that an address belongs to; None where nothing was learnt of it."""
    if not profiles:
        return None
    try:
        return profiles.get(source_of(url, site))
    except ValueError:
        return None


def digest(keys: Iterable[str]) -> str:
    """Twelve hex digits of a set of keys; empty for none."""
    said = " ".join(sorted(keys))
    return hashlib.sha256(said.encode()).hexdigest()[:12] if said else ""
