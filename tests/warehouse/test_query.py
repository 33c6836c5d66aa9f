"""The cookbook: every question has an answer, as a table, JSON or CSV; what is asked wrongly is told."""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, datetime, timedelta

import pytest
from typer.testing import CliRunner

from spiders.cli import app
from spiders.errors import UsageError, WarehouseError
from spiders.items import Author, Image, State
from spiders.warehouse.load import load
from spiders.warehouse.query import Answer, cookbook, plan, run
from spiders.warehouse.refresh import refresh
from tests.conftest import Warehouse
from tests.warehouse.staging import Run, article, changed, line, url

NOW = datetime.now(UTC)


@pytest.fixture
def filled(warehouse: Warehouse) -> Warehouse:
    """Two runs of today: new, changed in silence, withdrawn, filtered."""
    one = article(
        "1", "The harbour bridge was sealed in blood.", NOW - timedelta(hours=2), published_at=NOW - timedelta(hours=3),
        wire_agency=("yonhap",), is_wire=True, authors=(Author(name="Kim"),),
        images=(Image(url=url("1.jpg"), caption="A bridge", credit_agency="kcna"),),
    )  # fmt: skip
    two = article("2", "Rates.", NOW - timedelta(hours=2), published_at=NOW - timedelta(hours=4), section="World")
    first = (
        Run(1, at=NOW - timedelta(hours=2)).reads(one, two).says(line("list", State.FILTERED, NOW, reason="list_page"))
    )
    first.ends()
    second = Run(2, at=NOW)
    second.reads(changed(one, body_text="The bridge was opened.", headline="Opened", fetched_at=NOW, raw_ref="x#1"))
    second.says(line("2", State.GONE, NOW, reason="http_410")).ends()
    load()
    refresh()
    return warehouse


def with_defaults(name: str) -> Answer:
    """The answer without values, but for those that must be given."""
    must = {"why", "story"}
    return run(name, {"url": url("1")} if name in must else {})


@pytest.mark.usefixtures("filled")
def test_every_query_answers_with_its_defaults():
    empty = {name for name in cookbook() if not with_defaults(name).rows}

    asked_of_something = {"search", "search_stories", "word_by_week", "first_mention", "authors_on"}
    not_in_the_tests_articles = {
        "updated_after_publication", "corrections", "failures", "live_blogs", "odd_times", "same_text_twice",
        "biggest_stories", "who_was_first", "shared_stories",
    }  # fmt: skip
    assert empty <= asked_of_something | not_in_the_tests_articles


@pytest.mark.usefixtures("warehouse")
def test_every_query_runs_on_an_empty_warehouse():
    for name in cookbook():
        assert with_defaults(name).columns


def test_every_query_says_its_question_and_what_its_values_mean():
    for query in cookbook().values():
        assert "?" in query.question, query.name
        assert all(len(value.meaning) > 3 for value in query.values.values()), query.name


@pytest.mark.usefixtures("filled")
def test_values_choose_what_is_answered():
    found = run("search", {"words": "bridge"})
    with pytest.raises(UsageError, match='there is no source "times"'):
        run("search", {"words": "bridge", "source": "times"})

    assert [dict(zip(found.columns, row, strict=True))["headline"] for row in found.rows] == ["Opened"]
    assert run("search", {"words": "aqueduct"}).rows == []
    assert len(run("history", {"url": url("1")}).rows) == 2
    assert {row[1] for row in run("why", {"url": url("2")}).rows} >= {"loaded", "gone", "withdrawn"}


@pytest.mark.usefixtures("filled")
def test_the_command_gives_a_table_json_or_csv():
    command = ["query", "articles_by_section"]
    table, as_json, as_csv = (CliRunner().invoke(app, [*command, *more]) for more in ((), ("--json",), ("--csv",)))

    assert (table.exit_code, as_json.exit_code, as_csv.exit_code) == (0, 0, 0)
    rows = [json.loads(row) for row in as_json.stdout.splitlines()]
    assert {row["section"] for row in rows} == {"Business", "World"}
    assert len(list(csv.DictReader(io.StringIO(as_csv.stdout)))) == len(rows)
    assert "Business" in table.stdout


def test_without_a_name_the_questions_are_listed():
    listed = CliRunner().invoke(app, ["query"])

    assert listed.exit_code == 0
    assert all(name in listed.stdout for name in cookbook())
    assert "What was changed" in listed.stdout
    described = [json.loads(row) for row in CliRunner().invoke(app, ["query", "--json"]).stdout.splitlines()]
    assert {row["query"] for row in described} == set(cookbook())


@pytest.mark.usefixtures("warehouse")
def test_what_is_asked_wrongly_is_told():
    with pytest.raises(UsageError, match=r"there is no query 'poems'; .* articles_by_section"):
        run("poems")
    with pytest.raises(UsageError, match="does not know colour; it takes"):
        run("search", {"colour": "red"})
    with pytest.raises(UsageError, match=r"limit is a whole number, not .many."):
        run("newest", {"limit": "many"})
    with pytest.raises(UsageError, match=r"since is a day \(2026-11-25\), a moment .* or `7 days ago`, not .soon."):
        run("articles_by_section", {"since": "soon"})
    with pytest.raises(UsageError, match="lies after until"):
        run("articles_by_section", {"since": "2026-03-02", "until": "2026-03-01"})
    with pytest.raises(UsageError, match=r"url is missing \(address of the article\): give it by --set url="):
        run("story")
    with pytest.raises(UsageError, match="'poems' is no absolute address"):
        run("story", {"url": "poems"})


@pytest.mark.usefixtures("filled")
def test_an_outlet_that_there_is_not_is_told_with_those_that_are_like_it():
    with pytest.raises(UsageError, match=r'there is no source "heralt": did you mean herald\?'):
        run("articles_by_day", {"source": "heralt"})


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize(
    "since", ["2 days ago", "1 week ago", f"{NOW - timedelta(days=2):%Y-%m-%d}", "2026-01-01T08:00+09:00"]
)
def test_a_moment_is_said_in_many_ways(since: str):
    assert run("articles_by_section", {"since": since}).rows
    assert not run("articles_by_section", {"since": "2020-01-01", "until": "2020-02-01"}).rows


@pytest.mark.usefixtures("filled")
def test_a_plan_is_told_with_its_question():
    shown = CliRunner().invoke(app, ["query", "newest", "--explain"])

    assert "SELECT a.published_at" in shown.stdout
    assert any("actual time" in line or "Execution Time" in line for line in plan("newest"))
    assert "Execution Time" in shown.stdout


def test_a_warehouse_without_tables_asks_for_its_migration(warehouse: Warehouse, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("NEWS_READER_DSN", warehouse.superuser.rpartition("/")[0] + "/postgres")

    with pytest.raises(WarehouseError, match=r"is not migrated .*run `news migrate`"):
        run("search")


def test_a_wrong_password_and_a_missing_database_are_said(warehouse: Warehouse, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("NEWS_READER_DSN", warehouse.reader.replace(":", ":wrong", 2).replace("wrong//", "//"))
    with pytest.raises(WarehouseError, match="refuses the login"):
        run("search")
    monkeypatch.setenv("NEWS_READER_DSN", warehouse.reader.rpartition("/")[0] + "/nowhere")
    with pytest.raises(WarehouseError, match="there is no such database"):
        run("search")
    monkeypatch.setenv("NEWS_READER_DSN", "not an address")
    with pytest.raises(WarehouseError, match="NEWS_DSN"):
        run("search")


@pytest.mark.usefixtures("filled")
def test_an_answer_that_is_cut_says_so():
    cut = CliRunner().invoke(app, ["query", "newest", "--limit", "1", "--json"])
    whole = CliRunner().invoke(app, ["query", "newest", "--limit", "0", "--json"])
    enough = CliRunner().invoke(app, ["query", "newest", "--limit", "2", "--json"])

    assert len(cut.stdout.splitlines()) == 1
    assert cut.stderr == "news: these are the first 1 rows; there are more: --limit 0 gives all.\n"
    assert (len(whole.stdout.splitlines()), whole.stderr) == (2, "")
    assert (len(enough.stdout.splitlines()), enough.stderr) == (2, "")
