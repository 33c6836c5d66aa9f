"""What the README shows a newcomer, run on the demo paper's warehouse: commands work, columns are as shown."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from spiders.warehouse.query import cookbook
from tests.flow.conftest import Flow

pytestmark = pytest.mark.slow

README = (Path(__file__).resolve().parents[2] / "README.md").read_text(encoding="utf-8")
SHOWN = re.findall(r"^    \$ news ([^\n]+)\n([^\n]+)$", README, re.MULTILINE)
SPOKEN = sorted(set(re.findall(r"`news ((?:query|status|sites|check)[^`]*)`", README)))
SAMPLE = "https://www.demo-ledger.example/view.php?ud=20211026000101"


@pytest.fixture(scope="module")
def loaded(flow: Flow) -> Flow:
    flow.run()
    flow.news("refresh")
    return flow


def columns(line: str) -> list[str]:
    return [name.strip() for name in line.split("|")]


@pytest.mark.parametrize(("command", "header"), SHOWN)
def test_a_query_of_the_readme_prints_the_columns_shown(loaded: Flow, command: str, header: str):
    said = loaded.news(*shlex.split(command)).splitlines()

    assert columns(said[0]) == columns(header)
    # Whoever has the demo paper alone has no pages of other publishers.
    assert "source <> 'demo'" in command or not said[2].startswith("(0 rows)")


@pytest.mark.parametrize("command", SPOKEN)
def test_a_command_of_the_readme_works(loaded: Flow, command: str):
    assert loaded.news(*shlex.split(command))


@pytest.mark.parametrize("name", sorted(cookbook()))
def test_every_query_of_the_cookbook_has_an_answer(loaded: Flow, name: str):
    values = ["--set", f"url={SAMPLE}"] if "url" in cookbook()[name].values else []
    empty = {
        "silent_edits", "withdrawn", "changed_headlines", "changed_between",  # a first run has seen no edit yet
        "failures", "live_blogs", "odd_times", "same_text_twice",  # and the paper has none of these
        "biggest_stories", "who_was_first", "shared_stories",  # nor other outlets that copy it
    }  # fmt: skip

    rows = loaded.news("query", name, *values, "--json").splitlines()

    assert rows or name in empty


def test_why_tells_the_story_of_an_address_in_any_variant(loaded: Flow):
    said = loaded.news("why", "http://m.demo-ledger.example/view.php?kr=1&ud=20211026000101&utm_source=x#top")

    for event in ("asked", "loaded", "revision 1", "batch loaded"):
        assert event in said


def test_why_says_so_of_an_address_nobody_has_seen(loaded: Flow):
    loaded.news("why", "https://www.demo-ledger.example/article/1", code=1)


def test_sql_runs_one_command_after_the_other_as_psql_does(loaded: Flow):
    assert loaded.news("sql", "-c", "SELECT 'one'", "-c", "SELECT 'two'", "--tuples-only").split() == ["one", "two"]


def test_the_reader_cannot_write_and_sees_no_tables_of_ours(loaded: Flow):
    loaded.news("sql", "-c", "DELETE FROM news.articles", code=1)
    loaded.news("sql", "-c", "SELECT * FROM warehouse.article", code=1)
    loaded.news("sql", "-c", "CREATE TABLE news.mine (a int)", code=1)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("query", "nonsense"), "there is no query 'nonsense'"),
        (("query", "search", "--set", "colour=red"), "does not know colour"),
        (("query", "articles_by_section", "--set", "since=soon"), "since is a day"),
        (("why", "javascript:alert(1)"), "no absolute address"),
    ],
)
def test_a_wrong_call_is_one_sentence(loaded: Flow, arguments: tuple[str, ...], says: str):
    import subprocess
    import sys

    done = subprocess.run(
        [sys.executable, "-m", "spiders", *arguments],
        env=loaded.environment,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 2
    assert says in done.stderr
    assert len(done.stderr.splitlines()) == 1
