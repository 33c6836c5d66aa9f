"""Articles that somebody else collected: the same steps, the same books, nothing dropped in silence."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from spiders.cli import app
from spiders.warehouse.importing import stage
from spiders.warehouse.load import load

Ask = Callable[..., list[tuple[Any, ...]]]


def one(**values: Any) -> str:
    said = {
        "url": "https://times.example/a/1?utm_source=x",
        "source": "times",
        "headline": "A headline",
        "body": "First paragraph.\n\nSecond paragraph. (Yonhap)",
        "published_at": "2026-03-06T17:10:32+09:00",
        "language": "en",
        "byline": "By Kim Min-ji",
    }
    return json.dumps({name: value for name, value in (said | values).items() if value is not None})


def test_a_line_becomes_an_article_through_the_same_steps_as_a_page(ask: Ask):
    batches, states = stage([one(), "", "\n"], "file.jsonl")

    assert states == {"staged": 1}
    assert load(batches).articles == {"loaded": 1}
    assert ask(
        "SELECT source, url_canonical, body_text, published_at, authors, wire_agency, discovered_via FROM news.articles"
    ) == [
        (
            "times",
            "https://times.example/a/1",
            "First paragraph.\n\nSecond paragraph.",
            datetime(2026, 3, 6, 8, 10, 32, tzinfo=UTC),
            ["Kim Min-ji"],
            ["yonhap"],
            ["import:file.jsonl"],
        )
    ]


def test_the_same_file_again_brings_nothing_new_and_an_edited_line_a_revision(ask: Ask):
    load(stage([one(), one(url="https://times.example/a/2")], "file.jsonl")[0])

    again = load(stage([one(), one(url="https://times.example/a/2", body="Another text.")], "file.jsonl")[0])

    assert again.articles == {"unchanged": 1, "updated": 1}
    assert ask("SELECT count(*) FROM warehouse.article_revision") == [(3,)]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "unreadable_line"),
        ("[1]", "unreadable_line"),
        ("[" * 50_000, "unreadable_line"),
        (one(url=None), "no_url"),
        (one(headline=" "), "no_headline"),
        (one(body=["a"]), "no_body"),
        (one(url="/a/1"), "bad_address"),
        (one(byline=7), "bad_value"),
        (one(keywords="a"), "bad_value"),
    ],
)
def test_a_line_that_is_no_article_is_quarantined_with_its_reason(ask: Ask, line: str, reason: str):
    batches, states = stage([line, one()], "file.jsonl")

    assert states == {"staged": 1, "quarantined": 1}
    assert load(batches).articles == {"loaded": 1}
    assert ask("SELECT url, reason FROM warehouse.quarantine") == [("file.jsonl#line-1", reason)]
    assert ask("SELECT seen, books FROM warehouse.run") == [(2, {"loaded": 1, "quarantined": 1})]


def test_the_same_article_twice_in_a_file_is_a_duplicate_and_the_same_text_elsewhere_is_not(ask: Ask):
    lines = [one(), one(url="https://www.times.example/a/1"), one(url="https://post.example/1", source=None)]

    batches, states = stage(lines, "file.jsonl")
    load(batches)

    assert states == {"staged": 2, "duplicate": 1}
    assert ask("SELECT source FROM news.articles ORDER BY 1") == [("post.example",), ("times",)]
    assert ask("SELECT seen, books FROM warehouse.run") == [(3, {"loaded": 2, "duplicate": 1})]


def test_an_article_of_a_site_of_ours_gets_that_sites_identity(ask: Ask):
    address = "http://www.koreaherald.com/view.php?np=1&ud=20211026000101"
    load(stage([one(url=address, source="korea_herald")], "file.jsonl")[0])

    assert ask("SELECT source, source_article_id FROM news.articles") == [("korea_herald", "20211026000101")]


@pytest.mark.usefixtures("warehouse")
def test_the_command_says_what_came_of_it(tmp_path: Path):
    file = tmp_path / "articles.jsonl"
    file.write_text(one() + "\n{\n")

    shown = CliRunner().invoke(app, ["import", str(file)])
    counted = CliRunner().invoke(app, ["import", str(file), "--json"])

    assert shown.stdout == "2 lines: 1 loaded; before that 1 quarantined\n"
    report = json.loads(counted.stdout)
    assert (report["lines"], report["articles"]) == ({"staged": 1, "quarantined": 1}, {"unchanged": 1})
