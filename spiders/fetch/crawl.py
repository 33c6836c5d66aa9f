"""One crawl from its order to its sealed batches: what `news crawl` runs, in a process of its own."""

from __future__ import annotations

from contextlib import AbstractContextManager, ExitStack, nullcontext
from typing import TYPE_CHECKING, Any

from attrs import frozen

from spiders.fetch.archive import Archive, put_left
from spiders.fetch.books import Books
from spiders.fetch.mirror import Mirror
from spiders.fetch.private import is_public, literal_address, origin_of
from spiders.fetch.process import run_scrapy
from spiders.fetch.state import CrawlState
from spiders.fetch.workers import Workers
from spiders.stage.interrupted import seal_parts
from spiders.stage.lease import site_lease
from spiders.stage.lock import site_lock
from spiders.stage.place import Place
from spiders.stage.writer import BatchWriter

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

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
        state = CrawlState(config.home, config.stage, site.name)
        held.callback(state.close)
        # All pages of a run are read with the profiles that it began with: what it learns is for the next one.
        workers = Workers(site, config.workers, state.profiles())
        held.callback(workers.close)
        run = _open(order, config, state, workers)
        held.callback(run.archive.close)
        with (watch or nullcontext)(run):
            ended = run_scrapy(run)
        run.archive.close()
        batches = run.books.close(started_at=order.started_at, finish_reason=ended.finish_reason, stats=ended.stats)
        if not order.names_pages:
            _keep_reach(order, state, ended.finish_reason == "finished" and order.limit is None)
    return Outcome(
        site=site.name,
        run=order.run,
        finish_reason=ended.finish_reason,
        seen=run.books.seen,
        counts={str(name): number for name, number in sorted(run.books.counts.items())},
        batches=batches,
        recovered=recovered,
        failed=ended.failed,
    )


def _open(order: Order, config: Config, state: CrawlState, workers: Workers) -> Run:
    from spiders.fetch.run import Run

    site = order.site
    writer = BatchWriter(config.stage, config.home, site, order.run, airflow=order.airflow, interval=_interval(order))
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


def _interval(order: Order) -> tuple[datetime, datetime] | None:
    """What the run's line in the warehouse says that it was for: Airflow's interval, or the window."""
    if order.interval:
        return order.interval
    return (order.oldest, order.until or order.started_at) if order.oldest else None


def _keep_reach(order: Order, state: CrawlState, complete: bool) -> None:
    """Remember how far back the lists were read, and whether to their end: the next run goes on from there."""
    state.keep_fact("complete", "yes" if complete else "no")
    reached = state.fact("reached")
    if complete and order.oldest and not (reached and reached <= order.oldest.isoformat()):
        state.keep_fact("reached", order.oldest.isoformat())


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
