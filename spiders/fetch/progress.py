"""A run's figures while it goes on: one moving line on a terminal, a plain line every ten seconds in a log."""

from __future__ import annotations

import sys
import threading
import time
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from types import TracebackType

    from spiders.fetch.run import Run


class Progress:
    """Context manager around the crawl; writes to the standard error, so the result stays alone on the output."""

    def __init__(self, run: Run, *, every: float = 10.0) -> None:
        self._run, self._every = run, every
        self._terminal = sys.stderr.isatty()
        self._end = threading.Event()
        self._started = time.monotonic()
        self._thread = threading.Thread(target=self._show, name="progress", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _at: TracebackType | None
    ) -> None:
        self._end.set()
        self._thread.join()

    def line(self) -> str:
        """The figures so far."""
        books, seconds = self._run.books, time.monotonic() - self._started
        counts = ", ".join(f"{number} {state}" for state, number in sorted(dict(books.counts).items()))
        return f"{self._run.site.name}: {seconds:.0f} s, {books.seen} seen{': ' if counts else ''}{counts}"

    def _show(self) -> None:
        if not self._terminal:
            while not self._end.wait(self._every):
                sys.stderr.write(self.line() + "\n")
            return
        from rich.console import Console

        with Console(stderr=True).status(self.line()) as status:
            while not self._end.wait(0.2):
                status.update(self.line())
