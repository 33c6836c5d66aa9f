"""Scrapy around one run: settings, signals, and a stop that leaves nothing open. One run a process: so Twisted is."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
from typing import TYPE_CHECKING, Any, cast

from attrs import frozen

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

    from spiders.fetch.run import Run

_SIGNALS = (signal.SIGINT, signal.SIGTERM)


@frozen(kw_only=True)
class Ended:
    """How Scrapy's part ended."""

    finish_reason: str
    """"finished", "shutdown", "failed"."""
    failed: str | None
    """A sentence; None for a crawl that went well."""
    stats: dict[str, Any]
    """Scrapy's own figures."""


def run_scrapy(run: Run) -> Ended:
    """Run the spider to its end."""
    os.environ["SCRAPY_SETTINGS_MODULE"] = "spiders.settings"
    # Here, for it looks through all frames of the stack, and where Scrapy asks for it they are many.
    import scrapy.core.downloader.contextfactory  # noqa: F401
    from scrapy import signals
    from scrapy.crawler import AsyncCrawlerProcess
    from scrapy.utils.project import get_project_settings

    from spiders.fetch.spider import NewsSpider

    delay = run.site.delay
    settings = get_project_settings()
    settings.setdict(
        {
            "USER_AGENT": run.agent,
            "DOWNLOAD_DELAY": delay,
            "AUTOTHROTTLE_START_DELAY": delay,
            "CONCURRENT_REQUESTS_PER_DOMAIN": 1 if delay else 8,
            "NEWS_ALLOWED_ORIGINS": sorted(run.allowed),
        },
        priority="cmdline",
    )
    process = AsyncCrawlerProcess(settings)
    # Scrapy makes a record of every page and article for whoever may listen; nobody does below this level.
    logging.getLogger("scrapy").setLevel(settings["LOG_LEVEL"])
    crawler = process.create_crawler(NewsSpider)
    stop = _Stop(crawler, run)
    crawler.signals.connect(stop.listen, signals.engine_started)
    run.books.on_broken = stop.begin
    process.crawl(crawler, run=run)
    process.start(install_signal_handlers=False)  # ours leave less open than Scrapy's, and within moments
    figures = crawler.stats.get_stats() if crawler.stats else {}
    stats = {name: value for name, value in figures.items() if isinstance(value, int | float | str)}
    if run.stopping.asked:
        failed = "the crawl was stopped; what it had read is staged, the rest is deferred to the next one."
        return Ended(finish_reason="shutdown", failed=failed, stats=stats)
    failed = cast("Any", crawler.spider).failed if crawler.spider else "Scrapy could not be started; its log says why."
    return Ended(finish_reason="failed" if failed else "finished", failed=failed, stats=stats)


class _Stop:
    """The first signal ends the run within moments; a second one ends the process, as it would without us."""

    def __init__(self, crawler: Crawler, run: Run) -> None:
        self._crawler, self._run = crawler, run
        self._under_way: asyncio.Future[None] | None = None

    def listen(self) -> None:
        for number in _SIGNALS:
            asyncio.get_running_loop().add_signal_handler(number, self.begin)

    def begin(self) -> None:
        if self._under_way:
            return
        for number in _SIGNALS:
            asyncio.get_running_loop().remove_signal_handler(number)
        self._run.stopping.ask()
        self._run.workers.hurry(self._run.stopping.grace)
        downloader: Any = self._crawler.engine and self._crawler.engine.downloader
        for slot in downloader.slots.values():  # what waits for its turn gets it now, and is refused by the handler
            slot.close()
            slot.delay, slot.concurrency = 0, 1000
            downloader._process_queue(slot)  # noqa: SLF001 (there is no public way to empty a slot)
        self._under_way = asyncio.ensure_future(self._crawler.stop_async())
