"""Worker processes: one bad page costs itself and nothing else."""

from __future__ import annotations

import asyncio
import json
import time

import psutil
import pytest

from spiders.errors import NotAnArticle
from spiders.fetch.refused import Refused
from spiders.fetch.workers import Workers
from spiders.items import Page
from spiders.pipelines.read import Read
from spiders.site import Site
from tests.fetch.small_paper import article_page

SITE = Site(name="small", title="Small", base_url="https://small.example")
SHORT = 6.0
"""Seconds for a page that hangs: a sound one takes hundredths of one, and has them on a busy machine too."""


def page(number: int, body: bytes = b"") -> Page:
    return Page(url=f"https://small.example/{number}", body=article_page(number) + body, content_type="text/html")


async def read(workers: Workers, *pages: Page) -> list[Read | BaseException]:
    return await asyncio.gather(*map(workers.read, pages), return_exceptions=True)


def test_pages_come_back_as_articles_each_as_its_own() -> None:
    workers = Workers(SITE, 2)
    try:
        articles = asyncio.run(read(workers, *map(page, range(20)), page(99, b" " * 3_000_000)))
    finally:
        workers.close()

    assert [read.canonical for read in articles if isinstance(read, Read)] == [
        f"https://small.example/{number}" for number in [*range(20), 99]
    ]


def test_an_article_comes_back_finished_and_encoded() -> None:
    body = article_page(1).replace(b"<title>", b"<title>\xc2\xa0 ").replace(b"<h1>", b"<h1>\xc2\xa0 ")
    workers = Workers(SITE, 1)
    try:
        (article,) = asyncio.run(read(workers, Page(url="https://small.example/1?utm_source=x", body=body)))
    finally:
        workers.close()

    assert isinstance(article, Read)
    said = json.loads(article.line)
    assert (said["kind"], said["url_canonical"]) == ("article", "https://small.example/1")
    assert said["headline"] == said["headline"].strip()
    assert len(said["content_hash"]) == len(article.record_hash) == 64


@pytest.mark.parametrize(
    ("mark", "reason", "limit"),
    [
        (b"HANG", "extraction_timeout", SHORT),
        (b"CRASH", "extraction_crashed", 100),
        (b"EAT", "MemoryError", 100),
        (b"RAISE", "ZeroDivisionError", 100),
    ],
)
def test_a_page_that_breaks_its_reader_is_quarantined_and_the_next_one_is_read(
    mark: bytes, reason: str, limit: float
) -> None:
    workers = Workers(SITE, 1, limit=limit, memory=1 << 30, program="tests.fetch.hostile_reader")
    try:
        bad, good = asyncio.run(read(workers, page(1, mark), page(2)))
    finally:
        workers.close()

    assert isinstance(bad, NotAnArticle)
    assert (bad.state, bad.reason) == ("quarantined", reason)
    assert isinstance(good, Read)


def test_a_page_that_waits_behind_a_bad_one_is_read_all_the_same() -> None:
    workers = Workers(SITE, 1, limit=SHORT, program="tests.fetch.hostile_reader")
    try:
        results = asyncio.run(read(workers, page(0), page(1, b"HANG"), page(2), page(3, b"CRASH"), page(4), page(5)))
    finally:
        workers.close()

    reasons = [result.reason if isinstance(result, NotAnArticle) else "read" for result in results]
    assert reasons == ["read", "extraction_timeout", "read", "extraction_crashed", "read", "read"]


def test_a_worker_that_was_ended_from_outside_is_replaced() -> None:
    workers = Workers(SITE, 1)

    async def outlived() -> list[Read | BaseException]:
        before = await read(workers, page(0))
        (fork,) = psutil.Process(workers._forks.pid).children()
        fork.kill()
        while fork.is_running() and fork.status() != psutil.STATUS_ZOMBIE:  # noqa: ASYNC110 (no event tells)
            await asyncio.sleep(0.01)
        return before + await read(workers, page(1), page(2))

    try:
        results = asyncio.run(outlived())
    finally:
        workers.close()

    assert all(isinstance(result, Read) for result in results)


def test_a_stop_does_not_wait_for_a_slow_page() -> None:
    workers = Workers(SITE, 1, limit=500, program="tests.fetch.hostile_reader")

    async def stopped() -> list[Read | BaseException]:
        asyncio.get_running_loop().call_later(0.5, workers.hurry, 0.2)
        return await read(workers, page(0), page(1, b"HANG"), page(2))

    started = time.monotonic()
    try:
        results = asyncio.run(stopped())
    finally:
        workers.close()

    assert time.monotonic() - started < 200  # a page may take 500
    assert isinstance(results[-1], Refused)
    assert results[-1].reason == "interrupted"


def test_no_process_is_left_when_the_pool_is_closed() -> None:
    workers = Workers(SITE, 2)
    asyncio.run(read(workers, *map(page, range(4))))
    first = psutil.Process(workers._forks.pid)
    processes = [first, *first.children()]
    assert len(processes) == 3

    workers.close()

    assert not any(process.is_running() for process in processes)


def test_readers_are_started_anew_where_what_starts_them_was_ended_from_outside() -> None:
    workers = Workers(SITE, 1)

    async def outlived() -> list[Read | BaseException]:
        before = await read(workers, page(0))
        first = psutil.Process(workers._forks.pid)
        ended = [first, *first.children()]
        for process in ended:
            process.kill()
        psutil.wait_procs(ended[1:], timeout=100)
        return before + await read(workers, page(1), page(2))

    try:
        results = asyncio.run(outlived())
    finally:
        workers.close()

    assert all(isinstance(result, Read) for result in results)
