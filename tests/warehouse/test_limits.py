"""What readers may not: see texts that are not licensed to them, ask for ever, fill the disk; and how they are told."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import psycopg2
import psycopg2.errors
import pytest

from spiders.errors import WarehouseError
from spiders.items import Image
from spiders.warehouse.check import check
from spiders.warehouse.connect import connect
from spiders.warehouse.load import load
from spiders.warehouse.refresh import refresh
from tests.conftest import Warehouse
from tests.warehouse.staging import DAY, Run, article, changed, url

Ask = Callable[..., list[tuple[Any, ...]]]
SECRET = "Quillfeather"
HOUR = timedelta(hours=1)


@pytest.fixture
def filled(warehouse: Warehouse) -> Warehouse:
    """An article with the word everywhere in its text and pictures, and an earlier text with it too."""
    one = article(
        "1", f"{SECRET} sold a bridge.", body_blocks=({"type": "p", "text": f"{SECRET} sold a bridge."},),
        json_ld=[{"articleBody": SECRET}], links=({"url": url("x"), "text": SECRET},),
        images=(Image(url=url(f"{SECRET}.jpg"), caption=SECRET, alt=SECRET, is_main=True),),
    )  # fmt: skip
    Run(1).reads(one).ends()
    Run(2).reads(changed(one, body_text=f"{SECRET} bought it back.", fetched_at=DAY + HOUR, raw_ref="x#1")).ends()
    load()
    refresh()
    check()
    return warehouse


@pytest.fixture
def limited(filled: Warehouse, ask: Ask) -> Warehouse:
    """The same with a login that is a limited reader in place of the reader's."""
    ask(
        "DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'partner') THEN"
        " CREATE ROLE partner LOGIN PASSWORD 'partner' IN ROLE news_reader_limited; END IF; END $$"
    )
    server = filled.reader.partition("@")[2]
    return Warehouse(filled.owner, filled.loader, f"postgresql://partner:partner@{server}", filled.superuser)


def asked(dsn: str, sql: str, *parameters: Any) -> list[tuple[Any, ...]]:
    connection = psycopg2.connect(dsn)
    try:
        with connection.cursor() as cursor:
            cursor.execute(sql, parameters or None)
            return cursor.fetchall()
    finally:
        connection.close()


def questions(dsn: str) -> dict[str, str]:
    """For every view, and every function that shows texts: a question that finds the rows with the word in them."""
    views = asked(dsn, "SELECT relation FROM news.data_dictionary WHERE type = 'view' AND position = 0")
    found = {name: f'SELECT 1 FROM news."{name}" AS v WHERE v::text ILIKE %s' for (name,) in views}  # noqa: S608
    found["articles_asof"] = "SELECT 1 FROM news.articles_asof(now()) AS v WHERE v::text ILIKE %s"
    found["search"] = f"SELECT 1 FROM news.search('{SECRET}') AS v WHERE v.snippet ILIKE %s"  # noqa: S608
    found["why"] = f"SELECT 1 FROM news.why('{url('1')}') AS v WHERE v::text ILIKE %s"  # noqa: S608
    return found


def test_a_limited_reader_reads_every_view_but_no_text_and_no_pictures(filled: Warehouse, limited: Warehouse):
    shown = {
        dsn: {name for name, question in questions(dsn).items() if asked(dsn, question, f"%{SECRET}%")}
        for dsn in (filled.reader, limited.reader)
    }

    assert {"articles", "article", "revisions", "images", "articles_asof"} | {"search"} <= shown[filled.reader]
    assert shown[limited.reader] == set()
    assert asked(limited.reader, "SELECT headline, word_count, body_text, images FROM news.articles") == [
        ("Headline of 1", 4, None, 1)
    ]


def test_a_limited_reader_reads_the_texts_and_pictures_of_an_open_outlet(limited: Warehouse, ask: Ask):
    ask("UPDATE warehouse.source SET is_open = true WHERE name = 'herald'")

    texts = asked(
        limited.reader, "SELECT a.body_text, r.body_text FROM news.articles a JOIN news.revisions r USING (article_id)"
    )
    assert len(texts) == 2
    assert all(SECRET in text for row in texts for text in row)
    assert asked(limited.reader, "SELECT caption FROM news.images") == [(SECRET,)]
    for order in (", newest => true", ""):
        found = f"SELECT snippet FROM news.search(%s{order})"  # noqa: S608 (of this file)
        assert asked(limited.reader, found, SECRET) == [(f"[{SECRET}] bought it back.",)]
    assert asked(limited.reader, "SELECT source, is_open FROM news.sources") == [("herald", True)]


def test_a_session_shows_passages_to_the_role_that_it_is_in(limited: Warehouse):
    """Whatever it has planned as another."""
    connection = psycopg2.connect(limited.superuser)
    with connection, connection.cursor() as cursor:
        for role, passage in 2 * [("news_reader", f"[{SECRET}] bought it back."), ("news_reader_limited", None)]:
            cursor.execute(f"SET ROLE {role}")
            for order in (", newest => true", ""):
                cursor.execute(f"SELECT snippet FROM news.search(%s{order})", [SECRET])  # noqa: S608 (of this file)
                assert cursor.fetchall() == [(passage,)]
    connection.close()


@pytest.mark.parametrize(
    "question",
    [
        "SELECT 1 FROM news.articles WHERE body_text LIKE '%{}%'",
        "SELECT 1 FROM news.articles WHERE search @@ 'quillfeath'::tsquery",
        "SELECT 1 FROM news.revisions WHERE body_text LIKE '%{}%' OR changes::text LIKE '%{}%'",
        "SELECT 1 FROM news.articles WHERE json_ld::text LIKE '%{}%' OR field_provenance::text LIKE '%{}%'",
        "SELECT 1 FROM news.images WHERE caption = '{}' OR url LIKE '%{}%'",
    ],
)
def test_no_condition_finds_out_what_the_text_says(limited: Warehouse, question: str):
    assert asked(limited.reader, question.replace("{}", SECRET)) == []


@pytest.mark.parametrize(
    "statement",
    [
        "SET ROLE news_reader",
        "SET ROLE news_owner",
        "SET SESSION AUTHORIZATION news_reader_login",
        "SELECT warehouse.words_of(1, 0)",
        "SELECT warehouse.search_vector('en', 'a', 'b', 'c')",
        "SELECT * FROM warehouse.article_revision",
        "SELECT set_config('role', 'news_reader', false)",
    ],
)
def test_a_limited_reader_cannot_become_another(limited: Warehouse, statement: str):
    with pytest.raises(psycopg2.errors.InsufficientPrivilege):
        asked(limited.reader, statement)


def test_the_commands_work_for_a_limited_reader(limited: Warehouse, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("NEWS_READER_DSN", limited.reader)
    command = [
        sys.executable,
        "-m",
        "spiders",
        "sql",
        "-A",
        "-t",
        "-c",
        "SELECT current_user, body_text IS NULL FROM articles",
    ]

    done = subprocess.run(command, capture_output=True, text=True, check=False)

    assert (done.stdout, done.stderr) == ("partner|t\n", "")


@pytest.mark.parametrize(
    ("setting", "limit"),
    [
        ("statement_timeout", "5min"),
        ("idle_in_transaction_session_timeout", "10min"),
        ("work_mem", "64MB"),
        ("temp_file_limit", "10GB"),
    ],
)
def test_a_readers_login_begins_with_limits(warehouse: Warehouse, setting: str, limit: str):
    assert asked(warehouse.reader, f"SHOW {setting}") == [(limit,)]


def test_what_a_reader_may_put_on_disk_is_not_the_readers_to_raise(warehouse: Warehouse):
    with pytest.raises(psycopg2.errors.InsufficientPrivilege):
        asked(warehouse.reader, "SET temp_file_limit = -1")


def test_whoever_asks_with_more_rights_has_a_readers_limits(warehouse: Warehouse, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("NEWS_READER_DSN", warehouse.superuser)

    with connect("reader") as connection, connection.cursor() as cursor:
        cursor.execute("SHOW statement_timeout")
        assert cursor.fetchall() == [("5min",)]


@pytest.mark.usefixtures("warehouse")
def test_a_statement_that_takes_too_long_is_ended_with_a_sentence():
    with pytest.raises(WarehouseError, match=r"ended the statement .* a reader's may take 5min"):
        sleep()


def sleep() -> None:
    with connect("reader") as connection, connection.cursor() as cursor:
        cursor.execute("SET statement_timeout = '50ms'")
        cursor.execute("SELECT pg_sleep(5)")


@pytest.mark.usefixtures("warehouse")
@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("SELECT headlin FROM articles", 'column "headlin" does not exist'),
        ("SELECT FROM WHERE", 'syntax error at or near "WHERE"'),
        ("SELECT * FROM articles WHERE published_at > 'last tuesday'", "invalid input syntax for type timestamp"),
        ("SELECT * FROM articles_asof('2026-02-31')", 'date/time field value out of range: "2026-02-31"'),
        ("DELETE FROM articles", "cannot delete from view"),
    ],
)
def test_what_is_asked_wrongly_is_one_line(question: str, says: str):
    done = subprocess.run(
        [sys.executable, "-m", "spiders", "sql", "-c", question], capture_output=True, text=True, check=False
    )

    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert says in done.stderr
