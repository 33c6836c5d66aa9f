"""What recurs in a source is learnt from the set of its articles."""

from __future__ import annotations

from collections.abc import Callable

from spiders.dedupe.stories.recurring import RECURS, Recurring, share
from spiders.dedupe.stories.sketch import sketch


def test_a_passage_recurs_once_enough_articles_of_one_source_have_it(news: Callable[..., list[str]]) -> None:
    notice = "\n".join(news(9, paragraphs=6))
    made = [sketch(f"Column {number}", f"{news(number)[0]}\n{notice}").keys for number in range(RECURS)]
    recurring = Recurring()
    for of in made[:-1]:
        recurring.count("paper", of)
    assert not recurring.of("paper")

    recurring.count("paper", made[-1])

    assert len(recurring.of("paper")) >= 6
    assert not recurring.of("another paper")
    assert share(made[0], made[1], recurring.of("paper")) > 0.5
    assert share(made[0], made[1], recurring.of("another paper")) == 0


def test_the_same_article_again_and_again_is_not_recurring(news: Callable[..., list[str]]) -> None:
    recurring = Recurring()

    for _ in range(3 * RECURS):
        recurring.count("paper", sketch("The same headline", "\n".join(news(1))).keys)

    assert not recurring.of("paper")
