"""History in two times: what each revision changed, what was known at a time, what was taken away and for how long."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from spiders.items import State
from spiders.warehouse.load import load
from spiders.warehouse.refresh import refresh
from tests.conftest import Warehouse
from tests.warehouse.staging import DAY, Run, article, changed, line, url

Ask = Callable[..., list[tuple[Any, ...]]]
HOUR = timedelta(hours=1)

FIRST = "The bank raised rates by a quarter point on Monday.\n\nShares fell."
SECOND = "The bank raised rates by half a point on Monday.\n\nShares fell.\n\nBonds rose."


@pytest.fixture
def filled(warehouse: Warehouse) -> Warehouse:
    """One article: read, changed in silence, gone, back with its first headline."""
    one = article("1", FIRST)
    Run(1).reads(one, article("2")).ends()
    two = changed(one, body_text=SECOND, headline="Rates up", fetched_at=DAY + HOUR, raw_ref="x#1")
    Run(2).reads(two).ends()
    Run(3).says(line("1", State.GONE, DAY + 2 * HOUR, reason="http_410")).ends()
    back = changed(two, headline=one.headline, fetched_at=DAY + 3 * HOUR, updated_at=DAY + 3 * HOUR, raw_ref="x#2")
    Run(4).reads(back).ends()
    load()
    return warehouse


@pytest.mark.usefixtures("filled")
def test_a_revision_says_what_it_changed_in_words(ask: Ask):
    found = ask(
        "SELECT revision_no, words_added, words_removed, share_changed, changes FROM news.revisions"
        " WHERE url_canonical = %s ORDER BY 1",
        url("1"),
    )

    assert found[0] == (1, None, None, None, None)
    (_, added, removed, share, passages) = found[1]
    assert (added, removed) == (3, 1)
    assert 0.1 < share < 0.3
    assert passages == [{"was": "a quarter", "now": "half a"}, {"was": None, "now": "Bonds rose."}]
    assert found[2] == (3, 0, 0, 0.0, [])


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize(
    ("at", "headline", "status", "revision"),
    [
        (DAY, "Headline of 1", "live", 1),
        (DAY + 1.5 * HOUR, "Rates up", "updated", 2),
        (DAY + 2.5 * HOUR, "Rates up", "gone", 2),
        (DAY + 9 * HOUR, "Headline of 1", "updated", 3),
    ],
)
def test_the_warehouse_is_shown_as_it_was_known_then(ask: Ask, at: datetime, headline: str, status: str, revision: int):
    query = "SELECT headline, status, revision_no, is_changed_since FROM news.articles_asof(%s) WHERE url = %s"

    assert ask(query, at, url("1")) == [(headline, status, revision, revision < 3)]


@pytest.mark.usefixtures("filled")
def test_before_its_first_sight_an_article_was_not_known(ask: Ask):
    assert ask("SELECT count(*) FROM news.articles_asof(%s)", DAY - timedelta(seconds=1)) == [(0,)]
    assert ask("SELECT count(*) FROM news.articles_asof(%s)", DAY) == [(2,)]


@pytest.mark.usefixtures("filled")
def test_headlines_are_told_in_order(ask: Ask):
    query = (
        "SELECT headline, seen_at, seen_until, is_silent FROM news.headline_history WHERE url_canonical = %s ORDER BY 2"
    )

    assert ask(query, url("1")) == [
        ("Headline of 1", DAY, DAY + HOUR, False),
        ("Rates up", DAY + HOUR, DAY + 3 * HOUR, True),
        ("Headline of 1", DAY + 3 * HOUR, None, False),
    ]


@pytest.mark.usefixtures("filled")
def test_what_disappeared_keeps_its_last_text_and_says_how_long_it_lived(ask: Ask):
    query = "SELECT how, noticed_at, back_at, lived_for, headline, last_text, last_revision_no FROM news.disappeared"

    assert ask(query) == [("gone", DAY + 2 * HOUR, DAY + 3 * HOUR, 3 * HOUR, "Rates up", SECOND, 2)]


@pytest.mark.usefixtures("warehouse")
def test_a_retraction_shows_the_text_before_the_notice(ask: Ask):
    one = article("1", FIRST)
    Run(1).reads(one).ends()
    notice = changed(
        one, body_text="This article was retracted.", status="retracted", fetched_at=DAY + HOUR, raw_ref="x#1"
    )
    Run(2).reads(notice).ends()
    load()

    assert ask("SELECT how, last_text, noticed_at FROM news.disappeared") == [("retracted", FIRST, DAY + HOUR)]
    assert ask("SELECT status FROM news.articles_asof(%s)", DAY + 2 * HOUR) == [("retracted",)]
    assert ask("SELECT status FROM news.articles_asof(%s)", DAY) == [("live",)]


STATES = "SELECT at, previous_status, status FROM news.status_changes ORDER BY 1"


@pytest.mark.usefixtures("warehouse")
@pytest.mark.parametrize("order", list(permutations(range(4))))
def test_the_order_of_loading_makes_no_difference_to_what_was_away(ask: Ask, order: tuple[int, ...]):
    one = article("1", FIRST)
    again = changed(one, fetched_at=DAY + 2 * HOUR, raw_ref="x#1")
    notice = changed(one, body_text="Retracted.", status="retracted", fetched_at=DAY + 3 * HOUR, raw_ref="x#2")
    paths = [
        Run(1).reads(one).ends(),
        Run(2).says(line("1", State.GONE, DAY + HOUR, reason="http_410")).ends(),
        Run(3).reads(again).ends(),
        Run(4).reads(notice).ends(),
    ]
    for place in order:
        load([str(path) for path in paths[place]])

    assert ask(STATES) == [
        (DAY + HOUR, "live", "gone"), (DAY + 2 * HOUR, "gone", "live"), (DAY + 3 * HOUR, "live", "retracted")
    ]  # fmt: skip


@pytest.mark.usefixtures("warehouse")
@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_a_mark_of_retraction_is_a_change_of_status_though_the_text_stays(ask: Ask, order: tuple[int, ...]):
    one = article("1", FIRST)
    paths = [
        Run(place + 1).reads(changed(one, status=status, fetched_at=DAY + place * HOUR, raw_ref=f"x#{place}")).ends()
        for place, status in enumerate(("live", "retracted", "live"))
    ]
    for place in order:
        load([str(path) for path in paths[place]])

    assert ask(STATES) == [(DAY + HOUR, "live", "retracted"), (DAY + 2 * HOUR, "retracted", "live")]
    assert ask("SELECT how, back_at, last_text FROM news.disappeared") == [("retracted", DAY + 2 * HOUR, FIRST)]
    asked = [ask("SELECT status FROM news.articles_asof(%s)", DAY + hours * HOUR) for hours in range(3)]
    assert asked == [[("live",)], [("retracted",)], [("live",)]]
    assert ask("SELECT count(*), max(status) FROM news.revisions") == [(1, "live")]


COMPARED = "SELECT revision_no, words_added, words_removed, changes FROM news.revisions ORDER BY 1"


@pytest.mark.usefixtures("warehouse")
@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_the_order_of_loading_makes_no_difference_to_what_was_changed(ask: Ask, order: tuple[int, ...]):
    one = article("1", FIRST)
    texts = [FIRST, SECOND, "The bank did nothing."]
    paths: list[list[Path]] = [
        Run(place + 1).reads(changed(one, body_text=text, fetched_at=DAY + place * HOUR, raw_ref=f"x#{place}")).ends()
        for place, text in enumerate(texts)
    ]
    for place in order:
        load([str(path) for path in paths[place]])

    assert [row[:3] for row in ask(COMPARED)] == [(1, None, None), (2, 3, 1), (3, 2, 12)]


@pytest.mark.usefixtures("filled")
def test_revisions_of_an_older_warehouse_are_compared_by_the_refresh(ask: Ask):
    before = ask(COMPARED)
    ask(
        "UPDATE warehouse.article_revision"
        " SET words_added = NULL, words_removed = NULL, share_changed = NULL, changes = NULL"
    )

    assert refresh().compared == 2
    assert ask(COMPARED) == before
    assert refresh().compared == 0
