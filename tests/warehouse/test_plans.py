"""What is asked of a window, a day, an address, an author or a story reads these and not the history.

No statement of a load, a refresh or a question reads a large part of a large table. The planner decides by what it
knows of the tables.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import attrs
import psycopg2
import pytest
from psycopg2.extensions import cursor as Cursor  # noqa: N812 (it is a class)

from spiders.items import Author, Image, State
from spiders.local.postgres import EmbeddedPostgres
from spiders.warehouse.load import load
from spiders.warehouse.query import cookbook, run
from spiders.warehouse.refresh import refresh
from spiders.warehouse.statement import statement
from tests.warehouse.bigrams import index
from tests.warehouse.plans import SETTINGS, Done, watched
from tests.warehouse.staging import Run, article, line, url

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]

COUNT = 20_000
DAYS = 400
MOST = 0.25
"""Part of a table that a statement may read: a window of 30 days is a thirteenth."""
SMALL = 2_000
"""Rows of a table that may be read from end to end."""
NARROW = {"story", "story_member"}
"""Some fifty bytes a story and a copy: joined with a window they are read whole for as long as that is the cheapest."""
NOW = datetime.now(UTC)

FILL = """
INSERT INTO warehouse.source (name, title, timezone, first_seen_at)
SELECT CASE n WHEN 1 THEN 'herald' ELSE 'paper-' || n END, 'Paper', 'UTC', now() FROM generate_series(1, 20) AS n;
INSERT INTO warehouse.run (run, site, first_batch_at, started_at, ended_at, finish_reason, seen, books)
SELECT gen_random_uuid(), 'herald', at, at, at + interval '1 hour', 'finished', 100, '{}'
FROM (SELECT now() - n * interval '1 day' AS at FROM generate_series(1, %(days)s) AS n) AS day;

INSERT INTO warehouse.article (
  article_id, source_id, key, address_key, url, url_canonical, headline, published_at, date_precision, date_flags,
  wire_agency, is_wire, breadcrumbs, keywords, language, word_count, char_count, article_type, status, content_hash,
  record_hash, parser_name, parser_version, schema_version, discovered_via, first_seen_at, last_seen_at, fetched_at,
  revision_no, current_revision_id, run_id, load_id)
OVERRIDING SYSTEM VALUE
SELECT
  n, 1 + n %% 20, sha256(url::bytea), sha256(url::bytea), url, url, 'Headline number' || n, at, 'minute', '{}',
  CASE WHEN n %% 3 = 0 THEN '{yonhap}'::text[] ELSE '{}' END, n %% 3 = 0, ARRAY ['Section ' || n %% 7], '{}', 'en', 8,
  60, 'news', 'live', sha256(url::bytea), '', 'generic', '1', 1, '{}', at, at, at, 1 + (n %% 20 = 7)::integer, n,
  1 + n * %(days)s / (%(count)s + 1), n / 100
FROM (
  SELECT
    n, 'https://' || CASE n %% 20 WHEN 0 THEN 'herald' ELSE 'paper-' || 1 + n %% 20 END || '.example/' || n AS url,
    now() - n * interval '1 day' * %(days)s / %(count)s AS at
  FROM generate_series(1, %(count)s) AS n) AS told;
INSERT INTO warehouse.article_revision (
  revision_id, article_id, revision_no, kind, first_seen_at, observed_at, valid_to, headline, body_text, body_html,
  language, published_at, status, content_hash, word_count, char_count, parser_name, parser_version, run_id, load_id,
  words_added)
OVERRIDING SYSTEM VALUE
SELECT
  a.article_id + past.by, a.article_id, a.revision_no - past.by / 1000000,
  CASE WHEN past.by = 0 AND a.revision_no = 2 THEN 'stealth' ELSE 'first' END, a.first_seen_at,
  CASE WHEN past.by = 0 THEN a.fetched_at ELSE a.fetched_at - interval '1 hour' END,
  CASE WHEN past.by > 0 THEN a.fetched_at END, a.headline,
  (SELECT string_agg('word' || (a.article_id * w) %% 5000, ' ') FROM generate_series(1, 8) AS w) || ' ferry' || past.by,
  (SELECT string_agg(md5(n::text), ' ') FROM generate_series(a.article_id, a.article_id + 30) AS n),
  'en', a.published_at, 'live', a.content_hash, 8, 60, 'generic', '1', a.run_id, a.load_id, 1
FROM warehouse.article AS a, unnest(ARRAY [0, 1000000]) AS past (by)
WHERE past.by = 0 OR a.revision_no = 2;
SELECT
  setval('warehouse.article_article_id_seq', 3000000), setval('warehouse.article_revision_revision_id_seq', 3000000),
  setval('warehouse.load_batch_load_id_seq', 3000000);
INSERT INTO warehouse.article_author (article_id, position, name, kind)
SELECT article_id, 1, 'Kim ' || article_id, 'person' FROM warehouse.article;
INSERT INTO warehouse.author (author, name, names, emails, kind, first_seen_at, last_seen_at)
SELECT warehouse.name_key(name), name, ARRAY [name], '{}', 'person', now(), now()
FROM (SELECT DISTINCT name FROM warehouse.article_author) AS w;
INSERT INTO warehouse.article_image (article_id, position, url, is_main, credit_agency)
SELECT article_id, 1, url || '.jpg', true, 'afp' FROM warehouse.article;
INSERT INTO warehouse.address (run_id, source_id, key, url, state, at, article_id, load_id)
SELECT run_id, source_id, key, url, 'loaded', first_seen_at, article_id, load_id FROM warehouse.article;
INSERT INTO warehouse.address (run_id, source_id, key, url, state, reason, at, load_id)
SELECT run_id, source_id, sha256((url || '?')::bytea), url || '?', 'failed', 'http_500', first_seen_at, load_id
FROM warehouse.article;
INSERT INTO warehouse.fetch_log (run_id, source_id, url, key, purpose, status, bytes, elapsed_ms, at, load_id)
SELECT run_id, source_id, url, key, 'article', 200, 60000, 20, first_seen_at, load_id FROM warehouse.article;
INSERT INTO warehouse.status_change (article_id, at, before, status)
SELECT article_id, last_seen_at, 'live', 'gone' FROM warehouse.article WHERE article_id %% 20 = 0;

INSERT INTO warehouse.story (
  story_id, origin_id, first_source_id, first_published_at, last_published_at, articles, outlets)
SELECT article_id, article_id, source_id, published_at, published_at, 2, 2
FROM warehouse.article WHERE article_id %% 4 = 0;
INSERT INTO warehouse.story_member (article_id, story_id, role, kept, own, delay)
SELECT article_id, article_id - article_id %% 4, 'copy', 1, 0, '0'
FROM warehouse.article WHERE article_id %% 4 < 2 AND article_id > 3;
INSERT INTO warehouse.story_sketch (
  article_id, source_id, published_at, opening, whole, made_on, indexed, others, places)
SELECT article_id, source_id, published_at, article_id, article_id, current_date, ARRAY [article_id], '{}', ''
FROM warehouse.article WHERE article_id < 0.6 * %(count)s;
INSERT INTO warehouse.story_sketch (
  article_id, source_id, published_at, opening, whole, made_on, indexed, others, places)
VALUES (0, 0, '-infinity', 0, 0, current_date, '{}', '{}', '');
INSERT INTO warehouse.story_bucket (bucket)
SELECT DISTINCT warehouse.story_bucket(published_at) FROM warehouse.story_sketch WHERE article_id > 0;

SELECT warehouse.make_search_parts(ARRAY(
  SELECT DISTINCT date_trunc('month', published_at, 'UTC') FROM warehouse.article));
INSERT INTO warehouse.search_language (language, config) VALUES ('en', warehouse.search_config('en'));
INSERT INTO warehouse.article_search (article_id, at, version, source_id, config, language, section)
SELECT article_id, published_at, 0, source_id, warehouse.search_config(language), language, section
FROM warehouse.article;
DELETE FROM warehouse.touched_day;
INSERT INTO warehouse.touched_day (source_id, day)
SELECT DISTINCT source_id, published_at::date FROM warehouse.article WHERE published_at > now() - interval '79 days';
"""
"""Twenty outlets, a run a day; every twentieth article was changed, another was away, half are copies in pairs."""

EARLIER_DAYS = """
INSERT INTO warehouse.{table}
SELECT (jsonb_populate_record(d, jsonb_build_object('day', d.day - 80 * back))).*
FROM warehouse.{table} AS d, generate_series(1, 4) AS back
WHERE d.day > current_date - 79
"""
"""The figures of the days before those that are counted."""

QUESTIONS = [
    "SELECT source, articles, newest_first_seen_at FROM news.sources",
    "SELECT * FROM news.freshness",
    "SELECT * FROM news.daily_sources WHERE day > current_date - 7",
    "SELECT * FROM news.daily_sections WHERE day > current_date - 7 AND section = 'Section 1'",
    "SELECT * FROM news.daily_agencies WHERE agency = 'yonhap' AND day > current_date - 7",
    "SELECT * FROM news.daily_authors WHERE author = 'kim 7'",
    "SELECT * FROM news.coverage WHERE day > current_date - 7",
    "SELECT * FROM news.authors WHERE author = 'kim 7'",
    "SELECT * FROM news.revisions WHERE article_id = 7",
    "SELECT * FROM news.revisions WHERE revision_no > 1 AND observed_at > now() - interval '7 days'",
    "SELECT * FROM news.headline_history WHERE article_id = 7",
    "SELECT * FROM news.disappeared WHERE article_id = 20",
    "SELECT * FROM news.articles_asof(now() - interval '3 days') WHERE article_id = 700",
    "SELECT * FROM news.articles_asof(now()) WHERE first_seen_at > now() - interval '7 days'",
    "SELECT headline FROM news.articles ORDER BY published_at DESC LIMIT 10",
    "SELECT * FROM news.articles WHERE article_id = 7",
    "SELECT * FROM news.articles WHERE source = 'herald' AND first_seen_at > now() - interval '7 days'",
    "SELECT * FROM news.articles WHERE url_hash = sha256('https://herald.example/20')",
    "SELECT * FROM news.addresses WHERE url_hash = sha256('https://herald.example/20')",
    "SELECT * FROM news.story_articles WHERE story = 8",
    "SELECT * FROM news.story_articles WHERE article_id = 9",
    "SELECT * FROM news.stories WHERE story = 8",
    "SELECT * FROM news.bylines WHERE author = 'kim 7'",
    "SELECT * FROM news.credits WHERE article_id = 7",
    "SELECT * FROM news.images WHERE article_id = 7",
    "SELECT * FROM news.search('number77')",
    "SELECT * FROM news.search('\"headline number77\"')",
    "SELECT * FROM news.mentions('word77', now() - interval '30 days')",
    "SELECT * FROM news.story_of('http://www.herald.example/20/#comments')",
    "SELECT * FROM news.why('http://www.herald.example/20/#comments')",
]


@attrs.frozen
class Large:
    """A warehouse with a history."""

    log: Path
    reader: str
    rows: dict[str, float]
    """By table."""

    def read_too_much(self, done: list[Done]) -> list[tuple[str, str, float]]:
        """Statements that read more of a large table than they may: text, table, rows."""
        return [
            (one.text, table, read)
            for one in done
            for table, read in one.read.items()
            if self.rows.get(table, 0) > SMALL and table not in NARROW and read > MOST * self.rows[table]
        ]


def _asked(cursor: Cursor, sql: str, *parameters: Any) -> list[tuple[Any, ...]]:
    cursor.execute(sql, parameters or None)
    return cursor.fetchall() if cursor.description else []


@pytest.fixture(scope="module")
def large(
    postgres: EmbeddedPostgres, template_warehouse: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Large]:
    """Filled by SQL, counted by day, analysed; its sessions write their plans into the server's log."""
    superuser = psycopg2.connect(postgres.dsn("postgres", "postgres"))
    superuser.autocommit = True
    superuser.cursor().execute(f"CREATE DATABASE large TEMPLATE {template_warehouse} OWNER news_owner")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NEWS_HOME", str(tmp_path_factory.mktemp("large")))
        for name, role in {"NEWS_OWNER_DSN": "owner", "NEWS_DSN": "loader", "NEWS_READER_DSN": "reader"}.items():
            patch.setenv(name, postgres.dsn(role, "large"))
        connection = psycopg2.connect(postgres.dsn("postgres", "large"))
        connection.autocommit = True
        cursor = connection.cursor()
        cursor.execute(FILL, {"count": COUNT, "days": DAYS})
        refresh()
        for table in ("source_day", "section_day", "agency_day", "author_day"):
            cursor.execute(EARLIER_DAYS.format(table=table))
        cursor.execute("SELECT warehouse.settle_search()")
        cursor.execute("VACUUM ANALYZE")
        assert index(partial(_asked, cursor))
        cursor.execute("SELECT relname, reltuples FROM pg_class WHERE relnamespace = 'warehouse'::regnamespace")
        rows = dict(cursor.fetchall())
        connection.close()
        for name, value in SETTINGS.items():
            superuser.cursor().execute(f"ALTER DATABASE large SET {name} = %s", [value])
        yield Large(postgres.state.log, postgres.dsn("reader", "large"), rows)
    superuser.cursor().execute("DROP DATABASE large WITH (FORCE)")
    superuser.close()


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_reads_what_it_asks_of(large: Large, question: str):
    with watched(large.log) as done:
        connection = psycopg2.connect(large.reader)
        with connection, connection.cursor() as cursor:
            cursor.execute(question)
            assert cursor.fetchall()
        connection.close()

    assert done
    assert large.read_too_much(done) == []


@pytest.mark.parametrize("name", list(cookbook()))
def test_a_query_of_the_cookbook_reads_its_window(large: Large, name: str):
    given = {"url": "https://herald.example/20", "words": "word77"}

    with watched(large.log) as done:
        run(name, {value: given[value] for value in cookbook()[name].values if value in given})

    assert done
    assert large.read_too_much(done) == []


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("export/articles_of_day", {"start": NOW - timedelta(days=3), "end": NOW - timedelta(days=2)}),
        ("export/changed_days", {"load_id": COUNT // 100 - 7, "moment": NOW - timedelta(days=7)}),
    ],
)
def test_an_export_reads_its_days(large: Large, name: str, values: dict[str, object]):
    with watched(large.log) as done:
        connection = psycopg2.connect(large.reader)
        with connection, connection.cursor() as cursor:
            cursor.execute(statement(name), values)
            assert cursor.fetchall()
        connection.close()

    assert done
    assert large.read_too_much(done) == []


def test_a_load_and_its_refresh_read_what_the_batch_speaks_of(large: Large):
    more = {"published_at": NOW, "at": NOW, "authors": (Author(name="Kim 7"),), "images": (Image(url=url("7.jpg")),)}
    new = [article(f"new-{number}", f"word{number} of the ferry. " * 20, **more) for number in range(200)]
    known = [article(str(20 * number), "Changed.", **more) for number in range(1, 20)]
    moved = [line(str(20 * number), state, NOW) for number, state in ((21, State.GONE), (22, State.UNCHANGED))]
    Run(1, at=NOW).reads(*new, *known).says(*moved).ends()

    with watched(large.log) as done:
        report = load()
        counted = refresh()

    assert report.articles == {"loaded": 200, "updated": 19}
    assert counted.days < 30
    assert len(done) > 50
    assert large.read_too_much(done) == []


def test_however_many_keys_turn_out_to_recur_their_holders_are_looked_up(large: Large):
    numbers = range(1, 1001)

    with watched(large.log) as done:
        connection = psycopg2.connect(os.environ["NEWS_DSN"])
        with connection.cursor() as cursor:
            cursor.execute(
                statement("stories/recur"), {"sources": [1 + number % 20 for number in numbers], "keys": list(numbers)}
            )
            assert cursor.rowcount > 900
        connection.rollback()
        connection.close()

    assert done
    assert large.read_too_much(done) == []
