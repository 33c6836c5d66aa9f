"""One crawl from its order to its sealed batches: what `news crawl` runs, in a process of its own."""

from __future__ import annotations

import asyncio
import os
import signal
from contextlib import AbstractContextManager, ExitStack, nullcontext
from typing import TYPE_CHECKING, Any, cast

from attrs import frozen

from spiders.fetch.archive import Archive, put_left
from spiders.fetch.books import Books
from spiders.fetch.mirror import Mirror
from spiders.fetch.private import is_public, literal_address, origin_of
from spiders.fetch.state import CrawlState
from spiders.fetch.workers import Workers
from spiders.stage.batch import BatchWriter
from spiders.stage.interrupted import seal_parts
from spiders.stage.lease import site_lease
from spiders.stage.lock import site_lock
from spiders.stage.place import Place

if TYPE_CHECKING:
    from collections.abc import Callable

    from spiders.config import Config
    from spiders.fetch.order import Order
    from spiders.fetch.run import Run


@frozen(kw_only=True)
class Outcome:
    """What a crawl came to."""

    site: str
    run: str
    finish_reason: str
    """"finished", "shutdown", "failed"."""
    seen: int
    counts: dict[str, int]
    batches: list[str]
    """Addresses of the batches of this run."""
    recovered: list[str]
    """Batches made of what an earlier, killed crawl had left."""
    failed: str | None
    """A sentence; None for a crawl that went well."""


def crawl(order: Order, config: Config, watch: Callable[[Run], AbstractContextManager[Any]] | None = None) -> Outcome:
    """Crawl, stage, seal. Raises SiteBusy where the site is being crawled already.

    Args:
        order: what to crawl.
        config: where everything is.
        watch: shows the run's progress while it goes on.
    """
    site = order.site
    with ExitStack() as held:
        held.enter_context(site_lock(config.home, site.name))
        if not Place(config.stage).is_local:
            held.enter_context(site_lease(config.stage, site.name))
        recovered = seal_parts(config.home, config.stage, site.name)
        if not Place(config.archive).is_local:
            put_left(config.home / "work" / site.name / "archive", Place(config.archive))
        workers = Workers(site, config.workers)
        held.callback(workers.close)
        state = CrawlState(config.home, config.stage, site.name)
        held.callback(state.close)
        run = _open(order, config, state, workers)
        held.callback(run.archive.close)
        with (watch or nullcontext)(run):
            reason, failed, stats = _process(run, config)
        run.archive.close()
        batches = run.books.close(started_at=order.started_at, finish_reason=reason, stats=stats)
        state.keep_fact("complete", "yes" if reason == "finished" and order.limit is None else "no")
    return Outcome(
        site=site.name,
        run=order.run,
        finish_reason=reason,
        seen=run.books.seen,
        counts={str(name): number for name, number in sorted(run.books.counts.items())},
        batches=batches,
        recovered=recovered,
        failed=failed,
    )


def _open(order: Order, config: Config, state: CrawlState, workers: Workers) -> Run:
    from spiders.fetch.run import Run

    site = order.site
    writer = BatchWriter(config.stage, config.home, site, order.run, airflow=order.airflow, interval=order.interval)
    archive = Archive(config.archive, config.home, site.name, order.run, order.started_at, agent=config.user_agent)
    return Run(
        order=order,
        archive=archive,
        books=Books(writer, state, site),
        state=state,
        workers=workers,
        mirror=Mirror(site, order.base_url),
        allowed=_allowed(order),
        agent=config.user_agent,
    )


def _process(run: Run, config: Config) -> tuple[str, str | None, dict[str, Any]]:
    """Run Scrapy to its end: finish reason, what failed, its own figures."""
    os.environ["SCRAPY_SETTINGS_MODULE"] = "spiders.settings"
    from scrapy.crawler import AsyncCrawlerProcess
    from scrapy.utils.project import get_project_settings

    from spiders.fetch.spider import NewsSpider

    delay = run.site.delay
    settings = get_project_settings()
    settings.setdict(
        {
            "USER_AGENT": config.user_agent,
            "DOWNLOAD_DELAY": delay,
            "AUTOTHROTTLE_START_DELAY": delay,
            "CONCURRENT_REQUESTS_PER_DOMAIN": 1 if delay else 8,
            "NEWS_ALLOWED_ORIGINS": sorted(run.allowed),
        },
        priority="cmdline",
    )
    process = AsyncCrawlerProcess(settings)
    crawler = process.create_crawler(NewsSpider)
    process.crawl(crawler, run=run)

    def stop() -> None:
        """First signal: end within moments. A second one ends at once; what was read is kept either way."""
        loop = asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.remove_signal_handler(number)
        run.stopping.ask()
        run.workers.hurry(run.stopping.grace)
        for slot in crawler.engine.downloader.slots.values():
            slot.close()
            slot.delay, slot.concurrency = 0, 1000
            crawler.engine.downloader._process_queue(slot)  # noqa: SLF001 (there is no public way to empty a slot)
        stopping.append(asyncio.ensure_future(crawler.stop_async()))

    stopping: list[asyncio.Future[Any]] = []

    def listen() -> None:
        loop = asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, stop)

    from scrapy import signals

    crawler.signals.connect(listen, signals.engine_started, weak=False)
    process.start(install_signal_handlers=False)
    stats = {name: value for name, value in crawler.stats.get_stats().items() if isinstance(value, int | float | str)}
    failed = cast("Any", crawler.spider).failed if crawler.spider else "the spider could not be started; see the log."
    if run.stopping.asked:
        return "shutdown", "the crawl was stopped; what it had read is staged, the rest is deferred.", stats
    return ("failed" if failed else str(stats.get("finish_reason", "finished"))), failed, stats


def _allowed(order: Order) -> frozenset[tuple[str, int]]:
    """Origins that may be private: the mirror, the site itself where its own address says so, the user's proxies."""
    from urllib.request import getproxies

    own = order.site.base_url
    host = origin_of(own)[0] if own else ""
    literal = literal_address(host) if host else None
    allowed = [order.base_url] if order.base_url else []
    if own and (host == "localhost" or (literal and not is_public(literal))):
        allowed.append(own)
    proxies = [
        url if "://" in url else f"http://{url}" for name, url in getproxies().items() if name in ("http", "https")
    ]
    return frozenset(origin_of(url) for url in [*allowed, *proxies])
