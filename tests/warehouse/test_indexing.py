"""By the end of a load its words are in the index itself, whatever was killed, changed or taken down on the way."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from spiders.warehouse import indexing
from spiders.warehouse.check import check
from spiders.warehouse.load import load
from spiders.warehouse.takedown import give_back, take_down
from tests.conftest import Warehouse
from tests.warehouse.staging import DAY, Run, article, url
from tests.warehouse.waiting import loading_in_another_process, nobody_does, waiting

Ask = Callable[..., list[tuple[Any, ...]]]
FOUND = """
SELECT count(*) FROM warehouse.article_search
WHERE warehouse.numbers_of(article_id, version) @> ARRAY[warehouse.number_of(%s)]
"""
WORDS, TABLE = "news search words", "search_waiting"
WAITING = waiting(TABLE)


def staged(count: int = 60, number: int = 1, word: str = "harbour") -> None:
    """A run whose words are made beforehand."""
    at = DAY + timedelta(hours=number)
    Run(number).reads(*(article(f"a{each}", f"The {word} {each}.", at) for each in range(count))).ends()


@pytest.fixture
def killed(warehouse: Warehouse, ask: Ask) -> Ask:
    """Sixty articles are merged, and the load was killed before they were indexed."""
    staged()
    with nobody_does(WORDS, warehouse), loading_in_another_process(ask, TABLE, 60) as process:
        process.send_signal(signal.SIGKILL)
    return ask


def test_a_load_leaves_nothing_on_the_list(ask: Ask):
    Run().reads(*(article(str(number), f"word{number}") for number in range(20))).ends()

    load()

    assert ask("SELECT warehouse.settle_search()") == [(0,)]


@pytest.mark.parametrize("worth", [1, 25, 1000])
def test_words_are_found_however_often_they_are_taken_in_while_batches_are_merged(
    ask: Ask, monkeypatch: pytest.MonkeyPatch, worth: int
):
    monkeypatch.setattr(indexing, "WORTH", worth)
    Run(articles_a_batch=10).reads(*(article(f"a{number}", f"word{number % 10}") for number in range(60))).ends()

    report = load()

    ask("SET enable_seqscan = off")
    assert report.articles["loaded"] == 60
    assert ask(FOUND, "word7") == [(6,)]
    assert ask("SELECT warehouse.settle_search()") == [(0,)]


@pytest.mark.parametrize("articles_a_batch", [1, 200])
def test_of_two_lines_of_an_article_in_a_load_the_later_one_is_found(ask: Ask, articles_a_batch: int):
    run = Run(articles_a_batch=articles_a_batch)
    for number, word in enumerate(("harbour", "market")):
        at = DAY + timedelta(minutes=number)
        run.reads(*(article(f"a{each}", f"The {word} {each}.", at) for each in range(60)))
    run.ends()

    load()

    ask("SET enable_seqscan = off")
    assert ask(FOUND, "market") == [(60,)]
    assert ask(FOUND, "harbour") == [(0,)]
    assert ask(WAITING) == [(0,)]


def test_what_a_killed_load_left_is_loaded_but_not_found_until_the_next_load(killed: Ask):
    assert killed("SELECT count(*) FROM news.articles") == [(60,)]
    assert killed(FOUND, "harbour") == [(0,)]

    report = load()

    killed("SET enable_seqscan = off")
    assert report.batches == 0
    assert killed(FOUND, "harbour") == [(60,)]
    assert killed(WAITING) == [(0,)]


def test_a_check_tells_of_articles_that_have_long_waited(killed: Ask):
    def wait_too_long() -> list[bool]:
        return [finding.ok for finding in check() if finding.name == "searchable"]

    assert wait_too_long() == [True]
    killed("UPDATE warehouse.search_waiting SET since = since - interval '11 minutes'")
    assert wait_too_long() == [False]


def test_what_was_taken_down_while_it_waited_is_not_indexed_until_it_is_given_back(killed: Ask):
    take_down(url("a7"), "the subject asked")
    load()

    assert killed(FOUND, "harbour") == [(59,)]
    give_back(url("a7"), "settled")
    assert killed(FOUND, "harbour") == [(60,)]


def test_another_load_leaves_alone_what_waits_for_one_that_lives(warehouse: Warehouse, ask: Ask):
    staged()
    with nobody_does(WORDS, warehouse) as until, loading_in_another_process(ask, TABLE, 60) as process:
        load()

        assert ask(WAITING) == [(60,)]
        assert process.poll() is None
        until()
    assert ask(FOUND, "harbour") == [(60,)]


@pytest.mark.parametrize("changed", [1, 55])
def test_what_another_load_changes_while_it_waits_is_found_as_it_is_then(warehouse: Warehouse, ask: Ask, changed: int):
    staged()
    with nobody_does(WORDS, warehouse) as until, loading_in_another_process(ask, TABLE, 60) as process:
        staged(changed, 2, "market")
        other = subprocess.Popen([sys.executable, "-m", "spiders", "load"])
        time.sleep(1)
        until()

    assert process.returncode == other.wait() == 0
    ask("SET enable_seqscan = off")
    assert ask(FOUND, "harbour") == [(60 - changed,)]
    assert ask(FOUND, "market") == [(changed,)]
