"""The story of an address, whatever variant of it somebody pastes; and psql for everything else."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import timedelta

import pytest
from typer.testing import CliRunner

from spiders.cli import app
from spiders.errors import UsageError
from spiders.items import Fetch, State
from spiders.normalise.address import address_key
from spiders.warehouse.load import load
from spiders.warehouse.why import why
from tests.conftest import Warehouse
from tests.warehouse.staging import DAY, Run, article, changed, line, url


@pytest.fixture
def filled(warehouse: Warehouse) -> Warehouse:
    hour = timedelta(hours=1)
    one = article("1")
    Run(1).reads(one).ends()
    Run(2).reads(changed(one, body_text="Other.", fetched_at=DAY + hour, raw_ref="x#1")).ends()
    third = Run(3)
    third.says(
        Fetch(
            source="herald", url=url("1"), key=address_key(url("1")), purpose="article", status=410, at=DAY + 2 * hour
        ),
        line("1", State.GONE, DAY + 2 * hour, reason="http_410"),
        line("list", State.FILTERED, DAY, reason="list_page", detail="It lists articles."),
    ).ends()
    load()
    return warehouse


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize(
    "pasted",
    [
        "https://herald.example/1", "http://www.herald.example/1", "https://m.herald.example/1?utm_source=x",
        "https://herald.example/1/#top",
    ],
)  # fmt: skip
def test_the_whole_story_is_told_in_time_order(pasted: str):
    events = why(pasted)

    told = [event.event for event in events if event.event != "batch loaded"]
    assert told == ["asked", "loaded", "revision 1", "asked", "updated", "revision 2", "asked", "gone", "withdrawn"]
    assert [event.at for event in events] == sorted(event.at for event in events)
    assert len([event for event in events if event.event == "batch loaded"]) == 2


@pytest.mark.usefixtures("filled")
def test_what_is_not_there_has_its_rule():
    (event,) = why(url("list"))

    assert (event.event, event.source) == ("filtered", "herald")
    assert "list_page; It lists articles.; advertised by rss:" in (event.detail or "")


@pytest.mark.usefixtures("filled")
def test_the_command_says_it_and_an_unknown_address_fails_with_a_sentence():
    shown = CliRunner().invoke(app, ["why", url("1")])
    as_json = CliRunner().invoke(app, ["why", url("1"), "--json"])
    unknown = subprocess.run(
        [sys.executable, "-m", "spiders", "why", url("nothing")], capture_output=True, text=True, check=False
    )

    assert "revision 2" in shown.stdout
    assert json.loads(as_json.stdout.splitlines()[0])["event"] == "asked"
    assert unknown.returncode == 1
    assert unknown.stderr.startswith(f"news: no run has ever seen {url('nothing')}")


@pytest.mark.usefixtures("warehouse")
def test_what_is_no_address_is_told():
    with pytest.raises(UsageError, match="is no absolute address"):
        why("the article about the bridge")


@pytest.mark.usefixtures("filled")
def test_psql_runs_as_reader_with_news_in_its_path():
    command = [sys.executable, "-m", "spiders", "sql", "-A", "-t", "-c", "SELECT current_user, headline FROM articles"]

    done = subprocess.run(command, capture_output=True, text=True, check=False)

    assert (done.stdout, done.stderr) == ("news_reader|Headline of 1\n", "")
