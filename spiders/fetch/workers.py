"""Worker processes that read pages beside the reactor: as many as there are cores, each with a time and memory limit.

A page that takes too long or takes its worker down is quarantined, the worker replaced, and the crawl goes on. Memory
stays bounded by itself: Scrapy stops asking for pages while those in hand are above SCRAPER_SLOT_MAX_ACTIVE_SIZE.
"""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from spiders.errors import NotAnArticle
from spiders.fetch.forks import Forks
from spiders.fetch.refused import interrupted
from spiders.fetch.worker import IN_HAND, GivenBackError, Worker

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spiders.extract.profile import Profile
    from spiders.items import Page
    from spiders.pipelines.read import Read
    from spiders.site import Site

_READER = "spiders.fetch.reader"


class Workers:
    """The pool. Its processes warm up from the moment it is made: make it before what takes time."""

    def __init__(
        self,
        site: Site,
        count: int,
        profiles: Mapping[str, Profile] | None = None,
        *,
        limit: float = 15.0,
        memory: int = 4 << 30,
        program: str = _READER,
    ) -> None:
        self._forks = Forks(program)
        self._start = partial(Worker, (site, profiles or {}), limit, memory, self._forks)
        self._limit = limit
        self._workers = [self._start() for _ in range(max(count, 1))]
        self._seats = asyncio.Semaphore(IN_HAND * len(self._workers))
        self._stopped = False

    async def read(self, page: Page) -> Read:
        """What is on the page. Raises NotAnArticle, and Refused where a stop came first."""
        while True:
            async with self._seats:
                try:
                    return await self._ask(page)
                except GivenBackError:
                    continue

    def hurry(self, seconds: float) -> None:
        """What is not read within so many seconds from now is left."""
        asyncio.get_running_loop().call_later(seconds, self._stop)

    def close(self) -> None:
        """End all processes."""
        for worker in self._workers:
            if not worker.ended:
                worker.end()
        self._forks.close()

    async def _ask(self, page: Page) -> Read:
        if self._stopped:
            raise interrupted()
        self._workers = [self._start() if worker.ended else worker for worker in self._workers]
        try:
            result = await min(self._workers, key=lambda worker: worker.in_hand).ask(page)
        except TimeoutError:
            detail = f"Reading it took longer than {self._limit:g} seconds."
            raise NotAnArticle("quarantined", "extraction_timeout", detail) from None
        except (EOFError, OSError) as error:
            if self._stopped:
                raise interrupted() from None
            detail = f"Reading it ended the process that read it ({error or 'it was killed'})."
            raise NotAnArticle("quarantined", "extraction_crashed", detail) from error
        if isinstance(result, NotAnArticle):
            raise result
        read: Read = result
        return read

    def _stop(self) -> None:
        self._stopped = True
        for worker in self._workers:
            worker.kill()
