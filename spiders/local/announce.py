"""What `news up` is doing, for the person who waits: a spinner and ticks on a terminal, plain timed lines in a log."""

from __future__ import annotations

import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.console import Console

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType


class Announcer:
    """Says what goes on; every line carries the seconds since the start."""

    def __init__(self, console: Console | None = None) -> None:
        # A log has no width of its own; without this, rich would break its lines at 80.
        self.console = console or Console(highlight=False, soft_wrap=True)
        self._began = time.monotonic()

    def say(self, text: str) -> None:
        """One line."""
        self.console.print(f"{time.monotonic() - self._began:6.1f} s  {text}", markup=False)
        self.console.file.flush()

    def show(self, what: RenderableType) -> None:
        """Something larger: a table, an empty line."""
        self.console.print(what)
        self.console.file.flush()

    @contextmanager
    def step(self, doing: str) -> Iterator[None]:
        """Show what is being done while it is, and how long it took; nothing is claimed when it fails."""
        start = time.monotonic()
        if self.console.is_terminal:
            with self.console.status(doing):
                yield
            self.say(f"✓ {doing} ({time.monotonic() - start:.1f} s)")
        else:
            self.say(f"{doing} …")
            yield
            self.say(f"{doing}: done in {time.monotonic() - start:.1f} s")
