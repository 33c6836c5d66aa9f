"""A time as printed in; the moment, its precision and whether its zone was known out.

Reads ISO 8601 and its common misspellings, RFC 2822, epoch numbers, and the printed forms of English, German, French,
Spanish, Italian, Portuguese, Dutch, Nordic, Slavic, Turkish, Korean, Japanese and Chinese pages. No guess is made
in silence: a time without zone is read in the zone given, and says so.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from attrs import frozen

from spiders.normalise.months import MONTHS

EARLIEST_YEAR = 1900
LATEST_YEAR = 2199
LONGEST = 200


@frozen(kw_only=True)
class Moment:
    """One time, read."""

    local: datetime
    """As it stood, in the zone it named or was read in."""
    precision: str
    """"minute" or "day" (then midnight in the zone it was read in)."""
    zone_known: bool
    """Whether the text itself named its zone."""

    @property
    def at(self) -> datetime:
        """In UTC."""
        return self.local.astimezone(UTC)


_ISO = re.compile(
    r"(\d{4})[-/.]\s?(\d{1,2})[-/.]\s?(\d{1,2})\.?(?:(?:[T\s]|\s?[-,–|]\s?"
    r"|\s*\([^()]{1,6}\)\s*)+(오전|오후|午前|午後|上午|下午)?\s*(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?"
    r"\s*(am|pm|a\.m\.|p\.m\.)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2}(?!\d)|[A-Z]{3,4}\b)?)?",
    re.IGNORECASE,
)
_COMPACT = re.compile(r"^(\d{4})(\d{2})(\d{2})(?:[T\s]?(\d{2})(\d{2})(\d{2})?(Z|[+-]\d{2}:?\d{2})?)?$")
_EAST = re.compile(
    r"(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]"
    r"(?:\s*[(（][^()（）]{1,4}[)）])?\s*,?\s*(?:(오전|오후|午前|午後|上午|下午)\s*)?(?:(\d{1,2})\s*(?:[:：]"
    r"|[時时点시]\s*)(\d{1,2})?(?:[:：](\d{2})|\s*[分분])?)?"
)
_DOTTED = re.compile(r"(?<!\d)(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})(?!\d)")
_DAY_MONTH = re.compile(
    r"(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|º|\.)?\s*(?:de\s+|d['’]|-)?\s*([^\W\d_]{3,12})\.?\s*,?(?:de\s+|del\s+"
    r"|-)?\s*(\d{4})(?!\d)"
)
_MONTH_DAY = re.compile(r"([^\W\d_]{3,12})\.?\s+(\d{1,2})(?:st|nd|rd|th)?\.?,?\s+(\d{4})(?!\d)")
_CLOCK = re.compile(
    r"(?<![\d:])(\d{1,2})\s?(?::|h|\.)\s?(\d{2})(?::(\d{2}))?(?![\d.])\s*(a\.?m\.?|p\.?m\.?)?"
    r"|(?<![\d:.])(\d{1,2})\s*(a\.?m\.?|p\.?m\.?)\b|(?<![\d:.])(\d{1,2})\s*(?:h|Uhr)\b",
    re.IGNORECASE,
)
_OFFSET = re.compile(r"(?:UTC|GMT)?\s*([+-])(\d{1,2}):?(\d{2})?(?!\d)|\b(UTC|GMT|Z)\b")
_NAMED_ZONE = re.compile(r"\b([A-Z]{3,4})\b")
_ZONES = {
    "KST": 9, "JST": 9, "HKT": 8, "SGT": 8, "WIB": 7, "IST": 5.5, "MSK": 3, "EAT": 3, "CAT": 2, "SAST": 2, "EET": 2, "EEST": 3,  # noqa: E501
    "CET": 1, "CEST": 2, "MEZ": 1, "MESZ": 2, "BST": 1, "WAT": 1, "WET": 0, "WEST": 1, "GMT": 0, "UTC": 0, "EST": -5, "EDT": -4,  # noqa: E501
    "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7, "AEST": 10, "AEDT": 11, "NZST": 12, "NZDT": 13, "BRT": -3, "PKT": 5,  # noqa: E501
}  # fmt: skip
_HALVES = {"오전": "am", "午前": "am", "上午": "am", "오후": "pm", "午後": "pm", "下午": "pm"}
_WIDE = {0xFF10 + digit: str(digit) for digit in range(10)} | {0xFF1A: ":", 0x3000: " "}
"""Digits and colon as wide as a character of Han."""
_REIWA = re.compile(r"令和\s*(元|\d{1,2})\s*年")
_EPOCH = re.compile(r"1\d{9}(?:\d{3})?(?:\.\d{1,6})?")
_FIRST_OF_REIWA = 2019
_EASTERN = ZoneInfo("America/New_York")


def read_time(raw: str, zone: str = "UTC", *, day_first: bool = True) -> Moment | None:
    """The moment a printed string names; None where it names none. `day_first`: 3/4/2021 is the third of April."""
    text = raw.strip()
    if not text.isascii():
        text = _REIWA.sub(_western, text.translate(_WIDE))
    if not text or len(text) > LONGEST:
        text = text[:LONGEST]
    try:
        return _epoch(text) or _numbers(text, zone) or _words(text, zone, day_first=day_first)
    except (ValueError, OverflowError):
        return None  # the 31st of February


def _western(year: re.Match[str]) -> str:
    return f"{_FIRST_OF_REIWA - 1 + (1 if year[1] == '元' else int(year[1]))}年"


def zone_info(name: str) -> ZoneInfo:
    """The zone of that name; UTC where the machine does not know it."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo("UTC")


def _epoch(text: str) -> Moment | None:
    if not _EPOCH.fullmatch(text):
        return None
    seconds = float(text)
    if seconds > 10**11:
        seconds /= 1000
    return Moment(local=datetime.fromtimestamp(seconds, UTC), precision="minute", zone_known=True)


def _numbers(text: str, zone: str) -> Moment | None:
    """ISO 8601 and what looks like it, East Asian dates."""
    if match := _COMPACT.match(text):
        year, month, day, hour, minute, second, offset = match.groups()
        return _moment((year, month, day), (hour, minute, second), offset, zone)
    if match := _ISO.search(text):
        year, month, day, before, hour, minute, second, half, offset = match.groups()
        half = half or _HALVES.get(before)
        rest = text[match.end() :]
        if hour is None and (clock := _clock(rest)):
            hour, minute, second, offset = *clock, _zone_word(rest)
        else:
            hour = _half_day(hour, half)
            offset = offset or _zone_word(rest)
        return _moment((year, month, day), (hour, minute, second), offset, zone)
    if match := _EAST.search(text):
        year, month, day, half, hour, minute, second = match.groups()
        hour = _half_day(hour, _HALVES.get(half))
        return _moment((year, month, day), (hour, minute or 0, second), _zone_word(text[match.end() :]), zone)
    return None


def _words(text: str, zone: str, *, day_first: bool) -> Moment | None:
    """Dates with a month's name, and day.month.year."""
    for pattern, order in ((_MONTH_DAY, (2, 0, 1)), (_DAY_MONTH, (2, 1, 0))):
        for match in pattern.finditer(text):
            parts = match.groups()
            year, name, day = (parts[i] for i in order)
            if month := month_of(name):
                return _with_clock((year, month, day), text, match, zone)
    if dotted := _DOTTED.search(text):
        first, second, year = dotted.groups()
        separator = dotted[0][len(first)]
        day, month_ = (first, second) if day_first or separator == "." or int(first) > 12 else (second, first)
        if int(month_) > 12:
            day, month_ = month_, day
        return _with_clock((year if len(year) == 4 else f"20{year}", month_, day), text, dotted, zone)
    return None


def month_of(name: str) -> int | None:
    """1 to 12 for a month's name or its abbreviation in any of the languages known."""
    name = name.casefold()
    return MONTHS.get(name) or MONTHS.get(name.rstrip("."))


def _with_clock(day: tuple[Any, Any, Any], text: str, date: re.Match[str], zone: str) -> Moment | None:
    before, after = text[: date.start()], text[date.end() :]
    clock = _clock(after) or _clock(before)
    offset = _zone_word(after) if clock else None
    return _moment(day, clock or (None, None, None), offset, zone)


def _clock(text: str) -> tuple[int, int, int] | None:
    match = _CLOCK.search(text)
    if not match:
        return None
    hour, minute, second, half, bare, bare_half, bare_hour = match.groups()
    value = _half_day(hour or bare or bare_hour, half or bare_half)
    if value is None or value > 23 or int(minute or 0) > 59:
        return None
    return value, int(minute or 0), int(second or 0)


def _half_day(hour: str | None, half: str | None) -> int | None:
    if hour is None:
        return None
    value = int(hour)
    if half and value <= 12:
        value = value % 12 + (12 if half.lower().startswith("p") else 0)
    return value


def _zone_word(text: str) -> str | None:
    """Offset or zone name that follows a time."""
    head = text[:40]
    if match := _OFFSET.search(head):
        return match[4] or f"{match[1]}{int(match[2]):02d}{match[3] or '00'}"
    for match in _NAMED_ZONE.finditer(head):
        if match[1] in _ZONES or match[1] == "ET":
            return match[1]
    return "ET" if re.search(r"\bET\b", head) else None


def _moment(date: tuple[Any, Any, Any], clock: tuple[Any, Any, Any], offset: str | None, zone: str) -> Moment | None:
    year, month, day = map(int, date)
    hour, minute, second = (int(part or 0) for part in clock)
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        return None
    tz = _tz(offset)
    known = tz is not None
    local = datetime(year, month, day, hour, minute, second, tzinfo=tz or zone_info(zone))
    return Moment(local=local, precision="day" if clock[0] is None else "minute", zone_known=known)


def _tz(offset: str | None) -> timezone | ZoneInfo | None:
    if not offset:
        return None
    word = offset.upper()
    if word == "Z":
        return UTC
    if word == "ET":
        return _EASTERN
    if word in _ZONES:
        return timezone(timedelta(hours=_ZONES[word]))
    if match := re.fullmatch(r"([+-])(\d{2}):?(\d{2})?", word):
        delta = timedelta(hours=int(match[2]), minutes=int(match[3] or 0))
        return timezone(-delta if match[1] == "-" else delta) if delta < timedelta(hours=24) else None
    return None
