"""By the end of a load its words are in the index itself; on the way there, too, without the merges waiting for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from spiders.warehouse import settling
from spiders.warehouse.load import load
from tests.warehouse.staging import Run, article

Ask = Callable[..., list[tuple[Any, ...]]]
FOUND = "SELECT count(*) FROM warehouse.article_search WHERE warehouse.words_of(article_id, version) @@ 'word7'"


def test_a_load_leaves_nothing_on_the_list(ask: Ask):
    Run().reads(*(article(str(number), f"word{number}") for number in range(20))).ends()

    load()

    assert ask("SELECT warehouse.settle_search()") == [(0,)]


@pytest.mark.parametrize("worth", [1, 25, 1000])
def test_words_are_found_however_often_they_are_taken_in_while_batches_are_merged(
    ask: Ask, monkeypatch: pytest.MonkeyPatch, worth: int
):
    monkeypatch.setattr(settling, "WORTH", worth)
    Run(articles_a_batch=10).reads(*(article(f"a{number}", f"word{number % 10}") for number in range(60))).ends()

    report = load()

    ask("SET enable_seqscan = off")
    assert report.articles["loaded"] == 60
    assert ask(FOUND) == [(6,)]
    assert ask("SELECT warehouse.settle_search()") == [(0,)]
