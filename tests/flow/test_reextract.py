"""The demo paper → crawl → load → its archive read again: a pass reads exactly what the crawl has read."""

from __future__ import annotations

import json

import psycopg2
import pytest

from tests.flow.conftest import Flow

pytestmark = pytest.mark.slow


def test_what_the_crawl_has_read_is_read_the_same_and_a_better_reading_is_applied_once(flow: Flow) -> None:
    told = flow.run()
    articles = told.load["articles"]["loaded"]

    same = json.loads(flow.news("reextract", "--site", "demo", "--json").splitlines()[-1])
    assert same["outcomes"] == {"same": articles}

    asked = len(flow.server.requests)
    _as_an_older_code_read(flow)
    applied = json.loads(flow.news("reextract", "--site", "demo", "--apply", "--json").splitlines()[-1])
    assert applied["fields"]["byline_raw"]["gained"] == applied["applied"]["fields"] > 5
    assert applied["fields"]["body_text"]["changed"] == applied["applied"]["revisions"] > 5
    assert json.loads(flow.news("reextract", "--site", "demo", "--json").splitlines()[-1])["outcomes"] == {
        "same": articles
    }
    assert len(flow.server.requests) == asked
    kinds = {row["kind"]: row["count"] for row in flow.sql("SELECT kind, count(*) FROM news.revisions GROUP BY kind")}
    assert kinds == {"first": articles, "reextracted": applied["applied"]["revisions"]}


def _as_an_older_code_read(flow: Flow) -> None:
    connection = psycopg2.connect(flow.environment["NEWS_DSN"])
    with connection, connection.cursor() as cursor:
        cursor.execute(
            "UPDATE warehouse.article SET byline_raw = NULL, record_hash = '\\x00'"
            " WHERE byline_raw IS NOT NULL AND article_id %% 5 = 1",
            (),
        )
        cursor.execute(
            "WITH old AS (UPDATE warehouse.article SET content_hash = sha256('old'), record_hash = '\\x00'"
            " WHERE article_id %% 5 = 2 RETURNING article_id) UPDATE warehouse.article_revision AS r"
            " SET body_text = 'MOST POPULAR ' || r.body_text FROM old WHERE r.article_id = old.article_id",
            (),
        )
    connection.close()
