"""A full warehouse is migrated while people read it: nobody is locked out for a second.

`ROWS=1000000 .venv/bin/python -m pytest -s tests/warehouse/test_migrate_full.py` does it with a million articles, and
tells the longest wait.
"""

from __future__ import annotations

import os
import shutil
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg2
import pytest

from spiders.local.postgres import EmbeddedPostgres
from spiders.warehouse import migrate as migrating
from spiders.warehouse import statement as statements
from spiders.warehouse.migrate import migrate

COUNT = int(os.environ.get("ROWS", "100000"))
FIRST = "0004"
LOCKED_OUT = "1s"
"""No reader waits for a lock for so long; how long it waits for the processor is the machine's affair."""
LINGERS = 1.5
"""Seconds for which a slow reader keeps what it has read locked against changes, and then keeps away."""

pytestmark = [pytest.mark.slow, pytest.mark.timeout(1800 + COUNT // 50)]

VIEW = """
CREATE OR REPLACE VIEW news.article AS SELECT a.article_id, s.name AS source, a.source_article_id, a.url,
a.url_canonical, a.key AS url_hash, a.headline, r.subheadline, r.description, a.published_at, a.published_raw,
a.updated_at, a.updated_raw, a.date_precision, a.date_flags, a.first_seen_at, a.last_seen_at, a.fetched_at,
a.byline_raw, ARRAY( SELECT w.name FROM warehouse.article_author AS w WHERE w.article_id = a.article_id ORDER BY
w.position ) AS authors, a.wire_agency, a.wire_credit_raw, a.is_wire, a.dateline, a.section, a.breadcrumbs,
a.keywords, a.language, a.detected_language, r.body_text, r.body_blocks, r.body_html, a.word_count, a.char_count,
(SELECT count(*) FROM warehouse.article_image AS i WHERE i.article_id = a.article_id) AS images, a.videos, a.audios,
a.links, a.article_type, a.is_liveblog, a.is_paywalled, a.is_sponsored, a.correction_note, a.status, a.gone_at,
a.revision_no, a.current_revision_id, a.content_hash, a.simhash, a.raw_ref, a.layout, a.parser_name,
a.parser_version, a.schema_version, a.field_provenance, a.discovered_via, a.json_ld, a.run_id, a.load_id, a.search
FROM warehouse.article AS a JOIN warehouse.source AS s USING (source_id) JOIN warehouse.article_revision AS r ON
r.revision_id = a.current_revision_id;
"""
"""As it was when the migrations ended with that one."""

FILL = """
INSERT INTO warehouse.source (name, title, first_seen_at) VALUES ('bulk', 'Bulk', now());
INSERT INTO warehouse.run (run, site, first_batch_at) VALUES (gen_random_uuid(), 'bulk', now());
INSERT INTO warehouse.article (
  source_id, key, address_key, url, url_canonical, headline, published_at, date_precision, date_flags, wire_agency,
  is_wire, breadcrumbs, keywords, language, word_count, char_count, article_type, status, content_hash, record_hash,
  parser_name, parser_version, schema_version, discovered_via, first_seen_at, last_seen_at, fetched_at, revision_no,
  current_revision_id, run_id, load_id, search)
SELECT
  s.source_id, sha256(n::text::bytea), sha256(n::text::bytea), 'https://bulk.example/' || n,
  'https://bulk.example/' || n, 'Headline number' || n,
  timestamptz '2025-06-01' + n * interval '300 days' / %(count)s, 'minute', '{}', '{}', false, '{}', '{}', 'en', 8, 60,
  'news', CASE WHEN n %% 500 = 0 THEN 'gone' ELSE 'live' END, sha256(n::text::bytea), '', 'generic', '1', 1, '{}',
  now(), now(), now(), 1, n, r.run_id, 1, to_tsvector('english', 'Headline number' || n)
FROM warehouse.source AS s, warehouse.run AS r, generate_series(1, %(count)s) AS n;
INSERT INTO warehouse.article_revision (
  revision_id, article_id, revision_no, kind, first_seen_at, observed_at, headline, body_text, language, published_at,
  status, content_hash, word_count, char_count, parser_name, parser_version, run_id, load_id)
OVERRIDING SYSTEM VALUE
SELECT
  a.current_revision_id, a.article_id, 1, 'first', a.first_seen_at, a.first_seen_at, a.headline,
  (SELECT string_agg('word' || (a.article_id * w) %% 5000, ' ') FROM generate_series(1, 8) AS w), 'en', a.published_at,
  'live', a.content_hash, 8, 60, 'generic', '1', a.run_id, 1
FROM warehouse.article AS a;
INSERT INTO warehouse.article_author (article_id, position, name, kind)
SELECT article_id, 1, 'Kim Number ' || article_id %% 20000, 'person' FROM warehouse.article;
INSERT INTO warehouse.article_image (article_id, position, url, is_main)
SELECT article_id, 1, url || '.jpg', true FROM warehouse.article;
INSERT INTO warehouse.address (run_id, source_id, key, url, state, at, article_id, load_id)
SELECT
  run_id, source_id, key, url, CASE status WHEN 'gone' THEN 'gone' ELSE 'loaded' END, now() + interval '1 minute',
  article_id, 1
FROM warehouse.article;
ANALYZE;
"""
"""Narrow rows, so that there may be many."""


@pytest.fixture
def old(postgres: EmbeddedPostgres, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A warehouse of the first version, full; the name of its database."""
    early = tmp_path / "sql"
    shutil.copytree(statements.SQL, early)
    for path in [*(early / "migrations").glob("*.sql"), *(early / "migrations" / "after").glob("*.sql")]:
        if path.parent.name == "after" or path.stem[:4] > FIRST:
            path.unlink()
    for folder in ("views", "functions"):
        for path in (early / folder).glob("*.sql"):
            path.unlink()
    (early / "functions" / "10_old.sql").write_text(VIEW)
    (early / "rights.sql").write_text(
        "GRANT USAGE ON SCHEMA news TO news_reader; GRANT SELECT ON news.article TO news_reader;\n"
    )
    monkeypatch.setattr(migrating, "_name_agencies", lambda _: None)
    monkeypatch.setattr(statements, "SQL", early)
    monkeypatch.setattr(migrating, "SQL", early)
    postgres.create_database("old")
    migrate(postgres.dsn("owner", "old"))
    monkeypatch.undo()
    connection = psycopg2.connect(postgres.dsn("postgres", "old"))
    connection.autocommit = True
    connection.cursor().execute(FILL, {"count": COUNT})
    connection.close()
    yield "old"
    connection = psycopg2.connect(postgres.dsn("postgres", "postgres"))
    connection.autocommit = True
    connection.cursor().execute("DROP DATABASE old WITH (FORCE)")
    connection.close()


def test_no_reader_is_locked_out_while_a_full_warehouse_is_migrated(postgres: EmbeddedPostgres, old: str):
    waits: list[float] = []
    errors: list[psycopg2.Error] = []
    is_done = threading.Event()

    def read(lingers: float) -> None:
        connection = psycopg2.connect(postgres.dsn("reader", old))
        while not is_done.is_set():
            began = time.monotonic()
            try:
                with connection, connection.cursor() as cursor:
                    cursor.execute("SELECT set_config('lock_timeout', %s, true)", [LOCKED_OUT])
                    cursor.execute("SELECT headline, body_text FROM news.article WHERE article_id = 77")
                    waits.append(time.monotonic() - began)
                    is_done.wait(lingers)
            except psycopg2.Error as error:
                errors.append(error)
            is_done.wait(lingers or 0.02)
        connection.close()

    readers = [threading.Thread(target=read, args=[lingers]) for lingers in (0, 0, LINGERS)]
    for reader in readers:
        reader.start()
    began = time.monotonic()
    try:
        migrate(postgres.dsn("owner", old))
    finally:
        is_done.set()
        for reader in readers:
            reader.join()

    took, slowest = time.monotonic() - began, max(waits)
    sys.stdout.write(f"{COUNT:,} articles in {took:.0f} s, {len(waits):,} answers, slowest {slowest:.2f} s\n")
    assert errors == []
    assert len(waits) > 50
    connection = psycopg2.connect(postgres.dsn("reader", old))
    with connection, connection.cursor() as cursor:
        cursor.execute("SELECT count(*), max(found) FROM news.search('number77', newest => true)")
        assert cursor.fetchone() == (1, 1)
        cursor.execute("SELECT count(*) FROM news.articles")
        assert cursor.fetchone() == (COUNT,)
        cursor.execute("SELECT count(*) FROM news.disappeared")
        assert cursor.fetchone() == (COUNT // 500,)
        cursor.execute(
            r"SELECT DISTINCT substring(relname FROM '_by_(\w+)$') FROM pg_class"
            " WHERE relkind = 'i' AND relname ~ '^article_search_.*_by_'"
        )
        assert cursor.fetchall() == [("number",)]
    connection.close()
