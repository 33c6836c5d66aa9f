"""What a person types for a crawl: times and addresses, read or refused with a sentence."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from spiders.errors import UsageError

if TYPE_CHECKING:
    from spiders.site import Site


def moment(text: str | None, site: Site, option: str) -> datetime | None:
    """A day or moment in ISO 8601, in the site's zone where it names none."""
    if not text:
        return None
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        raise UsageError(f"{option} {text!r} is no time: write 2026-08-05 or 2026-08-05T12:00:00Z.") from None
    return (at if at.tzinfo else at.replace(tzinfo=ZoneInfo(site.timezone))).astimezone(UTC)


def origin(text: str | None) -> str | None:
    """Scheme, host and port, and a path before all others where there is one."""
    if not text:
        return None
    parts = urlsplit(text)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
        raise UsageError(f"--base-url {text!r} is no address to fetch from: write http://127.0.0.1:9000.")
    return text.rstrip("/")
