"""Phrases in news.search: found by the order of an article's words, which follows its text and is proved by it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from hashlib import sha256
from typing import Any

import pytest

from spiders.warehouse.ahead import WORTH
from spiders.warehouse.load import load
from spiders.warehouse.takedown import give_back, take_down
from tests.warehouse.bigrams import due, index
from tests.warehouse.staging import DAY, Run, article, changed, url
from tests.warehouse.test_search import names

Ask = Callable[..., list[tuple[Any, ...]]]
LONG = "Nothing else of note was said in town that day, and all the ferries ran. " * 40

ARTICLES = {
    "of": LONG + "It was the Bank of England that acted. " + LONG,
    "new": LONG + "A bank, England's oldest, and the bank new England built. " + LONG,
    "far": LONG + "The bank acted and England waited. " + LONG,
    "hyphens": LONG + "It is a state-of-the-art museum by the U.S. bank. " + LONG,
    "quoted": "He said “rates rose <b>again</b>” today. " + LONG,
    "korean": "한국은행은 26일 기준금리를 동결했다. " * 30,
}

WRONG = """
SELECT count(*) FROM warehouse.article_search s LEFT JOIN warehouse.article_words w USING (article_id)
WHERE w.version IS DISTINCT FROM s.version
  OR w.places IS DISTINCT FROM warehouse.places_of(warehouse.words_of(s.article_id, s.version))
"""
"""Articles whose words are not kept as they stand."""


@pytest.fixture(params=["words", "bigrams", "bigrams to come"])
def filled(ask: Ask, request: pytest.FixtureRequest) -> Ask:
    """The articles above, an hour between each and the next, the first the newest; looked up by what the index has."""
    run = Run()
    for number, (name, text) in enumerate(ARTICLES.items()):
        language = "ko" if name == "korean" else "en"
        run.reads(article(name, text, published_at=DAY - timedelta(hours=number), language=language))
    run.ends()
    load()
    if request.param == "bigrams":
        assert index(ask) == ["article_search_2026_03"]
    elif request.param == "bigrams to come":
        assert due(ask) == "article_search_2026_03"
        ask("UPDATE warehouse.search_part SET has_bigrams = true")
    return ask


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ('"bank of england"', ["of", "new"]),
        ('"bank england"', ["new"]),
        ('"banks of England" acted', ["of"]),
        ('"bank acted" or "bank new england"', ["new", "far"]),
        ('"bank acted" or museum', ["far", "hyphens"]),
        ('bank -"bank of england"', ["far", "hyphens"]),
        ('"state-of-the-art museum"', ["hyphens"]),
        ("state-of-the-art", ["hyphens"]),
        ('"u.s. bank" "art museum"', ["hyphens"]),
        ('"rates rose again"', ["quoted"]),
        ('"england bank"', []),
        ('"bank of england" -acted', ["new"]),
        ('"bank of england" -"england built"', ["of"]),
        ("기준금리", ["korean"]),
        ("한국은행 기준금리", ["korean"]),
        ("한국금리", []),
    ],
)
def test_a_phrase_is_found_where_its_words_stand_as_far_apart_as_they_were_typed(
    filled: Ask, query: str, found: list[str]
):
    assert names(filled, query, more=", newest => true") == found
    assert set(names(filled, query)) == set(found)


def test_the_order_of_the_words_is_told_by_two_bytes_a_place(filled: Ask):
    bank, england = (sha256(word).digest()[:2] for word in (b"bank", b"england"))

    ((places,),) = filled("SELECT warehouse.places_of(to_tsvector('warehouse.english', 'The Bank of England, of the'))")

    assert bytes(places) == bytes(2) + bank + bytes(2) + england


def test_a_phrase_is_found_without_the_order_of_the_words_too(filled: Ask):
    filled("UPDATE warehouse.article_words SET places = NULL")

    assert names(filled, '"bank of england"', more=", newest => true") == ["of", "new"]
    assert names(filled, 'bank -"bank of england"', more=", newest => true") == ["far", "hyphens"]


def test_the_order_of_the_words_follows_the_text(ask: Ask):
    first, other = article("1", "The central bank spoke. " + LONG), article("2", "Ferries ran. " + LONG)
    Run(1).reads(first, other).ends()
    load()
    months_later = DAY + timedelta(days=90)
    Run(2).reads(
        changed(first, body_text="The bank was central. " + LONG, published_at=months_later, raw_ref="x#1")
    ).ends()
    load()

    assert ask(WRONG) == [(0,)]
    assert names(ask, '"central bank"') == []
    assert names(ask, '"bank was central"') == ["1"]

    take_down(url("1"), "asked by the publisher")
    assert ask("SELECT count(*) FROM warehouse.article_words") == [(1,)]
    give_back(url("1"), "asked for again")
    assert ask(WRONG) == [(0,)]
    assert names(ask, '"bank was central"') == ["1"]


def test_a_large_batch_brings_the_same_order_as_a_small_one_and_so_do_those_in_it_that_are_left_to_postgres(ask: Ask):
    tags = ["", "<b>"] * (WORTH // 2 + 5)
    texts = [f"The {tag}Bank of England acted on number{number}. {LONG}" for number, tag in enumerate(tags)]
    Run().reads(*(article(str(number), text) for number, text in enumerate(texts))).ends()
    load()

    assert ask(WRONG) == [(0,)]
    assert names(ask, '"acted on number7"') == ["7"]


def test_what_has_the_words_in_a_window_is_found_before_any_text_is_read(ask: Ask):
    """By the index of words, in parts of that time alone; of a part with a few articles any way would do."""
    run = Run().reads(*(
        article(str(number), f"{LONG} {number}", published_at=DAY - timedelta(minutes=number)) for number in range(600)
    ))  # fmt: skip
    run.ends()
    load()
    ask("ANALYZE warehouse.article_search")

    plan = str(ask(
        "EXPLAIN WITH candidate AS MATERIALIZED (SELECT article_id, at, version FROM warehouse.article_search t"
        " WHERE warehouse.numbers_of(t.article_id, t.version)"
        " @> ARRAY[warehouse.number_of('bank'), warehouse.number_of('england')]"
        " AND at >= '2026-03-01' AND at < '2026-04-01' ORDER BY at DESC, article_id DESC)"
        " SELECT * FROM candidate LIMIT 20"
    ))  # fmt: skip

    assert "Bitmap Index Scan on article_search_2026_03_by_number" in plan
    assert "Seq Scan" not in plan
    assert "article_search_2026_02" not in plan


@pytest.mark.parametrize(
    ("phrase", "run"),
    [
        ("'대통' <-> '통령' <-> '령이'", "대통령이"),
        ("'대통' <-> '령이'", None),
        ("'대통' <2> '통령'", None),
        ("'ab' <-> 'bc'", None),
        ("'of' <-> '대통'", None),
    ],
)
def test_a_phrase_of_pairs_that_overlap_is_a_run_of_characters(ask: Ask, phrase: str, run: str | None):
    assert ask("SELECT warehouse.run_of(%s::tsquery)", phrase) == [(run,)]


@pytest.mark.parametrize(
    ("query", "proofs"),
    [
        ('rates "Central bank of England"', [" Central bank of England "]),
        ('"re-elected mayor"', [None]),
        ('"central bank" -"two  spaces"', [" central bank ", None]),
        ('re-elected "central bank', [None, None]),
    ],
)
def test_a_phrase_of_plain_letters_is_proved_where_it_stands_as_it_was_typed(
    ask: Ask, query: str, proofs: list[str | None]
):
    ((found,),) = ask(
        "SELECT array_agg(side.proofs) FROM unnest("
        "warehouse.query_sides(ARRAY['warehouse.english'::regconfig], %s)) AS side",
        query,
    )

    assert sorted(found[0], key=str) == sorted(proofs, key=str)


def test_a_run_in_what_looks_like_a_tag_is_not_found(ask: Ask):
    Run().reads(
        article("tag", '기준 <a href="기준금리"> 금리', language="ko"),
        article("text", "기준금리를 동결했다", language="ko"),
    ).ends()
    load()

    assert names(ask, "기준금리") == ["text"]
    assert names(ask, '"기준 금리"') == ["tag"]
