"""Processes of one program, which is loaded once: the process that has loaded it forks as often as it is asked to.

`Forks` is the crawl's side, `serve` the program's. Loading takes as long as reading some forty pages does, and what is
loaded before a fork is in memory once. The forks are killed through the process that has made them: it alone knows that
a number still is the process it was.
"""

from __future__ import annotations

import gc
import os
import signal
import socket
import struct
import subprocess
import sys
import traceback
from contextlib import suppress
from typing import TYPE_CHECKING

from attrs import frozen

from spiders.config import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_FORK, _KILL = b"f", b"k"
_REQUEST = struct.Struct("<cQ")
"""To fork and with how much memory, or to kill and the how manieth fork."""
_MOST_ENDS = 8


@frozen
class Fork:
    """One process."""

    _control: socket.socket
    _number: int

    def kill(self) -> None:
        """End it at once; nothing where it has ended."""
        with suppress(OSError):
            self._control.sendall(_REQUEST.pack(_KILL, self._number))


class Forks:
    """Starts processes of a program whose module calls `run`.

    Attributes:
        pid: of the process that forks.
    """

    def __init__(self, program: str) -> None:
        self._program = program
        self._begin()

    @property
    def pid(self) -> int:
        return self._process.pid

    def start(self, memory: int, ends: Sequence[int]) -> Fork:
        """A process with these descriptors, which takes so many bytes at most."""
        try:
            return self._asked(memory, ends)
        except OSError:  # it was ended from outside
            self.close()
            self._begin()
            return self._asked(memory, ends)

    def close(self) -> None:
        """End all."""
        self._control.close()
        self._process.wait()

    def _begin(self) -> None:
        self._control, theirs = socket.socketpair()
        self._started = 0
        self._process = subprocess.Popen(
            [sys.executable, "-m", self._program, str(theirs.fileno())],
            pass_fds=[theirs.fileno()],
            stdin=subprocess.DEVNULL,
            env=os.environ | {"PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])},
        )
        theirs.close()

    def _asked(self, memory: int, ends: Sequence[int]) -> Fork:
        socket.send_fds(self._control, [_REQUEST.pack(_FORK, memory)], ends)
        self._started += 1
        return Fork(self._control, self._started - 1)


def run(work: Callable[..., None], first: int, *ends: int) -> None:
    """What a program does: with a socket alone it serves forks, with more it is one (the first is its memory)."""
    # The crawl answers a signal to the group of processes. All end when the crawl's ends of their sockets are closed.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)
    if ends:
        work(first, *ends)
    else:
        serve(work, first)


def serve(work: Callable[..., None], descriptor: int) -> None:
    """Fork and kill as asked for, until nobody can ask any more."""
    control = socket.socket(fileno=descriptor)
    control.set_inheritable(False)
    gc.freeze()  # or the first collection of each fork copies all that is loaded
    forks: dict[int, int] = {}
    started = 0
    while data := _received(control):
        verb, number, ends = data
        if verb == _FORK:
            forks[started] = _forked(work, number, ends, control)
            started += 1
            for end in ends:
                os.close(end)
        elif process := forks.pop(number, None):
            _end(process)
    for process in forks.values():
        _end(process)


def _received(control: socket.socket) -> tuple[bytes, int, list[int]] | None:
    with suppress(OSError):
        data, ends, *_ = socket.recv_fds(control, _REQUEST.size, _MOST_ENDS)
        if len(data) == _REQUEST.size:
            return (*_REQUEST.unpack(data), ends)
    return None


def _forked(work: Callable[..., None], memory: int, ends: list[int], control: socket.socket) -> int:
    if sys.platform == "darwin":  # whose own libraries may not be used behind a fork
        for end in ends:
            os.set_inheritable(end, True)
        program = sys.modules["__main__"].__spec__.name  # type: ignore[union-attr]
        return os.posix_spawn(sys.executable, [sys.executable, "-m", program, str(memory), *map(str, ends)], os.environ)
    if process := os.fork():
        return process
    control.close()
    try:
        work(memory, *ends)
    except BaseException:  # noqa: BLE001 (nothing of the server's own ending is this process's)
        traceback.print_exc()
    finally:
        os._exit(0)


def _end(process: int) -> None:
    with suppress(ProcessLookupError):
        os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)
