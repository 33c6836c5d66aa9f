"""What recurs in a source is learnt from the set of its articles that were published about the same time."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest

from spiders.dedupe.stories.keys import Keys
from spiders.dedupe.stories.recurring import RECURS, Recurring, share
from spiders.dedupe.stories.sketch import sketch

DAY = 86_400
WINDOW = 10 * DAY


def keys_of(*indexed: int, opening: int) -> Keys:
    return Keys(indexed=indexed, others=(), whole=0, opening=opening, places=b"")


def test_a_passage_recurs_once_enough_articles_of_one_source_have_it(news: Callable[..., list[str]]) -> None:
    notice = "\n".join(news(9, paragraphs=6))
    made = [sketch(f"Column {number}", f"{news(number)[0]}\n{notice}").keys for number in range(RECURS)]
    recurring = Recurring(WINDOW)
    for of in made[:-1]:
        recurring.count("paper", 0, of)
    assert not recurring.of("paper")

    recurring.count("paper", 0, made[-1])

    assert len(recurring.of("paper")) >= 6
    assert not recurring.of("another paper")
    assert share(made[0], made[1], recurring.of("paper")) > 0.5
    assert share(made[0], made[1], recurring.of("another paper")) == 0


def test_the_same_article_again_and_again_is_not_recurring(news: Callable[..., list[str]]) -> None:
    recurring = Recurring(WINDOW)

    for _ in range(3 * RECURS):
        recurring.count("paper", 0, sketch("The same headline", "\n".join(news(1))).keys)

    assert not recurring.of("paper")


def test_what_comes_once_a_week_recurs_and_what_comes_once_a_month_does_not() -> None:
    """Articles further apart than the window are never compared: there is nothing to keep apart."""
    weekly, monthly = Recurring(WINDOW), Recurring(WINDOW)
    for number in range(2 * RECURS):
        weekly.count("paper", 7 * number * DAY, keys_of(1, opening=number))
        monthly.count("paper", 30 * number * DAY, keys_of(1, opening=number))

    assert weekly.of("paper") == {1}
    assert not monthly.of("paper")


def test_pairs_of_any_time_are_counted_together() -> None:
    recurring = Recurring(WINDOW)
    grown = [
        recurring.count("paper", at * DAY, keys_of(1, opening=number))
        for number, at in enumerate((0, 10, 1000, 1010, 2000, 2010))
    ]

    assert grown == [[], [], [], [], [], [1]]


def test_an_article_that_is_near_none_is_counted_once_one_comes_between() -> None:
    recurring = Recurring(WINDOW)
    for number, at in enumerate((0, 20, 40, 60)):
        recurring.count("paper", at * DAY, keys_of(1, opening=number))

    assert recurring.count("paper", 10 * DAY, keys_of(1, opening=7)) == []  # three: 0, 10 and 20
    assert recurring.count("paper", 50 * DAY, keys_of(1, opening=8)) == [1]


@pytest.mark.parametrize("seed", range(20))
def test_what_recurs_does_not_depend_on_the_order_of_arrival(seed: int) -> None:
    rng = random.Random(seed)  # noqa: S311
    articles = [
        (
            rng.choice("ab"),
            rng.randrange(120) * DAY,
            keys_of(*sorted(rng.sample(range(9), 3)), opening=rng.randrange(9)),
        )
        for _ in range(60)
    ]

    def recurring(arriving: list[tuple[str, int, Keys]]) -> dict[str, set[int]]:
        found = Recurring(WINDOW)
        for source, published, of in arriving:
            found.count(source, published, of)
        return {source: set(found.of(source)) for source in "ab"}

    at_once = recurring(articles)
    for _ in range(5):
        assert recurring(rng.sample(articles, len(articles))) == at_once
