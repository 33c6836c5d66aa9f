"""news.mentions: all that a query finds, the first published first, whatever month, outlet or language it is of."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import psycopg2
import pytest

from spiders.warehouse.load import load
from tests.warehouse.staging import DAY, Run, article

Ask = Callable[..., list[tuple[Any, ...]]]

ARTICLES: dict[str, dict[str, Any]] = {
    "new": {"body_text": "The ferries are on strike."},
    "older": {"body_text": "A strike of no ferry.", "published_at": DAY - timedelta(days=40)},
    "oldest": {"body_text": "A ferry strike begins.", "published_at": DAY - timedelta(days=100)},
    "german": {"body_text": "Der Ferry Strike.", "language": "de", "published_at": DAY - timedelta(days=99)},
    "elsewhere": {"body_text": "A ferry strike.", "source": "web", "published_at": DAY - timedelta(days=2)},
    "timeless": {"body_text": "A ferry strike.", "published_at": None, "date_precision": "none"},
    "other": {"body_text": "A bus."},
}


@pytest.fixture
def filled(ask: Ask) -> Ask:
    """The articles above."""
    run = Run()
    for name, values in ARTICLES.items():
        run.reads(article(name, **values))
    run.ends()
    load()
    return ask


def names(ask: Ask, arguments: str) -> list[str]:
    """What is found, in its order, by the last part of its address."""
    rows = ask(
        "SELECT a.url FROM (SELECT row_number() OVER () AS place, * "  # noqa: S608 (of this file)
        f"FROM news.mentions({arguments})) AS m JOIN warehouse.article AS a USING (article_id) ORDER BY m.place"
    )
    return [url.rsplit("/", 1)[1] for (url,) in rows]


def test_the_first_published_comes_first_and_what_has_no_time_is_left_out(filled: Ask):
    assert names(filled, "'ferry strike'") == ["oldest", "german", "older", "elsewhere", "new"]


def test_only_so_many_are_looked_for(filled: Ask):
    assert names(filled, "'ferry strike', top => 2") == ["oldest", "german"]
    assert names(filled, "'ferry strike', '2026-01-01', top => 1") == ["older"]


def test_a_phrase_is_found_where_its_words_stand_together(filled: Ask):
    assert names(filled, """'"ferry strike"'""") == ["oldest", "german", "elsewhere"]
    assert names(filled, """'"ferry strike"', '2025-11-25', top => 1""") == ["elsewhere"]


def test_a_word_beside_a_phrase_must_not_be_there_where_it_says_so(filled: Ask):
    with_it = names(filled, """'"ferry strike" begins'""")

    assert with_it
    assert names(filled, """'"ferry strike" -begins'""") == [
        name for name in names(filled, """'"ferry strike"'""") if name not in with_it
    ]


def test_what_two_phrases_find_is_told_once(filled: Ask):
    assert names(filled, """'"ferry strike" or "strike begins"'""") == ["oldest", "german", "elsewhere"]


def test_time_outlet_and_language_narrow_it(filled: Ask):
    assert names(filled, "'strike', '2025-12-01', '2026-03-01'") == ["older", "elsewhere"]
    assert names(filled, "'strike', source => 'web'") == ["elsewhere"]
    assert names(filled, "'strike', language => 'de'") == ["german"]
    assert filled("SELECT DISTINCT outlet FROM news.mentions('strike', source => 'web')") == [("web",)]


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        ("''", "the query is empty"),
        ("'-strike'", "no word to search by"),
        ("'strike', source => 'nowhere'", "there is no source"),
        ("'strike', '2026-03-02', '2026-03-01'", "must be before until"),
        ("'strike', top => 0", "top is 0"),
    ],
)
def test_nonsense_is_refused_as_by_the_search(filled: Ask, arguments: str, reason: str):
    with pytest.raises(psycopg2.DataError, match=reason):
        filled(f"SELECT FROM news.mentions({arguments})")
