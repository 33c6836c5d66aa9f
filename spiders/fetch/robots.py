"""robots.txt of every host, before anything else of it (RFC 9309): what is allowed, how fast, the site maps."""

from __future__ import annotations

import asyncio
import math
from typing import TYPE_CHECKING, Any, Self, cast

from attrs import frozen
from protego import Protego
from scrapy import Request
from scrapy.exceptions import DownloadCancelledError

from spiders.fetch.outcome import of_failure
from spiders.fetch.private import origin_of
from spiders.fetch.refused import Refused
from spiders.fetch.run import run_of
from spiders.items import State

if TYPE_CHECKING:
    from scrapy.crawler import Crawler
    from scrapy.http import Response

    from spiders.fetch.run import Run

_LONGEST = 512 * 1024
"""RFC 9309 asks for 500 KiB at least."""
_MARGIN = 0.02
"""Seconds on top of every delay, so that jitter on the way never makes the gap smaller than what was asked for."""


@frozen(kw_only=True)
class Rules:
    """What one host's robots.txt says to us."""

    url: str
    body: bytes = b""
    parsed: Protego | None = None
    agent: str = ""
    refusal: Refused | None = None
    """Why nothing may be asked of this host in this run."""

    def allows(self, url: str) -> bool:
        """Whether the address may be asked for."""
        return self.parsed is None or self.parsed.can_fetch(url, self.agent)

    @property
    def delay(self) -> float:
        """Crawl-delay in seconds; 0 where there is none that makes sense."""
        delay = self.parsed.crawl_delay(self.agent) if self.parsed else None
        return float(delay) if delay and math.isfinite(delay) and delay > 0 else 0.0


class Robots:
    """Downloader middleware: every request waits for its host's rules, and is refused where they say so."""

    def __init__(self, crawler: Crawler, run: Run) -> None:
        self._crawler, self._run = crawler, run
        self._rules: dict[tuple[str, int], asyncio.Future[Rules]] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        middleware = cls(crawler, run_of(crawler))
        cast("Any", crawler.spider).robots = middleware
        return middleware

    async def process_request(self, request: Request) -> None:
        """Refuse what is not allowed; give all others the slot of their host."""
        request.meta["download_slot"] = self._run.slot(request.url)
        if request.meta["purpose"] == "robots":
            return
        rules = await self.rules(request.url)
        if rules.refusal:
            raise rules.refusal
        if not rules.allows(request.url):
            raise Refused(State.BLOCKED, "robots", f"{rules.url} does not allow {request.url}.")

    async def rules(self, url: str) -> Rules:
        """The rules of an address's host; asked for once a run."""
        origin = origin_of(url)
        if origin not in self._rules:
            self._rules[origin] = asyncio.ensure_future(self._ask(url))
        return await asyncio.shield(self._rules[origin])

    async def _ask(self, url: str) -> Rules:
        scheme, _, rest = url.partition("://")
        host = rest.partition("/")[0].partition("?")[0].partition("#")[0]
        address = f"{scheme}://{host}/robots.txt"
        request = Request(address, meta={"purpose": "robots", "download_maxsize": 10 * _LONGEST}, dont_filter=True)
        try:
            response = await self._crawler.engine.download_async(request)
        except Exception as error:  # noqa: BLE001 (whatever it is, the host gives no rules)
            rules = self._without_answer(address, error)
        else:
            rules = self._read(address, response)
        self._pace(self._run.slot(url), rules.delay)
        return rules

    def _without_answer(self, address: str, error: Exception) -> Rules:
        state, reason, detail = of_failure(error)
        if isinstance(error, DownloadCancelledError) or reason in ("too_large", "redirect_loop"):
            state, reason = State.DEFERRED, "robots_unavailable"
        return Rules(
            url=address, refusal=Refused(state, reason, f"{address} could not be asked for: {detail or reason}")
        )

    def _read(self, address: str, response: Response) -> Rules:
        if response.status == 429 or response.status >= 500:  # noqa: PLR2004
            detail = f"{address} answers {response.status}: until it answers, nothing may be asked for."
            return Rules(url=address, refusal=Refused(State.DEFERRED, "robots_unavailable", detail))
        if response.status != 200:  # noqa: PLR2004 (4xx, and redirects that lead nowhere: there are no rules)
            return Rules(url=address)
        body = response.body[:_LONGEST]
        agent = self._run.agent.partition("/")[0]
        return Rules(url=address, body=body, parsed=Protego.parse(body.decode("utf-8-sig", "replace")), agent=agent)

    def _pace(self, slot: str, crawl_delay: float) -> None:
        """Hold the host's slot to the larger of both delays, now and whenever Scrapy makes it anew."""
        delay = max(crawl_delay, self._run.site.delay)
        if not delay:
            return
        delay = max(delay + _MARGIN, self._run.floors.get(slot, 0.0))
        self._run.floors[slot] = delay
        downloader = self._crawler.engine.downloader
        downloader.per_slot_settings[slot] = {"concurrency": 1, "delay": delay, "jitter": 0}
        if slot in downloader.slots:
            downloader.slots[slot].delay, downloader.slots[slot].concurrency = delay, 1
