"""The article's text and nothing else, whatever the page is made of."""

from __future__ import annotations

from typing import Any

import pytest

from spiders.errors import NotAnArticle


def test_menu_related_stories_and_footer_are_not_the_text(post: Any) -> None:
    assert post.read(post.page()).body_text == post.text


def test_paragraphs_divided_by_line_breaks_are_paragraphs(post: Any) -> None:
    body = f"<div>{'<br><br>'.join(post.paragraphs)}</div>"

    assert post.read(post.page(body)).body_text == post.text


def test_text_spread_over_many_boxes_of_one_kind_is_read_whole(post: Any) -> None:
    body = "".join(f'<div class="sidebar-grid"><p>{paragraph}</p></div>' for paragraph in post.paragraphs)

    assert post.read(post.page(body)).body_text == post.text


@pytest.mark.parametrize(
    "extra",
    [
        '<div class="newsletter"><p>Get the harbor in your inbox every morning, free of charge, and never miss a boat.</p></div>',
        '<p><a href="/city/8">The ferry that was late for forty years</a></p>',
        '<p>Read also: <a href="/city/8">The ferry that was late for forty years</a></p>',
        "<p>Sign up for our newsletter</p>",
        "<p>March 4, 2026, 9:18 am</p>",
        "<p>© 2026 Morning Post. All rights reserved.</p>",
        '<ul><li><a href="/1">One other headline of today</a></li><li><a href="/2">Two other headlines of today</a></li></ul>',
        "<div hidden><p>A paragraph that no reader of the page ever gets to see on the screen.</p></div>",
        "<aside><p>A box beside the text with a fact about bridges that is not part of the story at all.</p></aside>",
    ],
    ids=["newsletter", "link", "read-also", "call", "date", "rights", "links", "hidden", "aside"],
)
def test_what_stands_between_the_paragraphs_is_left_out(post: Any, extra: str) -> None:
    first, *rest = (f"<p>{paragraph}</p>" for paragraph in post.paragraphs)

    assert post.read(post.page(f"{first}{extra}{''.join(rest)}")).body_text == post.text


def test_headings_quotes_lists_and_tables_become_blocks_of_their_kind(post: Any) -> None:
    long = "".join(f"<p>{paragraph}</p>" for paragraph in post.paragraphs)
    body = (
        f"{long}<h2>What it cost</h2><p>{post.paragraphs[0]} Again.</p><blockquote><p>It is a bridge, and it stays.</p></blockquote>"
        "<ul><li>First the poles were set.</li><li>Then the deck came.</li></ul>"
        f"<table><tr><td>Year</td><td>Cost</td></tr><tr><td>2025</td><td>75</td></tr></table><p>{post.paragraphs[1]} Again.</p>"
    )

    blocks = post.read(post.page(body)).body_blocks

    assert [block.type for block in blocks][-6:] == ["h", "p", "quote", "list", "table", "p"]
    assert blocks[-3].text == "First the poles were set.\nThen the deck came."
    assert blocks[-2].text == "Year | Cost\n2025 | 75"


def test_second_article_below_the_first_is_not_read(post: Any) -> None:
    other = "".join(
        f"<p>Sentence {n} of another story, long enough to weigh, about a tunnel and its lamps.</p>" for n in range(30)
    )

    article = post.read(post.page(after=f"<article><h1>Tunnel gets lamps</h1>{other}</article>"))

    assert article.body_text == post.text


def test_stated_text_decides_what_belongs(post: Any) -> None:
    body = (
        "".join(f"<p>{p}</p>" for p in post.paragraphs)
        + "<p>Bo Lund writes about bridges. He lives at the harbor with a cat and two boats.</p>"
    )

    article = post.read(post.page(body, head=post.json_ld(articleBody=" ".join(post.paragraphs))))

    assert article.body_text == post.text


def test_korean_text_weighs_as_much_as_its_translation(post: Any) -> None:
    paragraphs = [
        f"항구의 새 다리가 수요일 아침에 개통되었다고 시청이 {n}일 밝혔다. 시민 수천 명이 걸어서 건넜다."
        for n in range(2, 7)
    ]

    article = post.read(post.page("".join(f"<p>{p}</p>" for p in paragraphs), title="새 다리 개통", language="ko"))

    assert article.body_text == "\n\n".join(paragraphs)
    assert article.word_count > 20


def test_text_that_only_the_pages_data_holds_is_read(post: Any) -> None:
    import json

    data = {
        "props": {
            "pageProps": {"article": {"blocks": [{"kind": "text", "html": f"<p>{p}</p>"} for p in post.paragraphs]}}
        }
    }
    state = f'<script id="__NEXT_DATA__" type="application/json">{json.dumps(data)}</script>'

    article = post.read(post.page('<div id="__next"></div>', after=state))

    assert article.body_text == post.text
    assert article.field_provenance["body_text"].method == "state"


def test_text_pushed_in_parts_by_scripts_is_read(post: Any) -> None:
    import json

    row = "1:" + json.dumps(
        ["$", "article", None, {"children": [["$", "p", None, {"children": p}] for p in post.paragraphs]}]
    )
    half = len(row) // 2
    state = "".join(
        f"<script>self.__next_f.push({json.dumps([1, part])})</script>" for part in (row[:half], row[half:] + " " * 500)
    )

    assert post.read(post.page("", after=state.replace("<script>", f"<script>/*{' ' * 500}*/;"))).body_text == post.text


def test_page_without_text_is_no_article(post: Any) -> None:
    with pytest.raises(NotAnArticle) as finding:
        post.read(post.page("<p>Soon.</p>"))

    assert (finding.value.state, finding.value.reason) == ("quarantined", "no_text")


def test_same_page_gives_the_same_article(post: Any) -> None:
    assert post.read(post.page()) == post.read(post.page())


def test_scattered_text_asks_the_second_opinion_and_says_who_decided(post: Any) -> None:
    boxes = "".join(
        f'<div class="row{n}"><div><div><p>Paragraph {n} of a story that a page builder put into a box of its own, somewhere.</p></div></div></div>'
        for n in range(9)
    )

    article = post.read(post.page("", after=f"<div>{boxes}</div>"))

    assert article.body_text.count("Paragraph") == 9
    assert article.field_provenance["body_text"].method in ("page", "trafilatura")


def test_what_stands_in_place_of_an_embed_and_beginnings_of_other_articles_are_left_out(post: Any) -> None:
    first, *rest = (f"<p>{paragraph}</p>" for paragraph in post.paragraphs)
    extra = (
        "<p>An dieser Stelle finden Sie einen externen Inhalt, der den Artikel ergänzt.</p>"
        '<p>The tunnel below the bay gets its lamps at last. <a href="/city/9">more</a></p>'
        "<p>4 Wochen für nur 1 Euro, monatlich kündbar.</p>"
    )

    assert post.read(post.page(f"{first}{extra}{''.join(rest)}")).body_text == post.text
