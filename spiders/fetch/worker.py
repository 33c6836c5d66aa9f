"""One process that reads pages, as the reactor sees it: two pages in hand at most, answers in their order.

The second page waits in the process while the first one is read, so that neither side waits for the other. What is
being read is always the oldest: a time limit that runs out, or a process that ends, is that page's doing, and the other
one is given back to be read elsewhere.
"""

from __future__ import annotations

import asyncio
import os
import pickle
import socket
import sys
import tempfile
from collections import deque
from contextlib import suppress
from io import FileIO
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spiders.extract.profile import Profile
    from spiders.fetch.forks import Forks
    from spiders.items import Page
    from spiders.site import Site

IN_HAND = 2
"""Pages that one process has at most."""
_START = 60.0
"""Seconds that a process may take to be ready."""


class GivenBackError(Exception):
    """The process ended while this page waited in it; it was not this page's doing."""


def _nameless() -> FileIO:
    """A file that only its descriptors lead to; in memory where the system has that, so that no disk writes it down."""
    if sys.platform == "linux":
        return FileIO(os.memfd_create("page"), "r+b")
    return tempfile.TemporaryFile(buffering=0)


class Worker:
    """One process at the other end of a socket.

    Attributes:
        ended: it answers no more.
    """

    def __init__(self, task: tuple[Site, Mapping[str, Profile]], limit: float, memory: int, forks: Forks) -> None:
        self.ended = False
        self._limit = limit
        self._waiting: deque[asyncio.Future[Any]] = deque()
        self._timer: asyncio.TimerHandle | None = None
        self._ready = False
        self._sent = 0
        ours, theirs = socket.socketpair()
        # Pages go through files that have no name, articles through the socket: a page is larger than what a socket
        # holds, and the reactor must not wait until a worker has read it.
        self._files = [_nameless() for _ in range(IN_HAND)]
        ends = [theirs.fileno(), *(file.fileno() for file in self._files)]
        self._process = forks.start(memory, ends)
        theirs.close()
        self._connection = Connection(ours.detach())
        self._connection.send_bytes(pickle.dumps(task))

    @property
    def in_hand(self) -> int:
        """Pages that it has."""
        return len(self._waiting)

    async def ask(self, page: Page) -> Any:
        """What the process makes of the page. TimeoutError, EOFError and OSError are the page's doing."""
        answer: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        data, file = pickle.dumps(page, pickle.HIGHEST_PROTOCOL), self._files[self._sent % IN_HAND]
        file.seek(0)
        file.write(data)
        try:
            self._connection.send_bytes(len(data).to_bytes(8, "big"))
        except OSError:  # it was ended from outside while it had nothing to do
            self.end()
            raise GivenBackError from None
        self._sent += 1
        self._waiting.append(answer)
        if len(self._waiting) == 1:
            asyncio.get_running_loop().add_reader(self._connection.fileno(), self._readable)
            self._watch()
        return await answer

    def kill(self) -> None:
        """End the process at once; the page that it reads is told so."""
        self._process.kill()

    def end(self, error: BaseException | None = None) -> None:
        """End the process, and whoever waits: the oldest by this error, all others are given back."""
        self.ended = True
        self._unwatch()
        if self._waiting:
            self._waiting[0].get_loop().remove_reader(self._connection.fileno())
        while self._waiting:
            if not (answer := self._waiting.popleft()).done():
                answer.set_exception(error or GivenBackError())
            error = None
        self._process.kill()
        with suppress(OSError):
            self._connection.close()
        for file in self._files:
            file.close()

    def _readable(self) -> None:
        try:
            data = self._connection.recv_bytes()
        except (EOFError, OSError) as error:
            self.end(error)
            return
        if not self._ready:
            self._ready = True
            self._watch()
            return
        answer = self._waiting.popleft()
        if self._waiting:
            self._watch()
        else:
            self._unwatch()
            asyncio.get_running_loop().remove_reader(self._connection.fileno())
        if not answer.done():
            answer.set_result(pickle.loads(data))  # noqa: S301 (our own process at the other end)

    def _watch(self) -> None:
        """Give the oldest page its time from now on."""
        self._unwatch()
        limit = self._limit if self._ready else _START
        self._timer = asyncio.get_running_loop().call_later(limit, self.end, TimeoutError())

    def _unwatch(self) -> None:
        if self._timer:
            self._timer.cancel()
            self._timer = None
