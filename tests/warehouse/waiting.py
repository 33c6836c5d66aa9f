"""A load that has merged its batches and whose rest waits: somebody else has the turn that it needs."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from typing import Any

import psycopg2

from tests.conftest import Warehouse

Ask = Callable[..., list[tuple[Any, ...]]]


def waiting(table: str) -> str:
    """How many articles are noted there."""
    return f"SELECT COALESCE(sum(cardinality(article_ids)), 0) FROM warehouse.{table}"  # noqa: S608 (ours)


@contextmanager
def nobody_does(work: str, warehouse: Warehouse) -> Iterator[Callable[[], None]]:
    """Somebody else has his turn at it, until what is yielded is called."""
    with closing(psycopg2.connect(warehouse.owner)) as connection, connection, connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", (work,))
        yield connection.rollback


@contextmanager
def loading_in_another_process(ask: Ask, table: str, articles: int) -> Iterator[subprocess.Popen[str]]:
    """`news load`, as far as so many articles are merged and wait."""
    with subprocess.Popen([sys.executable, "-m", "spiders", "load"], stderr=subprocess.PIPE, text=True) as process:
        while ask(waiting(table)) != [(articles,)]:
            assert process.poll() is None
            time.sleep(0.02)
        yield process
