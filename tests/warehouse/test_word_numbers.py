"""The words that are made beforehand are those of the search vectors that Postgres makes, to the last one."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import psycopg2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from spiders.rows.texts import Cutter, Texts
from spiders.warehouse.copying import copy_words
from spiders.warehouse.load import load
from spiders.warehouse.statement import statement
from spiders.warehouse.word_numbers import WordNumbers
from tests.conftest import Warehouse
from tests.warehouse.staging import Run, article

Ask = Callable[..., list[tuple[Any, ...]]]


class Text(NamedTuple):
    """What of an article is searched."""

    line: int
    language: str
    headline: str
    subheadline: str
    body: str


Compare = Callable[[list[Text]], int]

HARD = [
    "“Quoted—words” and state-of-the-art, naïve ÉCOLE: it's o'clock; 3.5% of $1,200.50 …",
    "Write to kim.min-ji@heraldcorp.com or see https://www.koreaherald.com/view.php?ud=20211026000101&np=1#top .",
    "C++ AT&T R&D &amp; &#39; /usr/local/bin file.tar.gz -5 +7 1e5 1.2.3 v2.0 10-20 2026-03-02 09:00",
    "서울, 대통령이 “말했다”. 북한은 26일 (연합뉴스) 東京 こんにちは。 今日は世界",
    "Größe Straße Äpfel liefen; l'été dernier, qu'il était; Übergrößenträger",
    "москва сообщила, что россия-2 ёлка; ελληνική γλώσσα; العربية النص; हिन्दी समाचार",
    "Türkçe \u0130stanbul \u0131l\u0131k",
    "back\\slash quo'te do''uble a\\'b \\\\ '' ' \" `tick` {brace} [bracket] a_b a__b _x_ #tag @name",
    "non\u00a0breaking\u2009thin\u3000wide\u2028line zero\u200bwidth soft\u00adhyphen com\u0301bining \ufeffbom",
    "the of and a to in is it",
    "0 0 0 00 0.0 -0",
    "x" * 3000 + " end",
    "word " * 400 + "last",
    "  leading\tand\n\ntrailing \r\n ",
    "e-mail re-re-elected 5-year-old U.S. U.N.'s 4G/5G km/h A/B and/or 1/2 3/4-inch",
]
MOST_PLACES = 255
"""Of one word that Postgres counts."""
LANGUAGES = ["en", "de", "fr", "ru", "tr", "ko", "el", "ar", "hi", "und"]


def cut(texts: list[Text]) -> Texts:
    cutter = Cutter()
    for text in texts:
        cutter.add(text.line, text.language, (text.headline, text.subheadline, text.body))
    return cutter.texts()


@pytest.fixture
def compare(warehouse: Warehouse) -> Iterator[Compare]:
    """Asserts that the words made are Postgres', and their places; how many were made."""
    connection = psycopg2.connect(warehouse.loader)
    numbers = WordNumbers()

    def compare(texts: list[Text]) -> int:
        with connection, connection.cursor() as cursor:
            cursor.execute("SET client_min_messages = error")
            cursor.execute(statement("load/incoming_words"))
            made = numbers.make(cursor, cut(texts))
            copy_words(cursor, made)
            cursor.execute(
                "SELECT v.line, v.numbers,"
                " ARRAY(SELECT warehouse.number_of(lexeme) AS number FROM unnest(whole) ORDER BY number),"
                " v.places, warehouse.places_of(whole),"
                " (SELECT max(cardinality(positions)) FROM unnest(whole))"
                " FROM unnest(%s, %s, %s, %s, %s) AS t (line, language, headline, subheadline, body)"
                " JOIN incoming_words v USING (line)"
                " CROSS JOIN LATERAL warehouse.search_vector(language, headline, subheadline, body) AS whole",
                [list(column) for column in zip(*texts, strict=True)],
            )
            for line, ours, theirs, our_places, their_places, most in cursor.fetchall():
                assert ours == theirs, texts[line]
                if their_places is not None and most < MOST_PLACES:
                    assert bytes(our_places) == bytes(their_places), texts[line]
        return len(made)

    yield compare
    connection.close()


def test_hard_texts_in_every_language_come_to_what_postgres_makes_of_them(compare: Compare):
    texts = [
        Text(number, language, hard[:40], hard[-30:], f"{hard} {hard}\n\n{hard}")
        for number, (language, hard) in enumerate((language, hard) for language in LANGUAGES for hard in HARD)
    ]

    made = compare(texts)

    assert made >= len(LANGUAGES) * (len(HARD) - 2)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(
    st.lists(
        st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=200)
        | st.text("ab01-_.,:;/'\"\\@&%+*()=#~ \n", max_size=80),
        min_size=1,
        max_size=8,
    )
)
def test_any_text_does(compare: Compare, bodies: list[str]):
    texts = [Text(number, "en", body[:30], body[30:60], body) for number, body in enumerate(bodies)]

    assert compare(texts) >= 0


def test_real_texts_do(compare: Compare, shared: Path):
    lines = gzip.decompress((shared / "extraction" / "corpus" / "truth.jsonl.gz").read_bytes()).splitlines()
    found = [json.loads(line)["truth"] for line in lines]
    bodies = ["\n\n".join(str(part) for parts in truth.values() for part in parts or ()) for truth in found]

    made = compare([Text(number, LANGUAGES[number % 4], body[:80], "", body) for number, body in enumerate(bodies)])

    assert made > 0.8 * len(bodies) > 50


def test_what_is_unsure_is_left_to_postgres(compare: Compare):
    texts = [
        Text(0, "en", "A <b class='x y'>tag</b>", "", "text"),
        Text(1, "en", "long", "", "word " * 20_000),
        Text(2, "en", "often", "", "word " * 300),
        Text(3, "en", "known", "", "known words " * 200),
    ]

    assert compare(texts) == 2


@pytest.mark.parametrize("body", ["", " ", "\n\n"])
def test_a_text_of_nothing_comes_to_nothing(compare: Compare, body: str):
    assert compare([Text(0, "en", body, "", body)]) == 1


def test_scripts_without_spaces_are_read_by_pairs_of_characters_as_postgres_does_it(compare: Compare):
    texts = [
        Text(0, "zh", "今日", "", "".join(map(chr, range(0x4E00, 0x5E00)))),
        Text(
            1, "ko", "대통령이 26일 GPS장치를", "서울=연합뉴스", "“한국은행”은 기준금리를 3.5%로 동결했다.\n\n가 나다"
        ),
        Text(2, "ja", "東京で、データセンター", "", "これは・テスト。ｶﾅ カー 々"),
        Text(3, "en", "South Korea (연합뉴스)", "", "Yonhap,연합 said 东京-seoul"),
    ]

    assert compare(texts) == 4


def test_a_large_batch_is_found_as_a_small_one_is(ask: Ask):
    texts = [f"{HARD[number % len(HARD)]} number{number}" for number in range(120)]
    Run().reads(
        *(article(str(number), text, language=LANGUAGES[number % 10]) for number, text in enumerate(texts))
    ).ends()

    load()

    assert ask(
        "SELECT count(*) FROM news.articles"
        " WHERE search <> warehouse.search_vector(language, headline, subheadline, body_text)"
    ) == [(0,)]
    ask("SET enable_seqscan = off")
    assert (
        ask(
            "SELECT word FROM unnest(%s::text[]) AS word WHERE (SELECT count(*) FROM warehouse.article_search"
            " WHERE warehouse.numbers_of(article_id, version) @> ARRAY[warehouse.number_of(word)]) <> 1",
            [f"number{number}" for number in range(120)],
        )
        == []
    )
