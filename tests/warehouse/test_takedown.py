"""An article that is taken down: withheld from every reader in every place, whatever crawls bring; given back whole."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import psycopg2
import pytest
from typer.testing import CliRunner

from spiders.cli import app
from spiders.errors import WarehouseError
from spiders.items import Image, State
from spiders.warehouse.load import load
from spiders.warehouse.takedown import give_back, take_down
from spiders.warehouse.why import why
from tests.conftest import Warehouse
from tests.warehouse.staging import DAY, Run, article, changed, line, url

Ask = Callable[..., list[tuple[Any, ...]]]
SECRET = "Quillfeather"
HOUR = timedelta(hours=1)


@pytest.fixture
def reader(warehouse: Warehouse) -> Iterator[Ask]:
    """Run SQL as a person with the reader's login."""
    one = article(
        "1", f"{SECRET} sold a bridge.", subheadline=f"{SECRET} again", description=f"Of {SECRET}.",
        body_blocks=({"type": "p", "text": f"{SECRET} sold a bridge."},), json_ld=[{"articleBody": SECRET}],
        images=(Image(url=url(f"{SECRET}.jpg"), caption=SECRET, credit_agency="kcna", is_main=True),),
    )  # fmt: skip
    Run(1).reads(one, article("2")).ends()
    load()
    connection = psycopg2.connect(warehouse.reader)
    connection.autocommit = True

    def ask(sql: str, *parameters: Any) -> list[tuple[Any, ...]]:
        with connection.cursor() as cursor:
            cursor.execute(sql, parameters or None)
            return cursor.fetchall()

    yield ask
    connection.close()


def everywhere(reader: Ask) -> list[str]:
    """The views and functions that show the secret word."""
    views = [
        name for (name,) in reader("SELECT relation FROM news.data_dictionary WHERE type = 'view' AND position = 0")
    ]
    queries = {name: f'SELECT 1 FROM news."{name}" AS v WHERE v::text ILIKE %s' for name in views}  # noqa: S608
    queries["articles_asof"] = "SELECT 1 FROM news.articles_asof(now()) AS v WHERE v::text ILIKE %s"
    queries["search"] = f"SELECT 1 FROM news.search('{SECRET}') AS v WHERE %s <> ''"  # noqa: S608 (any hit at all)
    return [name for name, query in queries.items() if reader(query, f"%{SECRET}%")]


def test_no_view_shows_its_text_or_pictures(reader: Ask):
    assert {"articles", "article", "revisions", "images", "articles_asof", "search"} <= set(everywhere(reader))

    take_down(url("1"), "court order")

    assert everywhere(reader) == []
    assert reader("SELECT headline, status, body_text FROM news.articles WHERE url = %s", url("1")) == [
        ("Headline of 1", "taken_down", None)
    ]
    assert reader("SELECT count(*) FROM news.articles WHERE search @@ 'bridg'::tsquery") == [(0,)]


def test_it_survives_being_read_again_changed_gone_and_back(reader: Ask):
    take_down(url("1"), "court order")
    one = article("1", f"{SECRET} sold a bridge.", section="World")

    Run(2).reads(changed(one, fetched_at=DAY + HOUR, raw_ref="x#1")).ends()
    Run(3).reads(changed(one, body_text=f"{SECRET} sold two.", fetched_at=DAY + 2 * HOUR, raw_ref="x#2")).ends()
    Run(4).says(line("1", State.GONE, DAY + 3 * HOUR, reason="http_410")).ends()
    Run(5).reads(changed(one, body_text=f"{SECRET} sold two.", fetched_at=DAY + 4 * HOUR, raw_ref="x#3")).ends()
    report = load()

    assert report.articles["updated"] == 1
    assert everywhere(reader) == []
    assert reader("SELECT status, revision_no FROM news.articles WHERE url = %s", url("1")) == [("taken_down", 2)]


def test_given_back_it_is_whole_and_found_again(reader: Ask):
    before = reader("SELECT a.*::text FROM news.articles AS a ORDER BY article_id")
    take_down(url("1"), "court order")

    give_back(url("1"), "appeal won")

    assert reader("SELECT a.*::text FROM news.articles AS a ORDER BY article_id") == before
    assert reader("SELECT reason, lifted_because FROM news.takedowns") == [("court order", "appeal won")]
    assert [e.event for e in why(url("1")) if e.event in ("taken down", "given back")] == ["taken down", "given back"]


@pytest.mark.usefixtures("reader")
def test_what_cannot_be_done_is_told():
    with pytest.raises(WarehouseError, match="there is no article of"):
        take_down(url("nothing"), "x")
    with pytest.raises(WarehouseError, match="is not taken down"):
        give_back(url("1"), "x")
    take_down(url("1"), "x")
    with pytest.raises(WarehouseError, match="is taken down already"):
        take_down(url("1"), "x")


@pytest.mark.usefixtures("reader")
def test_the_command_takes_any_variant_and_needs_a_reason():
    done = CliRunner().invoke(app, ["takedown", "http://www.herald.example/1?utm_source=x", "--reason", "court order"])
    without = CliRunner().invoke(app, ["takedown", url("2")])
    empty = subprocess.run(
        [sys.executable, "-m", "spiders", "takedown", url("2"), "--reason", " "],
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.stdout == f"taken down: Headline of 1 ({url('1')})\n"
    assert without.exit_code == 2
    assert (empty.returncode, empty.stderr) == (2, "news: a takedown needs its --reason.\n")
