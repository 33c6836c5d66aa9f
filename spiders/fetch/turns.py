"""Turns: what is begun in an order and done side by side comes out in that order.

Of two addresses with one text the first is the article and the other its duplicate: which one is first must not depend
on which process was quicker.
"""

from __future__ import annotations

import asyncio


class Turn:
    """A place in the line."""

    def __init__(self, before: Turn | None) -> None:
        self._before = before
        self._over = asyncio.Event()

    async def comes(self) -> None:
        """Wait until everything that was begun earlier is over."""
        if self._before:
            await self._before._over.wait()  # noqa: SLF001 (its own class)
            self._before = None

    def over(self) -> None:
        """Let the next one in."""
        self._over.set()


class Turns:
    """The line."""

    def __init__(self) -> None:
        self._last: Turn | None = None

    def take(self) -> Turn:
        """The next place."""
        self._last = Turn(self._last)
        return self._last
