"""Samples in, the zone in which the site's pages mean their times out, with the evidence. Pure.

Best: the same minute told by the metadata with its zone and printed on the page without one. Next: the offset that the
page's times name. Last: the zone of the country or language, which is a guess.
"""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from attrs import frozen

from spiders.extract.json_ld import text_of
from spiders.extract.near_title import lines_near_title
from spiders.extract.times import PUBLISHED_META, UPDATED_META
from spiders.newsite.guess import Guess
from spiders.normalise.times import read_time
from spiders.normalise.zones import zone_of_page

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from spiders.newsite.sample import Sample

_FARTHEST = timedelta(hours=14)
_QUARTER = timedelta(minutes=15)
_COMMON = (
    "Europe/London", "Europe/Berlin", "Europe/Athens", "Europe/Moscow", "Asia/Dubai", "Asia/Karachi", "Asia/Kolkata",
    "Asia/Dhaka", "Asia/Bangkok", "Asia/Shanghai", "Asia/Tokyo", "Australia/Sydney", "Pacific/Auckland",
    "America/Sao_Paulo", "America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles",
)  # fmt: skip
"""Zones to stand for an offset where neither host, country nor language names one of it."""


@frozen
class _Evidence:
    """One page's time: the moment, and how far its clock is from UTC."""

    at: datetime
    offset: timedelta
    how: str


def guess_zone(samples: Sequence[Sample], host: str, language: str | None, country: str | None) -> Guess:
    """An IANA zone; "UTC" where nothing says anything."""
    by_country = zone_of_page(f"x.{'uk' if country == 'GB' else country.lower()}", None) if country else None
    likely = [zone for zone in (by_country, zone_of_page(host, language)) if zone]
    printed = [found for sample in samples for found in _printed(sample)]
    named = [found for sample in samples for found in _named(sample)]
    for evidence, is_sure in ((printed, False), (named, True)):
        if not evidence:
            continue
        offset, count = Counter(found.offset for found in evidence).most_common(1)[0]
        agreeing = [found for found in evidence if found.offset == offset]
        what = f"{agreeing[0].how} ({count} of {len(evidence)} times, {_clock(offset)})"
        for zone in dict.fromkeys([*likely, *_COMMON]):
            if all(found.at.astimezone(ZoneInfo(zone)).utcoffset() == offset for found in agreeing):
                sure = "the zone of its country or language" if zone in likely else "one zone of that offset: check it"
                return Guess(value=zone, why=f"{what}; {sure}")
        hours = round(offset / timedelta(hours=1))
        if is_sure and timedelta(hours=hours) == offset and hours:
            return Guess(value=f"Etc/GMT{-hours:+d}", why=f"{what}; a fixed offset, for no usual zone fits: check it")
    if likely:
        source = "country" if by_country else "host or language"
        return Guess(
            value=likely[0], why=f"guessed from its {source}: no page names an offset, so check one printed time"
        )
    return Guess(value="UTC", why="nothing on the pages says: check one printed time")


def _printed(sample: Sample) -> Iterator[_Evidence]:
    """Where a line near the headline prints, without a zone, the minute that the metadata tells with one."""
    if not (sample.document and sample.article):
        return
    known = [
        moment.at
        for raw in _stated(sample)
        if (moment := read_time(raw)) and moment.zone_known and moment.precision == "minute"
    ]
    for piece in lines_near_title(sample.document, sample.article.headline):
        moment = read_time(piece.text) if any(c.isdigit() for c in piece.text) else None
        if moment is None or moment.zone_known or moment.precision != "minute":
            continue
        for at in known:
            offset = moment.at.replace(second=0, microsecond=0) - at.replace(second=0, microsecond=0)
            if abs(offset) <= _FARTHEST and offset % _QUARTER == timedelta(0):
                yield _Evidence(at, offset, "the clock printed near the headline against the metadata's time")
                return


def _named(sample: Sample) -> Iterator[_Evidence]:
    """The first time of the metadata that names an offset; "Z" is how programs write, not where a desk is."""
    for raw in _stated(sample):
        moment = read_time(raw)
        if moment and moment.zone_known and moment.precision == "minute" and (offset := moment.local.utcoffset()):
            yield _Evidence(moment.at, offset, f"the metadata's times name their offset, as in {raw[:40]!r}")
            return


def _stated(sample: Sample) -> list[str]:
    if not sample.document:
        return []
    article, meta = sample.document.json_ld.article, sample.document.meta
    found = [text_of(article.get(key)) for key in ("datePublished", "dateModified")]
    found += [meta.get(name) for name in (*PUBLISHED_META, *UPDATED_META)]
    return [raw for raw in found if raw]


def _clock(offset: timedelta) -> str:
    minutes = int(offset.total_seconds() // 60)
    return f"UTC{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"
