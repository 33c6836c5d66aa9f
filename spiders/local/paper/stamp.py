"""A moment → how the paper prints it: Korean time, no zone named, months in English whatever the machine's language."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

from spiders.local.paper.masthead import KST

_SHORT = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_AP = ("Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def layout_1(at: datetime) -> str:
    """As in "Oct 26, 2021 - 09:18"."""
    local = at.astimezone(KST)
    return f"{_SHORT[local.month - 1]} {local.day}, {local.year} - {local:%H:%M}"


def layout_2(at: datetime) -> str:
    """As in "Sept. 6, 2026 - 14:44"."""
    local = at.astimezone(KST)
    return f"{_AP[local.month - 1]} {local.day}, {local.year} - {local:%H:%M}"


def list_date(at: datetime) -> str:
    """As in "2021-10-26 09:18"."""
    return f"{at.astimezone(KST):%Y-%m-%d %H:%M}"


def day_digits(at: datetime) -> str:
    """As in "20211026": the first eight digits of a layout 1 address."""
    return f"{at.astimezone(KST):%Y%m%d}"


def iso(at: datetime) -> str:
    """With the zone: JSON-LD, site map."""
    return at.astimezone(KST).isoformat()


def rss(at: datetime) -> str:
    """RFC 822, in Korean time."""
    return format_datetime(at.astimezone(KST))


def http(at: datetime) -> str:
    """RFC 9110, for Last-Modified."""
    return format_datetime(at.astimezone(UTC).replace(microsecond=0), usegmt=True)


def fill(text: str, at: datetime) -> str:
    """Text with its tokens of time put in: {today} {yesterday} {tomorrow} as days of the week, {date} as "Oct. 26"."""
    if "{" not in text:
        return text
    local = at.astimezone(KST)
    for token, day in (("{today}", local), ("{yesterday}", local - timedelta(1)), ("{tomorrow}", local + timedelta(1))):
        text = text.replace(token, _DAYS[day.weekday()])
    return text.replace("{date}", f"{_AP[local.month - 1]} {local.day}").replace("{year}", str(local.year))
