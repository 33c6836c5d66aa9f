"""An article as extracted in; published and updated as moments, with precision and flags, out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from spiders.normalise.text import clean, clean_or_none
from spiders.normalise.times import Moment, read_time, zone_info
from spiders.normalise.zones import country_for, zone_for

if TYPE_CHECKING:
    from datetime import datetime

    from spiders.items import Article
    from spiders.site import Site

_MONTH_FIRST = frozenset(("us", "ph"))
"""Where 3/4/2021 is the fourth of March."""
_LATE = 3600
"""Seconds by which a page's clock may be ahead of ours."""


def zone_of(article: Article, site: Site, language: str) -> str:
    """The zone its times are read in where they name none."""
    return zone_for(article.url, site, language)


def stamps_of(article: Article, site: Site, language: str) -> dict[str, Any]:
    """Both stamps, precision and flags."""
    zone = zone_of(article, site, language)
    day_first = (country_for(article.url, site, language) or "us") not in _MONTH_FIRST
    published = read_time(clean(article.published_raw), zone, day_first=day_first) if article.published_raw else None
    updated = read_time(clean(article.updated_raw), zone, day_first=day_first) if article.updated_raw else None
    published_at = published.at if published else article.published_at
    updated_at = updated.at if updated else article.updated_at
    flags = list(article.date_flags)
    if (published and not published.zone_known and not site.base_url) or (
        updated and not updated.zone_known and not site.base_url
    ):
        flags.append("zone_assumed")
    if published_at and article.fetched_at and (published_at - article.fetched_at).total_seconds() > _LATE:
        flags.append("future")
    if published_at and updated_at and updated_at < published_at:
        flags.append("updated_before_published")
    if (
        published_at
        and (day := date_in_url(article.url))
        and published_at.astimezone(zone_info(zone)).date().isoformat() < day
    ):
        flags.append("before_url_date")
    return {
        "published_at": published_at,
        "updated_at": updated_at,
        "published_raw": clean_or_none(article.published_raw),
        "updated_raw": clean_or_none(article.updated_raw),
        "date_precision": _precision(published, article.published_at, article.date_precision),
        "date_flags": tuple(dict.fromkeys(flags)),
    }


def _precision(moment: Moment | None, given: datetime | None, said: str) -> str:
    if moment:
        return moment.precision
    return "none" if given is None else said if said != "none" else "minute"


_URL_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)[-/]?(0[1-9]|1[0-2])[-/]?(0[1-9]|[12]\d|3[01])(?=\d{6}(?!\d)|[^\d]|$)")


def date_in_url(url: str) -> str | None:
    """ "2021-10-26" out of an address that holds a date."""
    match = _URL_DATE.search(url.partition("://")[2].partition("/")[2])
    return f"{match[1]}-{match[2]}-{match[3]}" if match else None
