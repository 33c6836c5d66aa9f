"""What is typed with OR and minus signs finds exactly the articles whose search vector Postgres says so of."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from spiders.warehouse.load import load
from tests.warehouse.staging import DAY, Run, article

Ask = Callable[..., list[tuple[Any, ...]]]
WORDS = (
    "bank", "rate", "ferry", "o'clock", "naïve", "back\\slash", "re-elected", "Übergröße", "3.5", "U.N.", "the", "and",
    "대통령이", "'quoted'",
)  # fmt: skip
ARTICLES = 120
"""More than a load leaves to Postgres."""
EXACTLY = """
SELECT s.article_id
FROM warehouse.article_search s
WHERE warehouse.words_of(s.article_id, s.version) @@ warehouse.search_query(s.config, %s)
ORDER BY 1
"""


def asked(dice: random.Random) -> str:
    """Sides of an OR: words and phrases, some of which must not be there, but not the first, which has a stem."""

    def side() -> str:
        others = [
            dice.choice(("", "", "-")) + dice.choice(("{}", "{}", '"{} {}"')).format(*dice.choices(WORDS, k=2))
            for _ in range(dice.randint(0, 3))
        ]
        return " ".join((dice.choice(WORDS[:3]), *others))

    return " or ".join(side() for _ in range(dice.choice((1, 1, 2, 3))))


@pytest.fixture
def filled(ask: Ask) -> Ask:
    """Some words of those that are asked for in each article, of two months and two languages."""
    dice = random.Random(5)  # noqa: S311 (test)
    Run().reads(
        *(
            article(
                str(number),
                " ".join(dice.choices(WORDS, k=dice.randint(1, 9))),
                language=dice.choice(("en", "en", "de")),
                published_at=DAY - timedelta(days=dice.randint(0, 40)),
            )
            for number in range(ARTICLES)
        )
    ).ends()
    load()
    return ask


def test_it_finds_what_postgres_finds_in_each_text(filled: Ask):
    dice = random.Random(6)  # noqa: S311 (test)
    found = 0

    for query in (asked(dice) for _ in range(150)):
        exactly = filled(EXACTLY, query)
        hits = filled("SELECT article_id FROM news.search(%s, newest => true, top => 1000) ORDER BY 1", query)
        mentions = filled("SELECT article_id FROM news.mentions(%s) ORDER BY 1", query)
        assert hits == exactly, query
        assert mentions == exactly, query
        found += 0 < len(exactly) < ARTICLES

    assert found > 100
