"""The one spider of all sites: addresses from the site's lists, a file or a web archive → pages → what they hold."""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from typing import TYPE_CHECKING, Any, Self, cast
from urllib.parse import urlsplit

import attrs
from scrapy import Request, Spider, signals

from spiders.discover import robots as named_maps
from spiders.discover import url_list, warc
from spiders.errors import NotAnArticle
from spiders.fetch.bookmark import Bookmark
from spiders.fetch.desk import Desk, Met
from spiders.fetch.discovery import Discovery
from spiders.fetch.outcome import of_failure, of_kind, of_status
from spiders.fetch.refused import Refused
from spiders.fetch.sight import Sight, look
from spiders.fetch.turns import Turns
from spiders.items import Link, Page, State
from spiders.normalise.address import address_key, canonical_url
from spiders.pipelines.read import Read

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from scrapy.crawler import Crawler
    from scrapy.http import Response
    from twisted.python.failure import Failure

    from spiders.fetch.robots import Robots
    from spiders.fetch.run import Run

log = logging.getLogger(__name__)

_IN_LINE = 100
"""Requests that wait at most; discovery goes on when there is room, so memory does not grow with a site's archive."""

_IN_HAND = 25
"""Pages of a web archive that are in memory at most."""


class NewsSpider(Spider):
    """Reads one site, whichever the run is of.

    Attributes:
        run: what the crawl's parts share.
        robots: the middleware that knows every host's rules; it puts itself here.
        failed: why the crawl as a whole is a failure, where it is one.
    """

    name = "news"

    def __init__(self, run: Run, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.run = run
        self.robots: Robots
        self.failed: str | None = None
        self._desk = Desk(run)
        self._turns = Turns()

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        spider = super().from_crawler(crawler, *args, **kwargs)
        crawler.signals.connect(spider.lost_item, signals.item_error)
        return spider

    async def start(self) -> AsyncIterator[Any]:
        """Requests for what is due, while discovery goes on."""
        order = self.run.order
        try:
            found = self._archived() if order.warc else self._listed() if order.urls else self._discovered()
            async for item in found:
                yield item
        except Refused as refused:
            self.failed = str(refused)
        except Exception as error:
            log.exception("discovery ended early")
            self.failed = f"discovery of {self.run.site.name} ended early by {type(error).__name__}: {error}"

    async def _discovered(self) -> AsyncIterator[Request]:
        site = self.run.site
        if not site.base_url:
            self.failed = f"{site.name} has no lists of its own: name addresses by --urls FILE or pages by --warc FILE."
            return
        rules = self._desk.rules = await self.robots.rules(f"{site.base_url}/")
        if rules.refusal:
            for source in site.discover:
                self._refuse_list(source.url, "list", rules.refusal.state, rules.refusal.reason, rules.refusal.detail)
            raise rules.refusal
        named = [self.run.mirror.back(to.url, rules.url) for to in named_maps.read(rules.body, rules.url).next]
        discovery = Discovery(self.crawler, self.run, self._refuse_list)
        async for listing in discovery.listings(named):
            for link in listing.links:
                met = self._desk.meet(link)
                listing.note(met.sight.key, met.standing)
                if met.in_line and (request := self._request(met)):
                    yield request
                    await self._room()
            if self._desk.full:
                return
        if site.discover and not discovery.answered and not self.run.stopping.asked:
            self.failed = f"none of the lists of {site.name} could be read: the books say why (`news why ADDRESS`)."

    async def _listed(self) -> AsyncIterator[Request]:
        assert self.run.order.urls  # noqa: S101 (start looked)
        with self.run.order.urls.open(encoding="utf-8", errors="replace") as lines:
            found = url_list.read(lines, timezone=self.run.site.timezone)
        for problem in found.problems:
            self.run.books.stats[f"discover/{problem.reason}"] += problem.count
            self._refuse_list(problem.detail, "url_list", State.FILTERED, problem.reason, problem.detail)
        for link in found.links:
            met = self._desk.meet(link)
            if met.in_line and (request := self._request(met)):
                yield request
                await self._room()

    async def _archived(self) -> AsyncIterator[Read]:
        """Pages of a web archive: the same reading and books, no request. Goes on where a killed reading stood."""
        assert self.run.order.warc  # noqa: S101 (start looked)
        path, under_way = self.run.order.warc.resolve(), deque[asyncio.Future[Read | None]]()
        mark = Bookmark(path, self.run)
        if mark.offset:
            log.info("going on at byte %s of %s, where an earlier reading was stopped", mark.offset, path)
        pages = warc.Pages(path, offset=mark.offset)
        for page in pages:
            met = self._desk.meet(Link(url=page.url, via="warc"))
            mark.met(met.sight.key, page.raw_ref)
            if met.in_line:
                under_way.append(asyncio.ensure_future(self._read(page, met.sight.key)))
            if len(under_way) > _IN_HAND and (read := await under_way.popleft()):
                yield read
        while under_way:
            if read := await under_way.popleft():
                yield read
        for reason, number in pages.skipped.items():
            self.run.books.stats[f"warc/{reason}"] += number
        mark.end()

    def _request(self, met: Met) -> Request | None:
        key = met.sight.key
        headers, known = {}, self.run.state.known(key)
        if known and known.etag:
            headers["If-None-Match"] = known.etag
        if known and known.last_modified:
            headers["If-Modified-Since"] = known.last_modified
        try:
            return Request(
                met.link.url,
                headers=headers,
                callback=self.parse,
                errback=self.no_response,
                meta={"purpose": "article", "key": key, "conditional": bool(headers)},
                dont_filter=True,
            )
        except ValueError as error:
            self.run.books.decide(key, State.FILTERED, "bad_address", str(error))
            return None

    async def parse(self, response: Response) -> AsyncIterator[Read]:
        """An article's response: decided by its status, or read."""
        key = response.meta["key"]
        outcome = (
            of_status(response.status, response.meta["conditional"])
            or of_kind(response)
            or self._arrived(response, key)
        )
        if outcome:
            self.run.books.decide(key, *outcome)
            return
        page = Page(
            url=response.url,
            body=response.body,
            content_type=(response.headers.get("Content-Type") or b"").decode("latin-1") or None,
            fetched_at=response.meta["fetched_at"],
            status=response.status,
            raw_ref=response.meta["raw_ref"],
        )
        turn = self._turns.take()
        try:
            read = await self._read(page, key)
            await turn.comes()
            if read:
                yield read
        finally:
            turn.over()

    def _arrived(self, response: Response, key: str) -> tuple[State, str, str] | None:
        """What a redirect's target alone decides."""
        if not response.meta.get("redirect_times"):
            return None
        site = self.run.site
        if site.base_url and urlsplit(response.url).path in ("", "/") and not urlsplit(response.url).query:
            return State.GONE, "redirect_to_front_page", f"It now leads to {response.url}."
        sight = look(response.url, site, self.run.allowed)
        if sight.key != key and sight.refused:
            return sight.refused[0], sight.refused[1], f"It leads to {response.url}."
        return None

    async def _read(self, page: Page, key: str) -> Read | None:
        books = self.run.books
        try:
            return attrs.evolve(await self.run.workers.read(page), key=key)
        except NotAnArticle as finding:
            books.found_none(key, finding, page.raw_ref)
        except Refused as refused:
            books.decide(key, refused.state, refused.reason, refused.detail)
        except Exception as error:
            log.exception("reading %s failed", page.url)
            books.quarantine(key, type(error).__name__, str(error), page.raw_ref)
        return None

    def no_response(self, failure: Failure) -> None:
        """An article's request that brought nothing to read."""
        key, error = cast("Any", failure).request.meta["key"], cast("Exception", failure.value)
        duplicate_of = error.duplicate_of if isinstance(error, Refused) else None
        state, reason, detail = of_failure(error)
        self.run.books.decide(key, state, reason, detail, duplicate_of)

    def lost_item(self, item: Read, failure: Failure) -> None:
        """A fault of ours in a pipeline: the page is kept under the fault's name."""
        self.run.books.quarantine(item.key, type(failure.value).__name__, str(failure.value), item.raw_ref)

    def _refuse_list(self, url: str, purpose: str, state: State, reason: str, detail: str | None = None) -> None:
        """A list that could not be read, or not to its end, has its line in the books as well."""
        key = address_key(f"{purpose}:{url}")
        if not self.run.books.has(key):
            self.run.books.refuse(
                Link(url=url, via=purpose), Sight(canonical=_canonical(url), key=key), state, reason, detail
            )

    async def _room(self) -> None:
        scheduler: Any = self.crawler.engine and self.crawler.engine.scheduler
        # Scrapy tells when it is empty, not when it is less full.
        while len(scheduler) > _IN_LINE:  # noqa: ASYNC110
            await asyncio.sleep(0.02)


def _canonical(url: str) -> str:
    try:
        return canonical_url(url)
    except ValueError:
        return url
