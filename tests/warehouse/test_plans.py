"""What readers ask most is answered by indexes: no plan reads a large table from end to end."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import psycopg2
import pytest

from spiders.items import Author, Image
from spiders.warehouse.load import load
from spiders.warehouse.refresh import refresh
from spiders.warehouse.statement import statement
from tests.conftest import Warehouse
from tests.warehouse.staging import DAY, Run, article, changed, url

Ask = Callable[..., list[tuple[Any, ...]]]

LARGE = {
    "article", "article_revision", "article_image", "article_author", "article_alias", "address", "fetch_log", "author",
    "status_change", "source_day", "section_day", "agency_day", "author_day",
}  # fmt: skip
QUESTIONS = [
    "SELECT source, articles, newest_first_seen_at FROM news.sources",
    "SELECT * FROM news.freshness",
    "SELECT * FROM news.daily_sources WHERE day > '2026-02-25'",
    "SELECT * FROM news.daily_sections WHERE day > '2026-02-25' AND section = 'Business'",
    "SELECT * FROM news.daily_agencies WHERE agency = 'yonhap' AND day > '2026-02-25'",
    "SELECT * FROM news.daily_authors WHERE author = 'kim 7'",
    "SELECT * FROM news.coverage WHERE day > '2026-02-25'",
    "SELECT * FROM news.authors WHERE author = 'kim 7'",
    "SELECT * FROM news.revisions WHERE article_id = 7",
    "SELECT * FROM news.revisions WHERE revision_no > 1 AND observed_at > '2026-03-02'",
    "SELECT * FROM news.headline_history WHERE article_id = 7",
    "SELECT * FROM news.disappeared WHERE article_id = 7",
    "SELECT * FROM news.articles_asof('2026-03-03') WHERE article_id = 7",
    "SELECT headline FROM news.articles ORDER BY published_at DESC LIMIT 10",
    "SELECT * FROM news.articles WHERE article_id = 7",
    "SELECT * FROM news.bylines WHERE author = 'kim 7'",
    "SELECT * FROM news.credits WHERE article_id = 7",
    "SELECT * FROM news.images WHERE article_id = 7",
]


@pytest.fixture
def filled(warehouse: Warehouse, ask: Ask) -> Warehouse:
    """Three hundred articles, some changed; plans are made as for tables of any size."""
    made = [
        article(
            str(number), published_at=DAY - timedelta(hours=number), wire_agency=("yonhap",), is_wire=True,
            authors=(Author(name=f"Kim {number}"),), images=(Image(url=url(f"{number}.jpg"), credit_agency="afp"),),
        )
        for number in range(300)
    ]  # fmt: skip
    Run(1).reads(*made).ends()
    later = [changed(one, body_text="Other.", fetched_at=DAY + timedelta(hours=1), raw_ref="x#1") for one in made[:5]]
    Run(2).reads(*later).ends()
    load()
    refresh()
    ask("ANALYZE")
    return warehouse


@pytest.mark.parametrize("question", QUESTIONS)
def test_no_large_table_is_read_from_end_to_end(filled: Warehouse, question: str):
    connection = psycopg2.connect(filled.reader)
    with connection, connection.cursor() as cursor:
        # In a small table reading all is cheapest; forbidden, it is only done where there is no other way.
        cursor.execute("SET enable_seqscan = off")
        cursor.execute(f"EXPLAIN {question}")
        plan = "\n".join(line for (line,) in cursor.fetchall())
    connection.close()

    assert set(re.findall(r"Seq Scan on (\w+)", plan)) & LARGE == set(), plan


def test_what_a_refresh_does_for_a_day_reads_that_day_alone(filled: Warehouse):
    connection = psycopg2.connect(filled.loader)
    with connection, connection.cursor() as cursor:
        cursor.execute("SET enable_seqscan = off")
        cursor.execute(statement("refresh/temporary"))
        for step in ("count", "agency_day", "author_day"):
            for command in statement(f"refresh/{step}").split(";\n"):
                if not command.strip():
                    continue
                values = {
                    "day": "2026-03-01",
                    "sources": [1],
                    "since": "2026-02-28 15:00Z",
                    "until": "2026-03-01 15:00Z",
                }
                cursor.execute(f"EXPLAIN {command}", values)
                plan = "\n".join(line for (line,) in cursor.fetchall())
                assert set(re.findall(r"Seq Scan on (\w+)", plan)) & LARGE == set(), plan
    connection.close()
