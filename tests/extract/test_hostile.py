"""Whatever stands in a page: an article that can be stored or a NotAnArticle, in bounded time and memory."""

from __future__ import annotations

import random
import time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spiders.extract.json_ld import loads
from spiders.extract.parse import MOST_TAGS
from tests.extract.attempt import attempt, mutated

HEAD = "<html><head><title>A title of it</title></head><body><h1>A title of it</h1>"
LINE = "<p>This is a paragraph, long enough to be read as one, and it ends with a full stop.</p>"


@pytest.mark.parametrize("tag", ["div", "b", "table><tr><td", "span", "blockquote", "article"])
def test_ten_thousand_nested_elements_hide_no_text(tag: str) -> None:
    assert (
        attempt(
            (HEAD + f"<{tag}>" * 10_000 + LINE * 3 + "<p>And another paragraph that is no copy of it.</p>").encode()
        )
        == "article"
    )


@pytest.mark.parametrize(
    "html",
    [
        HEAD + LINE * 20_000,
        HEAD + '<a href="/x">a link with a text long enough to be a headline</a>' * 20_000,
        HEAD + "<div>" + "text, text, text<br>" * 40_000,
        HEAD + "<p>" + "word, " * 300_000,
        HEAD + "<p>" + "w" * 2_000_000,
        HEAD + '<script type="application/ld+json">{"a":"' + '" x ' * 100_000 + '"}</script>' + LINE,
        HEAD + '<script type="application/ld+json">{' + ",\n" * 100_000 + "}</script>" + LINE,
        HEAD + LINE + '<img srcset="' + "a," * 200_000 + '">' + LINE,
        HEAD + LINE + '<div class="' + "aB-" * 200_000 + '">' + LINE,
        HEAD + "<p>" + "12.12.2020 " * 40_000 + LINE,
        "<html><head><title>" + "a | " * 50_000 + "</title></head><body>" + LINE,
        HEAD + "<p class=byline>By " + "A b " * 40_000 + "</p>" + LINE,
        HEAD + "<p>" + "(" * 100_000 + "</p>" + LINE,
        "<html><body><h1>It is</h1><script>" + "var a = " * 50_000 + "</script>",
        '<html><body><h1>It is</h1><script id="__NEXT_DATA__" type="application/json">' + '{"a":' * 900 + "1" + "}" * 900 + "</script>",
    ],
)  # fmt: skip
def test_large_page_ends_in_time(html: str) -> None:
    started = time.process_time()

    attempt(html.encode())

    assert time.process_time() - started < 30


def test_deep_json_ld_can_be_stored() -> None:
    deep = '{"@type":"NewsArticle","headline":"A title of it","a":' * 500 + "1" + "}" * 500

    assert attempt((HEAD + f'<script type="application/ld+json">{deep}</script>' + LINE).encode()) == "article"


def test_nul_surrogates_and_nan_in_json_ld_can_be_stored() -> None:
    block = '{"@type":"NewsArticle","headline":"A \\u0000b \\ud800 c","datePublished":NaN,"author":{"name":"J \\u0000D \\ud800"},"image":"https://x.example/\\u0000\\ud800.jpg"}'

    assert attempt((HEAD + f'<script type="application/ld+json">{block}</script>' + LINE).encode()) == "article"


@settings(max_examples=150)
@given(
    st.binary(max_size=3_000),
    st.sampled_from([None, "text/html; charset=euc-kr", "text/html; charset=utf-16", "text/html; charset=nonsense"]),
)
def test_any_bytes_are_an_article_or_say_why_not(body: bytes, content_type: str | None) -> None:
    assert attempt(body, content_type)


@settings(max_examples=200)
@given(st.text(alphabet='{}[]",:\\ \n/@ab1\u0000\ud800', max_size=300))
def test_any_json_is_read_or_given_up(text: str) -> None:
    loads(text)


def test_mutated_pages_are_articles_or_say_why_not(post: Any) -> None:
    page = post.page(
        head=post.json_ld(datePublished="2026-03-04", author="Bo Lund"),
        body="<figure><img src=a-12345.jpg><figcaption>c</figcaption></figure>" + LINE * 4,
    ).encode()
    chance = random.Random(7)  # noqa: S311 (dice for a test)
    for _ in range(300):
        assert attempt(mutated(page, chance))


def test_a_page_with_too_many_tags_is_read_to_there_and_says_so(post: Any) -> None:
    lines = "".join(
        f"<p>Paragraph {n} of a page that a machine filled, and nobody read to its end.</p>" for n in range(MOST_TAGS)
    )

    article = post.read(post.page(lines))

    origin = article.field_provenance["body_text"]
    assert article.body_text.startswith("Paragraph 0 of a page")
    assert "longer than is read: 2" in origin.left_out
    assert origin.confidence < 0.5


def test_the_limit_of_tags_lies_far_above_a_page_of_a_paper(post: Any) -> None:
    lines = "".join(
        f"<p>Paragraph {n} tells at length what the pier saw in that minute of <i>one</i> day.</p>"
        for n in range(4_000)
    )

    article = post.read(post.page(lines))

    assert "Paragraph 3999 tells at length what the pier saw in that minute of one day." in article.body_text
    assert not [said for said in article.field_provenance["body_text"].left_out if said.startswith("longer")]
