"""What becomes of an advertised address at sight, before any request: fetched, or decided at once with a reason."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from attrs import frozen

from spiders.fetch.private import names_private
from spiders.items import Link, State
from spiders.normalise.address import address_key, canonical_url, on_site, path_and_query

if TYPE_CHECKING:
    from datetime import datetime, timedelta

    from spiders.fetch.state import Known
    from spiders.site import Site


@frozen(kw_only=True)
class Sight:
    """An address by its identity, and the rule that refuses it, if any."""

    canonical: str
    key: str
    refused: tuple[State, str] | None = None


def look(url: str, site: Site, allowed: frozenset[tuple[str, int]] = frozenset()) -> Sight:
    """What the address alone tells."""
    try:
        canonical = canonical_url(url, site)
    except ValueError:
        return Sight(canonical=url, key=address_key(url), refused=(State.FILTERED, "bad_address"))
    return Sight(canonical=canonical, key=address_key(canonical), refused=_refused(canonical, site, allowed))


def _refused(canonical: str, site: Site, allowed: frozenset[tuple[str, int]]) -> tuple[State, str] | None:
    if names_private(canonical, allowed):
        return State.FILTERED, "private_address"
    if not on_site(canonical, site):
        return State.FILTERED, "other_host"
    path = path_and_query(canonical)
    for pattern, reason in site.skip:
        if _compiled(pattern).search(path):
            return State.FILTERED, reason
    if not site.is_article(path):
        return State.FILTERED, "no_article_address"
    return None


def outside_window(link: Link, oldest: datetime | None, until: datetime | None) -> bool:
    """Whether the list's own dates put the article outside. A change within the window brings an old one back."""
    last = max((at for at in (link.published_at, link.lastmod) if at), default=None)
    if last is None:
        return False
    if oldest and last < oldest:
        return True
    return bool(until and (link.published_at or last) >= until)


def is_due(known: Known | None, link: Link, revisit: tuple[timedelta, ...], now: datetime) -> bool:
    """Whether it is asked for in this run: never had, failed, changed by its list's word, or old enough."""
    if known is None or known.state in (State.FAILED, State.DEFERRED):
        return True
    if link.lastmod and link.lastmod > (known.lastmod or known.last_look):
        return True
    return any(not age or known.last_look < known.first_look + age <= now for age in revisit)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
