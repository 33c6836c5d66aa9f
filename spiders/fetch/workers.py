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
import tempfile
from contextlib import suppress
from functools import partial
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING

from spiders.config import ROOT
from spiders.errors import NotAnArticle
from spiders.fetch.refused import interrupted

if TYPE_CHECKING:
    from spiders.items import Article, Page
    from spiders.site import Site

_START = 60.0
"""Seconds that a process may take to be ready."""
_READER = "spiders.fetch.reader"


class Workers:
    """The pool. Its processes warm up from the moment it is made: make it before what takes time."""

    def __init__(
        self, site: Site, count: int, *, limit: float = 15.0, memory: int = 4 << 30, program: str = _READER
    ) -> None:
        self._start = partial(_Worker, site, memory, program)
        self._limit = limit
        self._workers = [self._start() for _ in range(max(count, 1))]
        self._idle: asyncio.Queue[_Worker] = asyncio.Queue()
        for worker in self._workers:
            self._idle.put_nowait(worker)
        self._stopped = False

    async def read(self, page: Page) -> Article:
        """The article on the page. Raises NotAnArticle, and Refused where a stop came first."""
        worker = await self._idle.get()
        try:
            if self._stopped:
                raise interrupted()
            result = await worker.ask(page, self._limit)
        except TimeoutError:
            worker = self._replace(worker)
            detail = f"Reading it took longer than {self._limit:g} seconds."
            raise NotAnArticle("quarantined", "extraction_timeout", detail) from None
        except (EOFError, OSError) as error:
            if self._stopped:
                raise interrupted() from None
            worker = self._replace(worker)
            detail = f"Reading it ended the process that read it ({error or 'it was killed'})."
            raise NotAnArticle("quarantined", "extraction_crashed", detail) from error
        finally:
            self._idle.put_nowait(worker)
        if isinstance(result, NotAnArticle):
            raise result
        return result

    def hurry(self, seconds: float) -> None:
        """What is not read within so many seconds from now is left."""
        asyncio.get_running_loop().call_later(seconds, self._stop)

    def close(self) -> None:
        """End all processes."""
        for worker in self._workers:
            worker.end()

    def _stop(self) -> None:
        self._stopped = True
        for worker in self._workers:
            worker.kill()

    def _replace(self, worker: _Worker) -> _Worker:
        worker.end()
        fresh = self._start()
        self._workers[self._workers.index(worker)] = fresh
        return fresh


class _Worker:
    """One process at the other end of a socket."""

    def __init__(self, site: Site, memory: int, program: str) -> None:
        ours, theirs = socket.socketpair()
        # Pages go through a file that has no name, articles through the socket: a page is larger than what a socket
        # holds, and the reactor must not wait until a worker has read it.
        self._pages = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115 (`end` closes it)
        ends = [theirs.fileno(), self._pages.fileno()]
        self._process = subprocess.Popen(
            [sys.executable, "-m", program, *map(str, ends), str(memory)],
            pass_fds=ends,
            stdin=subprocess.DEVNULL,
            env=os.environ | {"PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])},
        )
        theirs.close()
        self._connection = Connection(ours.detach())
        self._connection.send_bytes(pickle.dumps(site))

    async def ask(self, page: Page, limit: float) -> Article | NotAnArticle:
        await asyncio.wait_for(self._next(), _START)  # it says when it is ready; the first time, after its imports
        data = pickle.dumps(page, pickle.HIGHEST_PROTOCOL)
        self._pages.seek(0)
        self._pages.write(data)
        self._connection.send_bytes(len(data).to_bytes(8, "big"))
        return pickle.loads(await asyncio.wait_for(self._next(), limit))  # type: ignore[no-any-return]  # noqa: S301

    def kill(self) -> None:
        self._process.kill()

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
        self._pages.close()


def _done(readable: asyncio.Future[None]) -> None:
    if not readable.done():
        readable.set_result(None)
