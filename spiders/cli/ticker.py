"""A line that tells how far something is, on the standard error: moving on a terminal, now and then in a log."""

from __future__ import annotations

import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

EVERY = 10.0
"""Seconds between two lines of a log."""


@contextmanager
def ticking(every: float = EVERY) -> Iterator[Callable[[str], None]]:
    """The function to call with each new line; most calls of a log show nothing."""
    if sys.stderr.isatty():
        from rich.console import Console

        with Console(stderr=True).status("…") as status:
            yield status.update
        return
    last = time.monotonic()

    def tell(line: str) -> None:
        nonlocal last
        if time.monotonic() - last >= every:
            last = time.monotonic()
            sys.stderr.write(line + "\n")
            sys.stderr.flush()

    yield tell
