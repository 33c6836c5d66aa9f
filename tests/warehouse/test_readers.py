"""What a reader may and may not do, and that everything a reader sees says what it means."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import psycopg2
import psycopg2.errors
import pytest

from spiders.warehouse.connect import connect
from spiders.warehouse.load import load
from spiders.warehouse.migrate import migrate
from tests.conftest import Warehouse
from tests.warehouse.staging import Run, article

Ask = Callable[..., list[tuple[Any, ...]]]


@pytest.fixture
def reader(warehouse: Warehouse) -> Iterator[Ask]:
    """Run SQL as a person with the reader's login."""
    migrate()
    connection = psycopg2.connect(warehouse.reader)
    connection.autocommit = True

    def ask(sql: str) -> list[tuple[Any, ...]]:
        with connection.cursor() as cursor:
            cursor.execute(sql)
            return cursor.fetchall()

    yield ask
    connection.close()


def test_a_reader_reads_every_view(reader: Ask):
    Run().reads(article("1")).ends()
    load()
    views = [name for (name,) in reader("SELECT DISTINCT relation FROM news.data_dictionary WHERE type = 'view'")]

    assert {"articles", "revisions", "images", "bylines", "addresses", "runs", "sources", "books"} <= set(views)
    for view in views:
        reader(f'TABLE news."{view}"')
    assert reader("SELECT headline, revision_no FROM news.articles") == [("Headline of 1", 1)]


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT * FROM warehouse.article",
        "SELECT * FROM warehouse.run",
        "INSERT INTO news.sources (source) VALUES ('x')",
        "UPDATE news.articles SET headline = 'x'",
        "DELETE FROM news.articles",
        "TRUNCATE warehouse.article",
        "CREATE TABLE news.mine (a integer)",
        "CREATE TABLE public.mine (a integer)",
        "CREATE TEMPORARY TABLE mine (a integer)",
        "CREATE SCHEMA mine",
        "SELECT warehouse.state_rank('seen')",
        "SET ROLE news_loader",
        "SELECT nextval('warehouse.article_article_id_seq')",
        "COPY (SELECT 1) TO '/tmp/mine'",
    ],
)
def test_nothing_is_writable_and_the_tables_are_not_seen(reader: Ask, statement: str):
    with pytest.raises((psycopg2.errors.InsufficientPrivilege, psycopg2.errors.ObjectNotInPrerequisiteState)):
        reader(statement)


def test_the_loader_can_neither_change_the_schema_nor_forget_history(warehouse: Warehouse):
    for statement in (
        "DROP TABLE warehouse.article",
        "DELETE FROM warehouse.article_revision",
        "DELETE FROM warehouse.address",
        "TRUNCATE warehouse.article",
        "CREATE TABLE warehouse.mine (a integer)",
        "UPDATE warehouse.migration SET sha256 = ''",
    ):
        connection = psycopg2.connect(warehouse.loader)
        with pytest.raises(psycopg2.errors.InsufficientPrivilege), connection.cursor() as cursor:
            cursor.execute(statement)
        connection.close()


def test_one_address_serves_all_roles_each_with_its_own_rights(warehouse: Warehouse, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("NEWS_DSN", warehouse.superuser)
    for name in ("NEWS_OWNER_DSN", "NEWS_READER_DSN"):
        monkeypatch.delenv(name)

    for role in ("loader", "reader"):
        with connect(role) as connection, connection.cursor() as cursor:
            cursor.execute("SELECT current_user")
            assert cursor.fetchone() == (f"news_{role}",)


def test_every_view_column_and_function_says_what_it_means(ask: Ask):
    silent = ask(
        "SELECT relation, column_name FROM news.data_dictionary WHERE coalesce(length(meaning), 0) < 10 ORDER BY 1, 2"
    )
    found = ask("SELECT count(*) FROM news.data_dictionary")

    assert silent == []
    assert found[0][0] > 100


def test_the_public_columns_of_an_article_are_those_of_the_documented_fields(ask: Ask):
    columns = {
        name for (name,) in ask("SELECT column_name FROM news.data_dictionary WHERE relation = 'articles'") if name
    }

    assert {
        "article_id", "source", "source_article_id", "url", "url_canonical", "url_hash", "headline", "subheadline",
        "description", "published_at", "published_raw", "updated_at", "updated_raw", "date_precision", "date_flags",
        "first_seen_at", "last_seen_at", "fetched_at", "byline_raw", "authors", "wire_agency", "wire_credit_raw",
        "is_wire", "dateline", "section", "breadcrumbs", "keywords", "language", "detected_language", "body_text",
        "body_blocks", "body_html", "word_count", "char_count", "images", "videos", "audios", "links", "article_type",
        "is_liveblog", "is_paywalled", "is_sponsored", "correction_note", "status", "content_hash", "simhash",
        "revision_no", "current_revision_id", "raw_ref", "parser_name", "parser_version", "schema_version",
        "field_provenance", "discovered_via", "json_ld", "run_id", "load_id",
    } <= columns  # fmt: skip
