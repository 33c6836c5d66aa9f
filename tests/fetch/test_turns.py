"""What is begun in an order comes out in that order, however long each takes."""

from __future__ import annotations

import asyncio

from spiders.fetch.turns import Turns


def test_the_quick_one_waits_for_the_slow_one_before_it() -> None:
    turns, ended = Turns(), list[int]()

    async def work(number: int, seconds: float, *, fails: bool = False) -> None:
        turn = turns.take()
        try:
            await asyncio.sleep(seconds)
            await turn.comes()
            if fails:
                raise ValueError(number)
            ended.append(number)
        finally:
            turn.over()

    async def all_of_them() -> None:
        await asyncio.gather(
            work(1, 0.03), work(2, 0.0), work(3, 0.01, fails=True), work(4, 0.0), return_exceptions=True
        )

    asyncio.run(all_of_them())

    assert ended == [1, 2, 4]
