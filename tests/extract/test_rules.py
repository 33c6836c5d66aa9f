"""The rules of the body: each has a name, says what it left out, and can be taken away."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from spiders.extract import ArticlePage, Document
from spiders.extract.reading import RULES, read_body
from spiders.items import Page, record

if TYPE_CHECKING:
    from spiders.extract.body import Body
    from spiders.extract.rule import Rules

TITLE = "Bridge replaces the last harbor ferry"
CALL = "<p>Sign up for our newsletter</p>"


def body_of(post: Any, html: str, rules: Rules = RULES) -> Body:
    body = read_body(Document(Page(url=post.url, body=html.encode())), TITLE, rules)
    assert body
    return body


def test_every_rule_has_a_name_of_its_own() -> None:
    assert len(set(RULES.names)) == len(RULES.names) > 20


def test_a_line_left_out_is_recorded_with_the_rule_that_took_it(post: Any) -> None:
    first, *rest = (f"<p>{paragraph}</p>" for paragraph in post.paragraphs)
    aside = "<aside><p>A box beside the text with a fact about bridges.</p></aside>"

    body = body_of(post, post.page(f"{first}{CALL}{aside}{''.join(rest)}"))

    assert [(cut.rule, cut.text) for cut in body.cuts] == [
        ("tag beside the text", "A box beside the text with a fact about bridges."),
        ("headline again", TITLE),
        ("call to the reader", "Sign up for our newsletter"),
    ]


def test_the_article_says_how_many_lines_each_rule_took(post: Any) -> None:
    first, *rest = (f"<p>{paragraph}</p>" for paragraph in post.paragraphs)

    article = post.read(post.page(f"{first}{CALL}{''.join(rest)}"))

    assert article.field_provenance["body_text"].left_out == ("headline again: 1", "call to the reader: 1")
    assert json.loads(json.dumps(record(article)))["field_provenance"]["body_text"]["left_out"]


def test_a_rule_taken_away_takes_nothing(post: Any) -> None:
    first, *rest = (f"<p>{paragraph}</p>" for paragraph in post.paragraphs)
    html = post.page(f"{first}{CALL}{''.join(rest)}")

    body = body_of(post, html, RULES.without("call to the reader"))

    assert "Sign up for our newsletter" in [piece.text for piece in body.pieces]
    assert "call to the reader" not in [cut.rule for cut in body.cuts]


def test_a_page_class_may_read_without_a_rule(post: Any) -> None:
    class Plain(ArticlePage):
        rules = RULES.without("call to the reader")

    first, *rest = (f"<p>{paragraph}</p>" for paragraph in post.paragraphs)
    page = Page(url=post.url, body=post.page(f"{first}{CALL}{''.join(rest)}").encode())

    from spiders.sites.web import SITE

    assert "newsletter" in Plain(Document(page), SITE).article().body_text
