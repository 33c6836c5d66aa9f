"""A program as a child that is told to end exactly once: its log lines out while it runs, its exit code at the end.

It leads a process group of its own: what is sent to the task's group does not reach it, and what it leaves behind ends
with it. When the task dies without a word (kill -9, out of memory), Linux sends the child SIGTERM.
"""

from __future__ import annotations

import ctypes
import os
import selectors
import signal
import subprocess
import sys
from contextlib import suppress
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

POLL = 0.2
"""Seconds until the program's end is noticed at the latest."""

PR_SET_PDEATHSIG = 1


class Child:
    """One program from its start to its end."""

    def __init__(self, command: list[str], answer: IO[bytes]) -> None:
        """Start it; its standard output goes to the file."""
        self.told = False
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=answer,
            stderr=subprocess.PIPE,
            process_group=0,
            preexec_fn=_end_with_parent(),  # noqa: PLW1509 (a task has no threads; its library is loaded before the fork)
            env={**os.environ, "PYTHONUNBUFFERED": "1", "NO_COLOR": "1"},
        )

    def tell(self) -> bool:
        """Its one SIGTERM; False where it has been told or has ended. May be called from a signal handler."""
        if self.told or self._process.poll() is not None:
            return False
        self.told = True
        self._process.terminate()
        return True

    def follow(self, say: Callable[[str], None]) -> int:
        """Hand on each line of its standard error until it has ended; its exit code.

        The end of the pipe is not waited for: something it left behind may hold it open.
        """
        rest = b""
        pipe = self._process.stderr.fileno()
        with selectors.DefaultSelector() as selector:
            selector.register(pipe, selectors.EVENT_READ)
            while True:
                ended = self._process.poll() is not None
                if ended:
                    self._sweep()
                if not selector.select(0 if ended else POLL):
                    if ended:
                        break
                    continue
                data = os.read(pipe, 1 << 16)
                *lines, rest = (rest + data).split(b"\n") if data else (rest, b"")
                for line in lines:
                    say(line.decode(errors="replace").rstrip())
                if not data:
                    break
        say(rest.decode(errors="replace").rstrip())
        return self._process.wait()

    def close(self, patience: float, say: Callable[[str], None]) -> None:
        """End it where it still runs: tell it, wait so long, kill it, with all that it has started."""
        if self._process.returncode is None:
            self.tell()
            with suppress(subprocess.TimeoutExpired):
                said = self._process.communicate(timeout=patience)[1]
                for line in said.decode(errors="replace").splitlines():
                    say(line)
        self._sweep()
        self._process.wait()
        self._process.stderr.close()

    def _sweep(self) -> None:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self._process.pid, signal.SIGKILL)


def _end_with_parent() -> Callable[[], None] | None:
    """For the child, before it becomes the program: SIGTERM when its parent dies."""
    if not sys.platform.startswith("linux"):
        return None
    libc = ctypes.CDLL(None)
    parent = os.getpid()

    def ask_the_kernel() -> None:
        libc.prctl(PR_SET_PDEATHSIG, signal.SIGTERM, 0, 0, 0)
        if os.getppid() != parent:
            os._exit(1)

    return ask_the_kernel
