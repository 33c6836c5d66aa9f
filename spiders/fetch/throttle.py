"""Scrapy's AutoThrottle, held above each host's own delay; a Retry-After is waited for."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from scrapy.extensions.throttle import AutoThrottle

from spiders.fetch.run import run_of

if TYPE_CHECKING:
    from scrapy import Request, Spider
    from scrapy.core.downloader import Slot
    from scrapy.crawler import Crawler
    from scrapy.http import Response

_LONGEST = 120.0
"""Seconds that a Retry-After is waited for; a site that wants longer is asked again after this and ends as failed."""


class Throttle(AutoThrottle):
    """One slot a host: never faster than its floor, slower where the site is slow or says so."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._floors: dict[str, float] = run_of(crawler).floors

    def _response_downloaded(self, response: Response, request: Request, spider: Spider) -> None:
        key = request.meta.get("download_slot", "")
        slot = self.crawler.engine.downloader.slots.get(key)
        if slot is None:
            return
        if floor := self._floors.get(key, 0.0):
            super()._response_downloaded(response, request, spider)
            slot.delay = max(slot.delay, floor)
        if response.status in (429, 503) and (wait := retry_after(response.headers.get("Retry-After"))):
            slot.lastseen = time.monotonic() + wait
            # The slot waits `delay` after `lastseen`; without one it would not look at it at all.
            slot.delay = max(slot.delay, 0.001)

    def _adjust_delay(self, slot: Slot, latency: float, response: Response) -> None:
        """As Scrapy does; but "not modified" is a good answer too, or one slow page slows all later runs for good."""
        good = response.status == HTTPStatus.NOT_MODIFIED
        super()._adjust_delay(slot, latency, response.replace(status=200) if good else response)


def retry_after(value: bytes | None) -> float:
    """Seconds to wait, from a number or a date; 0 where it says neither."""
    text: Any = (value or b"").decode("latin-1").strip()
    if text.isdigit():
        return min(float(text[:6]), _LONGEST)
    try:
        at = parsedate_to_datetime(text)
    except (TypeError, ValueError):
        return 0.0
    seconds = (at if at.tzinfo else at.replace(tzinfo=UTC)) - datetime.now(UTC)
    return min(max(seconds.total_seconds(), 0.0), _LONGEST)
