"""What holds for every page, whatever it is made of: tried on pages that are put together at random."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from spiders.errors import NotAnArticle
from spiders.extract.folding import fold
from spiders.extract.parse import Document
from spiders.extract.reading import RULES, read_body
from spiders.extract.scripts import data_of
from spiders.extract.tags import NOT_TEXT
from spiders.items import Page
from tests.extract.attempt import URL, attempt

TAGS = [
    "p",
    "div",
    "span",
    "article",
    "section",
    "main",
    "aside",
    "figure",
    "figcaption",
    "blockquote",
    "ul",
    "li",
    "table",
    "tr",
    "td",
    "h1",
    "h2",
    "h3",
    "header",
    "footer",
    "nav",
    "a",
    "b",
    "time",
    "noscript",
    "template",
    "script",
    "style",
    "svg",
    "form",
    "button",
    "iframe",
    "img",
    "br",
    "amp-img",
    "head",
    "body",
    "html",
    "title",
    "base",
    "select",
]
ATTRIBUTES = (
    "",
    ' class="article-body"',
    ' class="related newsletter"',
    ' id="nav"',
    " hidden",
    ' href="/x"',
    ' href="https://[broken"',
    ' src="data:x"',
    ' datetime="2026-03-10T06:40:00+01:00"',
    ' itemprop="liveBlogUpdate"',
    ' itemtype="https://schema.org/LiveBlogPosting"',
    ' style="display:none"',
    ' class="',
    " =<",
)
TEXTS = (
    "The ferry ran aground on Tuesday morning, with forty passengers and a piano on board.",
    "Nobody was hurt, the captain said; two boats took all of them to the hall, and bread was brought.",
    "여객선이 화요일 오전에 좌초했다. 승객 사십 명이 타고 있었다고 해경이 밝혔다.",
    "Read also:",
    "Photo: Ivo Lind",
    "10:32",
    "&nbsp;&#0;&#xD800;&amp",
    "<!-- ",
    "]]>",
    "\x00",
)
SCRIPTS = (
    '<script type="application/ld+json">',
    '<script id="__NEXT_DATA__" type="application/json">',
    '<script id="__NUXT_DATA__" type="application/json">',
    "<script>self.__next_f.push(",
    "<script>window.__X__=",
    "<script>window.__X__=JSON.parse(",
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-2, 30) | st.sampled_from(TEXTS) | st.sampled_from(["$", "p", "Reactive"]),
    lambda inner: (
        st.lists(inner, max_size=5)
        | st.dictionaries(
            st.sampled_from(
                ["@type", "@graph", "liveBlogUpdate", "articleBody", "author", "headline", "children", "text"]
            ),
            inner,
            max_size=5,
        )
    ),
    max_leaves=25,
)
PARTS = (
    st.builds("<{}{}>".format, st.sampled_from(TAGS), st.sampled_from(ATTRIBUTES))
    | st.builds("</{}>".format, st.sampled_from(TAGS))
    | st.sampled_from(TEXTS)
    | st.builds(
        lambda opening, data, end: opening + json.dumps(data) + end,
        st.sampled_from(SCRIPTS),
        JSON,
        st.sampled_from(["</script>", ");</script>", ""]),
    )
)
PAGES = st.lists(PARTS, max_size=30).map("".join)


@settings(max_examples=60)
@given(PAGES)
def test_any_page_is_an_article_that_can_be_stored_or_says_why_not(page: str) -> None:
    assert attempt(page.encode("utf-8", "surrogatepass"))


@settings(max_examples=60)
@given(PAGES)
def test_no_line_of_the_text_is_made_up(page: str) -> None:
    try:
        document = Document(Page(url=URL, body=page.encode()))
    except NotAnArticle:
        return
    body = read_body(document, "A headline")
    if body is not None and body.method == "page":
        not_text = " or ".join(f"self::{tag}" for tag in sorted(NOT_TEXT))
        shown = fold("".join(document.root.xpath(f"//text()[not(ancestor::*[{not_text}])]")))
        whole = fold("".join(document.root.itertext()))  # a noscript's text is read where there is no other
        assert all(fold(piece.text) in shown or fold(piece.text) in whole for piece in body.pieces)


@settings(max_examples=60)
@given(PAGES, st.sampled_from(RULES.names))
def test_a_rule_taken_away_breaks_nothing(page: str, name: str) -> None:
    try:
        document = Document(Page(url=URL, body=page.encode()))
    except NotAnArticle:
        return
    body = read_body(document, "A headline", RULES.without(name))
    assert body is None or name not in {cut.rule for cut in body.cuts}


@settings(max_examples=60)
@given(st.sampled_from(SCRIPTS), JSON, st.integers(0, 400), st.sampled_from(["</script>", ");</script>"]))
def test_any_data_of_scripts_is_read_or_given_up(opening: str, data: Any, cut: int, end: str) -> None:
    said = json.dumps(data) + " " * 400
    html = f"<html><body>{opening}{said[cut:] if cut % 3 == 0 else said}{end}</body></html>"
    data_of(Document(Page(url=URL, body=html.encode())).tagged("script"))
