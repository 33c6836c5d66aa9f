"""Batches are read and copied in ahead of their turn; whatever becomes of one, all others are loaded."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from typing import Any

import psycopg2
import pytest

from spiders.warehouse.load import load
from tests.conftest import Warehouse
from tests.warehouse.staging import Run, article

Ask = Callable[..., list[tuple[Any, ...]]]


@pytest.mark.parametrize("damaged", [(0,), (1,), (6,), (0, 1), (2, 3), (0, 1, 2, 3, 4, 5, 6)])
def test_damaged_batches_are_refused_and_all_between_them_are_loaded(ask: Ask, damaged: tuple[int, ...]):
    run = Run(articles_a_batch=2)
    paths = run.reads(*(article(str(number)) for number in range(12))).ends()
    for number in damaged:
        paths[number].write_bytes(b"not a batch")

    report = load()

    assert set(report.refused) == {str(paths[number]) for number in damaged}
    assert report.batches == 7 - len(damaged)
    whole = 2 * (6 - len({*damaged} - {6}))  # the last one has no articles
    assert ask("SELECT count(*) FROM news.articles") == [(whole,)]


def test_a_batch_that_is_undone_in_a_deadlock_is_copied_in_and_merged_again(warehouse: Warehouse, ask: Ask):
    Run(1).reads(article("0")).ends()
    load()
    Run(2, articles_a_batch=2).reads(*(article(str(number)) for number in range(1, 8))).ends()

    with (
        closing(psycopg2.connect(warehouse.superuser)) as other,
        other.cursor() as cursor,
        ThreadPoolExecutor(1) as thread,
    ):
        cursor.execute("SET deadlock_timeout = '1min'")  # it is the load that finds out and gives way
        cursor.execute("UPDATE warehouse.source SET title = title")
        loading = thread.submit(load)
        while ask("SELECT count(*) FROM pg_locks WHERE NOT granted") == [(0,)]:
            time.sleep(0.02)
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended('load herald', 0))")
        other.rollback()
        report = loading.result()

    assert report.articles["loaded"] == 7
    assert ask("SELECT count(*) FROM news.articles") == [(8,)]
    assert ask("SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()") >= [(1,)]
