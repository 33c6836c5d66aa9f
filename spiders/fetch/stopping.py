"""A stop that takes moments, not the time of the slowest request: what waits is refused, what is under way cut off."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, TypeVar

from spiders.fetch.refused import interrupted

if TYPE_CHECKING:
    from collections.abc import Coroutine

T = TypeVar("T")


class Stopping:
    """Whether the run was asked to stop, and everything that then ends.

    Attributes:
        asked: set once and for ever.
        grace: seconds for what is under way.
    """

    def __init__(self, grace: float = 1.0) -> None:
        self.asked = False
        self.grace = grace
        self._under_way: set[asyncio.Task[Any]] = set()

    def ask(self) -> None:
        """From now on nothing begins; what has begun may end within `grace`."""
        if not self.asked:
            self.asked = True
            asyncio.get_running_loop().call_later(self.grace, self._cut)

    async def unless(self, work: Coroutine[Any, Any, T]) -> T:
        """The result of the work; Refused as interrupted where the stop came first."""
        if self.asked:
            work.close()
            raise interrupted()
        task = asyncio.ensure_future(work)
        self._under_way.add(task)
        try:
            return await task
        except asyncio.CancelledError:
            if self.asked and task.cancelled():
                raise interrupted() from None
            task.cancel()
            raise
        finally:
            self._under_way.discard(task)

    def _cut(self) -> None:
        for task in list(self._under_way):
            task.cancel()
