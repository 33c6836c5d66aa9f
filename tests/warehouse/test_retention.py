"""What was loaded long ago leaves the stage; nothing else ever does."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from spiders import config
from spiders.errors import UsageError
from spiders.stage.batch import complete_batches
from spiders.stage.lock import site_lock
from spiders.warehouse.load import load
from tests.warehouse.staging import SITE, Run, article

Ask = Callable[..., list[tuple[Any, ...]]]

LONG_AGO = "UPDATE warehouse.load_batch SET loaded_at = loaded_at - interval '31 days'"


def staged() -> list[str]:
    return complete_batches(config.load().stage)


def test_a_batch_that_was_loaded_long_ago_leaves_the_stage_with_its_folder(ask: Ask) -> None:
    (path,) = Run().reads(article("1")).ends()
    load()
    assert staged() == [str(path)]
    ask(LONG_AGO)

    report = load()

    assert (report.removed, staged(), path.parent.exists()) == (1, [], False)
    assert load().removed == 0
    assert ask("SELECT count(*) FROM warehouse.article") == [(1,)]


def test_rows_that_a_killed_load_left_beside_it_go_too(ask: Ask) -> None:
    (path,) = Run().reads(article("1")).ends()
    rows = path.parent / "00000.rows"
    left = rows.read_bytes()
    load()
    rows.write_bytes(left)
    ask(LONG_AGO)

    assert load().removed == 1
    assert not path.parent.exists()


def test_what_is_not_loaded_stays_however_old(ask: Ask) -> None:
    (path,) = Run().reads(article("1")).ends()
    path.write_bytes(b"damaged")
    load()
    ask(LONG_AGO)

    assert load().removed == 0
    assert staged() == [str(path)]


def test_a_file_that_is_not_what_was_loaded_stays(ask: Ask) -> None:
    (path,) = Run().reads(article("1")).ends()
    load()
    (other,) = Run(2).reads(article("2")).ends()
    shutil.copy(other, path)
    ask(LONG_AGO)

    assert load().removed == 0
    assert str(path) in staged()


def test_a_run_whose_end_is_not_loaded_keeps_its_batches(ask: Ask) -> None:
    run = Run(articles_a_batch=1).reads(article("1"))
    with site_lock(config.load().home, SITE.name):  # the crawl goes on
        load()
        ask(LONG_AGO)

        assert len(staged()) == 1
        assert load().removed == 0
        run.ends()
    load()
    assert len(staged()) == 1, "the first of them is old, and its run has ended"
    ask(LONG_AGO)
    assert load().removed == 1


def test_forever_keeps_all_and_what_is_no_number_is_refused(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    Run().reads(article("1")).ends()
    load()
    ask(LONG_AGO)
    monkeypatch.setenv("NEWS_KEEP_BATCHES", "forever")

    assert load().removed == 0
    monkeypatch.setenv("NEWS_KEEP_BATCHES", "a month")
    with pytest.raises(UsageError):
        load()


def test_a_batch_named_by_hand_clears_nothing_away(ask: Ask) -> None:
    (path,) = Run().reads(article("1")).ends()
    load()
    ask(LONG_AGO)

    assert load([str(path)]).removed == 0
    assert Path(path).exists()
