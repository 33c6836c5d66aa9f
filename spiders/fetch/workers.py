"""Worker processes that read pages beside the reactor: as many as there are cores, each with a time and memory limit.

A page that takes too long or takes its worker down is quarantined, the worker replaced, and the crawl goes on. Memory
stays bounded by itself: Scrapy stops asking for pages while those in hand are above SCRAPER_SLOT_MAX_ACTIVE_SIZE.
"""

from __future__ import annotations

import asyncio
import os
import pickle
import socket
import subprocess
import sys
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING

from spiders.config import ROOT
from spiders.errors import NotAnArticle
from spiders.fetch.refused import interrupted

if TYPE_CHECKING:
    from spiders.items import Article, Page
    from spiders.site import Site

_MEMORY = 4 << 30


class Workers:
    """The pool. `start` before the reactor runs, so that the processes warm up while it does."""

    def __init__(self, site: Site, count: int, *, limit: float = 15.0, memory: int = _MEMORY) -> None:
        self._site, self._limit, self._memory = site, limit, memory
        self._workers = [_Worker(site, memory) for _ in range(max(count, 1))]
        self._idle: asyncio.Queue[_Worker] = asyncio.Queue()
        for worker in self._workers:
            self._idle.put_nowait(worker)
        self._deadline: float | None = None

    async def read(self, page: Page) -> Article:
        """The article on the page. Raises NotAnArticle, and Refused where a stop came first."""
        worker = await self._idle.get()
        try:
            if self._left() <= 0:
                raise interrupted()
            result = await worker.ask(page, min(self._limit, self._left()))
        except TimeoutError:
            worker = self._replace(worker)
            if self._left() <= 0:
                raise interrupted() from None
            detail = f"Reading it took longer than {self._limit:g} seconds."
            raise NotAnArticle("quarantined", "extraction_timeout", detail) from None
        except (EOFError, OSError) as error:
            worker = self._replace(worker)
            detail = f"Reading it ended the process that read it ({error or 'it was killed'})."
            raise NotAnArticle("quarantined", "extraction_crashed", detail) from error
        finally:
            self._idle.put_nowait(worker)
        if isinstance(result, NotAnArticle):
            raise result
        return result

    def hurry(self, seconds: float) -> None:
        """From now on, what is not read within so many seconds is left."""
        self._deadline = min(self._deadline or float("inf"), asyncio.get_running_loop().time() + seconds)

    def close(self) -> None:
        """End all processes."""
        for worker in self._workers:
            worker.end()

    def _left(self) -> float:
        return float("inf") if self._deadline is None else self._deadline - asyncio.get_running_loop().time()

    def _replace(self, worker: _Worker) -> _Worker:
        worker.end()
        fresh = _Worker(self._site, self._memory)
        self._workers[self._workers.index(worker)] = fresh
        return fresh


class _Worker:
    """One process at the other end of a socket."""

    def __init__(self, site: Site, memory: int) -> None:
        ours, theirs = socket.socketpair()
        self._process = subprocess.Popen(
            [sys.executable, "-m", "spiders.fetch.reader", str(theirs.fileno()), str(memory)],
            pass_fds=[theirs.fileno()],
            stdin=subprocess.DEVNULL,
            env=os.environ | {"PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])},
        )
        theirs.close()
        self._connection = Connection(ours.detach())
        self._connection.send_bytes(pickle.dumps(site))

    async def ask(self, page: Page, limit: float) -> Article | NotAnArticle:
        await asyncio.wait_for(self._next(), 60)  # it says so when it is ready; the first time that takes its imports
        self._connection.send_bytes(pickle.dumps(page, pickle.HIGHEST_PROTOCOL))
        return pickle.loads(await asyncio.wait_for(self._next(), limit))  # type: ignore[no-any-return]  # noqa: S301

    async def _next(self) -> bytes:
        """The next message, without blocking the loop until it begins."""
        loop, descriptor = asyncio.get_running_loop(), self._connection.fileno()
        if not self._connection.poll():
            readable: asyncio.Future[None] = loop.create_future()
            loop.add_reader(descriptor, _done, readable)
            try:
                await readable
            finally:
                loop.remove_reader(descriptor)
        return self._connection.recv_bytes()

    def end(self) -> None:
        self._process.kill()
        self._process.wait()
        with suppress(OSError):
            self._connection.close()


def _done(readable: asyncio.Future[None]) -> None:
    if not readable.done():
        readable.set_result(None)
