"""Run: everything that the parts of one crawl share, made once and handed to Scrapy's components with the spider."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from attrs import field, frozen

from spiders.dedupe.seen import Seen
from spiders.fetch.private import origin_of
from spiders.fetch.stopping import Stopping
from spiders.normalise.address import on_site

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

    from spiders.fetch.archive import Archive
    from spiders.fetch.books import Books
    from spiders.fetch.mirror import Mirror
    from spiders.fetch.order import Order
    from spiders.fetch.state import CrawlState
    from spiders.fetch.workers import Workers
    from spiders.site import Site


@frozen(kw_only=True)
class Run:
    """One crawl under way."""

    order: Order
    archive: Archive
    books: Books
    state: CrawlState
    workers: Workers
    mirror: Mirror
    allowed: frozenset[tuple[str, int]]
    """Origins that may be asked although they are private."""
    agent: str
    seen: Seen = field(factory=Seen)
    stopping: Stopping = field(factory=Stopping)
    floors: dict[str, float] = field(factory=dict)
    """Host → least seconds between two requests, from robots.txt and the site's delay."""

    def slot(self, url: str) -> str:
        """Whose patience a request costs: all hosts of the site, and everything behind one mirror, share one pace."""
        if self.mirror.there(url) != url:
            return "mirror"
        return self.site.name if self.site.base_url and on_site(url, self.site) else origin_of(url)[0]

    @property
    def site(self) -> Site:
        """The site that is crawled."""
        return self.order.site


def run_of(crawler: Crawler) -> Run:
    """The run that a crawler's spider carries: how Scrapy's components get at it."""
    return cast("Any", crawler.spider).run  # type: ignore[no-any-return]
