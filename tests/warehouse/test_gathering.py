"""By the end of a load the stories of what it brought are told, whatever was killed or changed on the way."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from spiders.items import Article
from spiders.warehouse.check import check
from spiders.warehouse.load import load
from tests.conftest import Warehouse
from tests.dedupe.stories.conftest import news  # noqa: F401 (a fixture)
from tests.warehouse.staging import DAY, Run, article
from tests.warehouse.waiting import loading_in_another_process, nobody_does, waiting

Ask = Callable[..., list[tuple[Any, ...]]]
News = Callable[..., list[str]]

STORIES, TABLE = "news stories", "story_waiting"


def stage(*articles: Article, number: int = 1) -> None:
    Run(number).reads(*articles).ends()


def stories(ask: Ask) -> set[frozenset[str]]:
    groups: dict[int, set[str]] = {}
    for name, story in ask("SELECT split_part(url, '/', 4), story FROM news.articles"):
        groups.setdefault(story, set()).add(name)
    return {frozenset(group) for group in groups.values() if len(group) > 1}


@pytest.fixture
def texts(news: News) -> list[str]:  # noqa: F811
    """Three that have nothing to do with each other."""
    return ["\n\n".join(news(number)) for number in range(3)]


def piece(name: str, text: str, hours: int = 0) -> Article:
    """Read so long after the first."""
    return article(name, text, DAY + timedelta(hours=hours))


@pytest.fixture
def killed(warehouse: Warehouse, ask: Ask, texts: list[str]) -> Ask:
    """Three articles are merged, two of them of one text; the load was killed before anybody knew."""
    stage(piece("one", texts[0]), piece("two", texts[0]), piece("three", texts[1]))
    with nobody_does(STORIES, warehouse), loading_in_another_process(ask, TABLE, 3) as process:
        process.send_signal(signal.SIGKILL)
    return ask


def test_what_a_killed_load_left_is_told_by_the_next_one(killed: Ask):
    assert killed("SELECT count(*) FROM news.articles") == [(3,)]
    assert stories(killed) == set()

    report = load()

    assert report.batches == 0
    assert stories(killed) == {frozenset({"one", "two"})}
    assert killed(waiting(TABLE)) == [(0,)]


def test_copies_of_what_a_killed_load_left_are_found_among_what_comes_next(killed: Ask, texts: list[str]):
    stage(piece("four", texts[1], 1), number=2)

    load()

    assert stories(killed) == {frozenset({"one", "two"}), frozenset({"three", "four"})}


@pytest.mark.parametrize("crashed", [False, True])
def test_a_new_text_that_a_killed_load_left_belongs_to_its_old_story_no_more(
    warehouse: Warehouse, ask: Ask, texts: list[str], crashed: bool
):
    stage(piece("one", texts[0]), piece("two", texts[0]), piece("three", texts[1]))
    load()
    assert stories(ask) == {frozenset({"one", "two"})}
    stage(piece("two", texts[1], 1), number=2)
    with nobody_does(STORIES, warehouse), loading_in_another_process(ask, TABLE, 1) as process:
        process.send_signal(signal.SIGKILL)
    if crashed:  # Postgres did: what is not logged is gone, and made again with what is loaded next
        ask("TRUNCATE warehouse.story_sketch, warehouse.story_repeated")
        stage(piece("four", texts[2], 2), number=3)

    load()

    assert stories(ask) == {frozenset({"two", "three"})}


def test_a_check_tells_of_stories_that_have_long_waited(killed: Ask):
    def wait_too_long() -> list[bool]:
        return [finding.ok for finding in check() if finding.name == "stories_told"]

    assert wait_too_long() == [True]
    killed("UPDATE warehouse.story_waiting SET since = since - interval '11 minutes'")
    assert wait_too_long() == [False]


def test_another_load_leaves_alone_what_waits_for_one_that_lives(warehouse: Warehouse, ask: Ask, texts: list[str]):
    stage(piece("one", texts[0]), piece("two", texts[0]))
    with nobody_does(STORIES, warehouse) as until, loading_in_another_process(ask, TABLE, 2) as process:
        load()

        assert ask(waiting(TABLE)) == [(2,)]
        assert process.poll() is None
        until()
    assert stories(ask) == {frozenset({"one", "two"})}


def test_a_text_that_another_load_brings_while_the_first_waits_is_the_one_that_counts(
    warehouse: Warehouse, ask: Ask, texts: list[str]
):
    stage(piece("one", texts[0]), piece("two", texts[0]), piece("three", texts[1]))
    with nobody_does(STORIES, warehouse) as until, loading_in_another_process(ask, TABLE, 3) as process:
        stage(piece("two", texts[1], 1), number=2)
        other = subprocess.Popen([sys.executable, "-m", "spiders", "load"])
        while ask(waiting(TABLE)) != [(4,)]:
            assert other.poll() is None
            time.sleep(0.02)
        until()

    assert process.returncode == other.wait() == 0
    assert stories(ask) == {frozenset({"two", "three"})}
    assert ask(waiting(TABLE)) == [(0,)]
