"""A time as a feed, a site map or a list shows it → the moment in UTC, or None. A hint: see items.Link."""

from __future__ import annotations

from datetime import UTC, datetime

from spiders.normalise.times import read_time, zone_info

_EARLIEST_YEAR = 1900
_LONGEST_ISO = 35


def listed_time(raw: str, zone: str) -> datetime | None:
    """The moment; read in `zone` where the text names none."""
    if len(raw) <= _LONGEST_ISO:
        try:
            at = datetime.fromisoformat(raw)
            at = at.replace(tzinfo=zone_info(zone)) if at.tzinfo is None else at
            return at.astimezone(UTC) if at.year > _EARLIEST_YEAR else None
        except (ValueError, OverflowError):
            pass
    moment = read_time(raw, zone)
    return moment.at if moment else None
