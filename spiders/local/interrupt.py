"""SIGINT, SIGTERM and SIGHUP become one exception, once; what comes later must not disturb the cleaning up."""

from __future__ import annotations

import signal
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import FrameType

SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Interrupted(BaseException):
    """Somebody wants us to stop. Like KeyboardInterrupt: only the outermost caller catches it."""


@contextmanager
def interruptible() -> Iterator[Callable[[], None]]:
    """Raise Interrupted in the main thread at the first signal; ignore all further ones until the block is left.

    What the block is given, called, makes the first one be ignored too: for the cleaning up after anything else.
    """

    def enough() -> None:
        for number in wanted:
            signal.signal(number, _ignore)

    def first(_number: int, _frame: FrameType | None) -> None:
        enough()
        raise Interrupted

    wanted = [number for number in SIGNALS if number != signal.SIGHUP or signal.getsignal(number) != signal.SIG_IGN]
    before = {number: signal.signal(number, first) for number in wanted}  # under nohup, SIGHUP stays ignored
    try:
        yield enough
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _ignore(_number: int, _frame: FrameType | None) -> None:
    """Not SIG_IGN: children that are started while we stop would inherit that."""
