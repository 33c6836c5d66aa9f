"""news.search: what a search box promises, in any language, with one clear sentence where it is asked nonsense."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import psycopg2
import pytest

from spiders.warehouse.load import load
from tests.conftest import Warehouse
from tests.warehouse.staging import DAY, Run, article

Ask = Callable[..., list[tuple[Any, ...]]]
FILLER = "Nothing else of note was said on the day. " * 30

ARTICLES = {
    "rates": {"headline": "Central bank holds rates", "body_text": "The central bank kept its rate. " + FILLER},
    "deep": {"headline": "A long day", "body_text": FILLER + "At last the central bank spoke of rates."},
    "apart": {"headline": "Bank robbed", "body_text": "In the central district a bank was robbed. " + FILLER},
    "muenchen": {"language": "de", "headline": "Züge verspätet", "body_text": "In München fuhren die Häuser vorbei."},
    "ecole": {"language": "fr", "headline": "Une école rouvre", "body_text": "Les élèves retrouvent leurs écoles."},
    "cancion": {"language": "es", "headline": "Una canción", "body_text": "Las canciones de la niñez en el corazón."},
    "seoul": {"language": "ko", "headline": "대통령이 말했다", "body_text": "한국은행은 26일 기준금리를 동결했다."},
    "tokyo": {"language": "ja", "headline": "東京の株価", "body_text": "日経平均株価は3日ぶりに反発した。"},
    "beijing": {"language": "zh", "headline": "央行降息", "body_text": "中国人民银行周一宣布下调利率。"},
}


@pytest.fixture
def filled(ask: Ask) -> Ask:
    """The articles above, an hour between each and the next, the first the newest."""
    run = Run()
    for number, (name, values) in enumerate(ARTICLES.items()):
        run.reads(article(name, published_at=DAY - timedelta(hours=number), **values))
    run.ends()
    load()
    return ask


def names(ask: Ask, *parameters: Any, more: str = "") -> list[str]:
    """What is found, by the last part of its address."""
    rows = ask(f"SELECT url FROM news.search(%s{more})", *parameters)  # noqa: S608 (of this file)
    return [url.rsplit("/", 1)[1] for (url,) in rows]


def test_words_are_found_in_any_form_the_headline_before_the_text(filled: Ask):
    assert names(filled, "bank rate") == ["rates", "deep"]
    assert set(names(filled, "robbing OR rated")) == {"apart", "rates", "deep"}
    assert names(filled, "central bank -rates") == ["apart"]


def test_a_phrase_is_found_where_its_words_stand_together(filled: Ask):
    assert set(names(filled, "central bank")) == {"rates", "deep", "apart"}
    assert names(filled, '"central bank"') == ["rates", "deep"]
    assert names(filled, 'bank -"central bank"') == ["apart"]


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("munchen", "muenchen"), ("MÜNCHEN", "muenchen"), ("haus", "muenchen"), ("verspatete Zug", "muenchen"),
        ("ecole", "ecole"), ("élève", "ecole"), ("eleves", "ecole"), ("canción", "cancion"), ("ninez", "cancion"),
        ("corazon", "cancion"), ("대통령", "seoul"), ("기준금리 한국은행", "seoul"), ('"26일 기준금리"', "seoul"),
        ("株価", "tokyo"), ("日経平均", "tokyo"), ("人民银行", "beijing"), ("降息 -日経", "beijing"),
    ],
)  # fmt: skip
def test_every_language_is_searched_in_its_own_way_without_being_named(filled: Ask, query: str, name: str):
    assert names(filled, query) == [name]
    assert names(filled, query, more=", newest => true") == [name]


def test_pairs_that_only_stand_apart_are_no_word(filled: Ask):
    assert names(filled, "대통령은행") == []
    assert names(filled, "东京") == []


def test_newest_first_and_only_so_many(filled: Ask):
    assert names(filled, "day", more=", newest => true") == ["rates", "deep", "apart"]
    assert names(filled, "day", more=", newest => true, top => 2") == ["rates", "deep"]
    assert filled("SELECT DISTINCT found FROM news.search('day', newest => true)") == [(3,)]
    assert filled("SELECT DISTINCT found FROM news.search('day', newest => true, top => 2)") == [(None,)]


def test_filters_leave_the_rest_out(filled: Ask):
    assert names(filled, "bank", DAY - timedelta(minutes=90), more=", since => %s") == ["rates", "deep"]
    assert names(filled, "bank", DAY - timedelta(minutes=90), more=", until => %s") == ["apart"]
    assert names(filled, "bank", more=", source => 'herald', section => 'Business'") != []
    assert names(filled, "bank", more=", section => 'Sports'") == []
    assert names(filled, "bank OR Häuser", more=", language => 'de'") == ["muenchen"]


def test_the_passage_is_where_the_word_stands_with_the_word_marked(filled: Ask):
    snippets = dict(filled("SELECT headline, snippet FROM news.search('spoke')"))
    assert "[spoke] of rates" in snippets["A long day"]
    ((korean,),) = filled("SELECT snippet FROM news.search('기준금리')")
    assert "[기준금리]를 동결" in korean
    ((folded,),) = filled("SELECT snippet FROM news.search('munchen')")
    assert "[München]" in folded


def test_articles_of_years_apart_and_without_a_time_are_found_newest_first(ask: Ask):
    times = [None, datetime(1994, 5, 1, tzinfo=UTC), datetime(2011, 5, 1, tzinfo=UTC), *(
        DAY - timedelta(days=40 * number) for number in range(9)
    )]  # fmt: skip
    run = Run()
    for number, at in enumerate(times):
        run.reads(article(str(number), f"A ferry, number {number}.", published_at=at))
    run.ends()
    load()

    found = names(ask, "ferry", more=", newest => true")

    assert found == [str(number) for number in (*range(3, 12), 2, 1, 0)]
    assert names(ask, "ferry", datetime(2000, 1, 1, tzinfo=UTC), more=", until => %s, newest => true") == ["1"]


def test_copies_of_one_text_are_one_row_on_request(ask: Ask):
    text = " ".join(f"The ferry{number} left harbour{number * 7} at noon." for number in range(60))
    Run().reads(
        article("1", text),
        article("2", text, published_at=DAY),
        article("3", "Another ferry1 sank. " + FILLER),
    ).ends()
    load()

    assert len(names(ask, "ferry1")) == 3
    assert sorted(ask("SELECT copies FROM news.search('ferry1', by_story => true)")) == [(1,), (2,)]
    assert names(ask, "ferry1", more=", by_story => true, newest => true, top => 1") == ["2"]


def test_only_the_parts_of_the_window_are_looked_at_and_none_where_no_words_are_asked_for(filled: Ask):
    """However large they are: what is left out does not hang on statistics (test_plans.py has what does)."""
    by_word = filled("EXPLAIN SELECT article_id FROM warehouse.article_search t"
                     " WHERE warehouse.numbers_of(t.article_id, t.version) @> ARRAY[warehouse.number_of('bank')]"
                     " AND at >= '2026-03-01' AND at < '2026-04-01' ORDER BY at DESC LIMIT 20")  # fmt: skip
    without = filled("EXPLAIN SELECT url FROM news.articles WHERE article_id = 1")

    assert "article_search_2026_03" in str(by_word)
    assert "article_search_2026_02" not in str(by_word)
    assert "article_search" not in str(without)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ("''", "the query is empty"),
        ("'\"central bank'", "quotation mark in the query .* is not closed"),
        ("'the of', language => 'en'", "has no word to search by"),
        ("'-bank'", "has no word to search by"),
        ("'bank', since => '2026-03-02', until => '2026-03-01'", "since .* must be before until"),
        ("'bank', since => 'yesteryear'", 'invalid input syntax for type timestamp with time zone: "yesteryear"'),
        ("'bank', source => 'nobody'", 'there is no source "nobody": SELECT source FROM news.sources'),
        ("'bank', language => 'tlh'", 'no articles in the language "tlh": there are de, en, es, fr, ja, ko, zh'),
        ("'bank', top => 0", "top is 0: it must be between 1 and 1000"),
    ],
)
def test_nonsense_is_answered_by_one_clear_sentence(filled: Ask, arguments: str, sentence: str):
    with pytest.raises(psycopg2.Error, match=sentence) as error:
        filled(f"SELECT * FROM news.search({arguments})")  # noqa: S608 (of this file)

    assert (error.value.pgcode or "").startswith("22")


def test_readers_may_search(filled: Ask, warehouse: Warehouse):
    assert filled("SELECT 1") == [(1,)]
    connection = psycopg2.connect(warehouse.reader)
    with connection, connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM news.search('bank')")
        assert cursor.fetchone() == (3,)
        cursor.execute("SELECT count(*) FROM news.articles WHERE search @@ news.words('\"central bank\"', 'en')")
        assert cursor.fetchone() == (2,)
    connection.close()
