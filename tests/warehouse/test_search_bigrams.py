"""A month of the search has an index of what stands side by side in its articles: what it finds is the same."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import psycopg2
import pytest

from spiders.warehouse.ahead import WORTH
from spiders.warehouse.load import load
from spiders.warehouse.refresh import refresh
from spiders.warehouse.takedown import give_back, take_down
from tests.conftest import Warehouse
from tests.warehouse.bigrams import Ask, due, index
from tests.warehouse.staging import DAY, Run, article, changed, url
from tests.warehouse.test_search import names

NOT_KNOWN = "SELECT count(*) FROM warehouse.article_search WHERE warehouse.bigrams_of(article_id, version) @> '{-1}'"
BROKEN_OFF = "SELECT count(*) FROM pg_index WHERE NOT indisvalid"


def not_known(ask: Ask) -> int:
    """How many articles are in the index without what stands side by side in them."""
    ask("SET enable_seqscan = off")
    ((number,),) = ask(NOT_KNOWN)
    return int(number)


def test_two_words_side_by_side_have_a_number_and_none_across_a_word_that_is_not_indexed(ask: Ask):
    ((one, other, far, unknown),) = ask("""
        SELECT warehouse.bigrams(warehouse.places_of(to_tsvector('warehouse.english', 'the central bank'))),
          warehouse.bigrams(warehouse.places_of(to_tsvector('warehouse.english', 'Banks: central banking'))),
          warehouse.bigrams(warehouse.places_of(to_tsvector('warehouse.english', 'central and bank'))),
          warehouse.bigrams(NULL)""")

    assert len(one) == 1
    assert len(other) == 2
    assert other[1:] == one
    assert other[:1] != one
    assert far == []
    assert unknown == [-1]


def test_every_month_gets_it_the_newest_first(ask: Ask):
    now, run = datetime.now(UTC), Run()
    for name, at in {"now": now, "march": DAY, "january": DAY - timedelta(days=50)}.items():
        run.reads(article(name, published_at=at))
    run.ends()
    load()

    assert index(ask) == [f"article_search_{now:%Y_%m}", "article_search_2026_03", "article_search_2026_01"]
    assert index(ask) == []


def test_a_month_that_never_had_it_comes_before_one_into_which_many_came(ask: Ask):
    Run(1).reads(*(article(f"old{number}", published_at=DAY) for number in range(9))).ends()
    load()
    assert index(ask) == ["article_search_2026_03"]
    january = DAY - timedelta(days=50)
    Run(2).reads(*(article(f"{at:%m}-{n}", published_at=at) for at in (DAY, january) for n in range(9))).ends()
    load()

    assert index(ask) == ["article_search_2026_01", "article_search_2026_03"]


def test_a_refresh_gives_it_to_a_month_that_has_enough_articles(ask: Ask):
    Run().reads(article("1", published_at=DAY)).ends()
    load()
    assert refresh().indexed is None

    ask("UPDATE pg_class SET reltuples = 20000 WHERE relname = 'article_search_2026_03'")

    assert refresh().indexed == "article_search_2026_03"
    assert refresh().indexed is None


@pytest.mark.parametrize("more", [1, WORTH + 10])
def test_what_comes_late_or_changes_is_found_until_it_is_made_anew(ask: Ask, more: int):
    first = article("first", "The central bank spoke of ferries.", published_at=DAY)
    Run(1).reads(first, article("other", "The bank was central.", published_at=DAY)).ends()
    load()
    index(ask)

    late = [
        article(f"late{number}", f"Late, the central bank spoke to number{number}.", published_at=DAY)
        for number in range(more)
    ]
    Run(2).reads(*late, changed(first, body_text="The bank kept silent about ferries.", raw_ref="x#1")).ends()
    load()

    assert names(ask, '"central bank"', more=", newest => true, top => 100") == [
        f"late{number}" for number in reversed(range(more))
    ]
    assert names(ask, '"kept silent"') == ["first"]
    assert names(ask, '"bank was central"') == ["other"]
    assert not_known(ask) == more + 1

    assert due(ask, late=more + 1) is None
    assert index(ask) == ["article_search_2026_03"]
    assert not_known(ask) == 0
    assert names(ask, '"kept silent"') == ["first"]
    assert names(ask, '"spoke to number0"') == ["late0"]


def test_a_text_that_is_taken_down_and_given_back_is_in_it_again(ask: Ask):
    Run().reads(article("1", "The central bank spoke.", published_at=DAY)).ends()
    load()
    index(ask)

    take_down(url("1"), "asked by the publisher")
    assert names(ask, '"central bank"') == []
    give_back(url("1"), "asked for again")

    assert names(ask, '"central bank"') == ["1"]
    assert names(ask, '"bank central"') == []


def test_a_text_of_which_the_order_of_words_is_not_known_is_found(ask: Ask):
    Run().reads(article("1", "The central bank spoke.", published_at=DAY)).ends()
    load()
    ask("UPDATE warehouse.article_words SET places = NULL")
    index(ask)

    assert not_known(ask) == 1
    assert names(ask, '"central bank"') == ["1"]
    assert names(ask, '"bank central"') == []

    assert due(ask) is None


def test_what_is_loaded_and_asked_while_an_index_is_made_is_found(ask: Ask):
    first = [article(f"first{n}", f"The central bank spoke of {n}.", published_at=DAY) for n in range(1500)]
    Run(1).reads(*first).ends()
    load()
    ask("UPDATE pg_class SET reltuples = 20000 WHERE relname = 'article_search_2026_03'")
    for number in range(2, 6):
        Run(number).reads(article(f"later{number}", "Later, the central bank was silent.", published_at=DAY)).ends()

    with ThreadPoolExecutor(1) as beside:
        made = beside.submit(refresh)
        load()
        assert len(names(ask, '"bank was silent"')) == 4
        assert made.result().indexed == "article_search_2026_03"

    assert len(names(ask, '"bank was silent"')) == 4
    assert len(names(ask, '"central bank" silent')) == 4
    assert ask("""SELECT count(*) FROM news.mentions('"central bank"')""") == [(1504,)]


def test_what_an_older_transaction_holds_up_is_left_to_the_next_refresh(
    ask: Ask, warehouse: Warehouse, monkeypatch: pytest.MonkeyPatch
):
    Run().reads(*(article(f"{number}", "The central bank spoke.", published_at=DAY) for number in range(20))).ends()
    load()
    ask("UPDATE pg_class SET reltuples = 20000 WHERE relname = 'article_search_2026_03'")
    monkeypatch.setattr("spiders.warehouse.refresh.PATIENCE", "200ms")
    older = psycopg2.connect(warehouse.loader)
    older.set_session(isolation_level="REPEATABLE READ")
    older.cursor().execute("SELECT FROM warehouse.article_search")

    assert refresh().indexed is None
    assert ask(BROKEN_OFF) == [(1,)]
    assert len(names(ask, '"central bank"')) == 20
    older.close()

    ask("UPDATE pg_class SET reltuples = 0 WHERE relname = 'article_search_2026_03'")
    assert due(ask) == "article_search_2026_03"
    assert ask(BROKEN_OFF) == [(0,)]


@pytest.mark.parametrize("indexed", [(), (1,), (4,), (2, 3), (1, 4), (2, 5), (1, 2, 3, 4, 5)])
def test_all_months_are_searched_whichever_have_it(ask: Ask, indexed: tuple[int, ...]):
    run = Run()
    for month in range(1, 6):
        for day in (3, 20):
            at = datetime(2026, month, day, tzinfo=UTC)
            run.reads(article(f"{month}-{day}", "The central bank spoke.", published_at=at))
            run.reads(article(f"not-{month}-{day}", "The bank is central.", published_at=at))
    run.ends()
    load()
    ask("ANALYZE warehouse.article_search")
    for month in range(1, 6):
        enough = 10_000 if month in indexed else 0
        ask("UPDATE pg_class SET reltuples = %s WHERE relname = %s", enough, f"article_search_2026_0{month}")
    made = [refresh().indexed for _ in range(len(indexed) + 1)]
    assert made == [*(f"article_search_2026_0{month}" for month in sorted(indexed, reverse=True)), None]

    expected = [f"{month}-{day}" for month in range(5, 0, -1) for day in (20, 3)]
    assert names(ask, '"central bank"', more=", newest => true") == expected
    assert names(ask, '"central bank"', more=", newest => true, top => 3") == expected[:3]
    assert names(ask, '"central bank" or "nothing else"', more=", newest => true") == expected
    assert names(ask, 'bank -"central bank"', more=", newest => true") == [f"not-{name}" for name in expected]
    assert set(names(ask, '"central bank"')) == set(expected)
