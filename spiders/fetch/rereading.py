"""References of archived pages in, what they are with the current code out: processes in parallel over the WARC files.

Each process reads slices of a file in the order of its offsets. A page that takes too long, or takes its process down,
is reported with that reason; a fresh process goes on behind it. No request leaves the machine.
"""

from __future__ import annotations

import os
import pickle
import socket
import subprocess
import sys
import time
from collections import deque
from contextlib import suppress
from itertools import groupby
from multiprocessing.connection import Connection, wait
from typing import TYPE_CHECKING

from spiders.config import ROOT
from spiders.warehouse.reextract.choose import place
from spiders.warehouse.reextract.shapes import Reading, Ref

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from spiders.extract.profile import Profile
    from spiders.site import Site

SLICE = 100
"""Pages that a process takes at a time: enough to read a file in order, few enough that all end together."""
_START = 60.0
"""Seconds that a process may take to be ready."""
_PROGRAM = "spiders.fetch.rereader"


def reread(
    refs: list[Ref],
    site: Site,
    archive: str,
    profiles: Mapping[str, Profile] | None = None,
    *,
    processes: int,
    limit: float = 15.0,
    memory: int = 4 << 30,
    program: str = _PROGRAM,
) -> Iterator[Reading]:
    """One Reading a reference, in the order in which they are done.

    Args:
        refs: what to read.
        site: whose pages they are, with its page classes.
        archive: address that relative references are below.
        profiles: source → what its pages have in common.
        processes: how many read at the same time.
        limit: seconds that one page may take.
        memory: bytes that one process may take.
        program: the module that the processes run.
    """
    slices = deque(_slices(refs))
    task = pickle.dumps((site, archive, profiles or {}))
    crew = [_Process(program, task, memory, limit) for _ in range(min(processes, len(slices)))]
    try:
        idle = deque(crew)
        while slices or any(one.line for one in crew):
            while slices and idle:
                idle.popleft().take(slices.popleft())
            ready = wait([one.connection for one in crew if one.line], timeout=0.5)
            for one in [one for one in crew if one.line]:
                if one.connection in ready:
                    yield from one.answers()
                elif time.monotonic() > one.deadline:
                    yield one.give_up("extraction_timeout", f"Reading it took longer than {limit:g} seconds.")
                if not one.line and one not in idle:
                    idle.append(one)
    finally:
        for one in crew:
            one.end()


def _slices(refs: list[Ref]) -> Iterator[list[Ref]]:
    """Neighbours of one file together."""
    for _, of_file in groupby(sorted(refs, key=place), key=lambda ref: place(ref)[0]):
        together = list(of_file)
        yield from (together[start : start + SLICE] for start in range(0, len(together), SLICE))


class _Process:
    """One process at the other end of a socket, and the pages that it still owes."""

    def __init__(self, program: str, task: bytes, memory: int, limit: float) -> None:
        self._program, self._task, self._memory, self._limit = program, task, memory, limit
        self.line: deque[Ref] = deque()
        self.deadline = 0.0
        self._start()

    def take(self, refs: list[Ref]) -> None:
        """Give it pages to read."""
        self.line = deque(refs)
        self._send()

    def answers(self) -> Iterator[Reading]:
        """What it has said until now."""
        try:
            while self.line and self.connection.poll():
                said = self.connection.recv_bytes()
                self.deadline = time.monotonic() + self._limit
                if said:  # its first word, empty, is that it is ready
                    self.line.popleft()
                    yield pickle.loads(said)  # noqa: S301 (our own process at the other end)
        except (EOFError, OSError):
            yield self.give_up("extraction_crashed", "The process that read it ended; it may have run out of memory.")

    def give_up(self, reason: str, detail: str) -> Reading:
        """Leave the page it is at; a fresh process reads the rest."""
        reading = Reading(article_id=self.line.popleft().article_id, state="quarantined", reason=reason, detail=detail)
        self.end()
        self._start()
        if self.line:
            self._send()
        return reading

    def end(self) -> None:
        """End the process."""
        self._process.kill()
        self._process.wait()
        with suppress(OSError):
            self.connection.close()

    def _start(self) -> None:
        ours, theirs = socket.socketpair()
        self._process = subprocess.Popen(
            [sys.executable, "-m", self._program, str(theirs.fileno()), str(self._memory)],
            pass_fds=[theirs.fileno()],
            stdin=subprocess.DEVNULL,
            env=os.environ | {"PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])},
        )
        theirs.close()
        self.connection = Connection(ours.detach())
        self.connection.send_bytes(self._task)
        self.deadline = time.monotonic() + _START

    def _send(self) -> None:
        self.deadline = max(self.deadline, time.monotonic() + self._limit)
        self.connection.send_bytes(pickle.dumps(list(self.line), pickle.HIGHEST_PROTOCOL))
