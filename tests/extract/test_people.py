"""Bylines: whom JSON-LD, meta tags and the page name, and whom of them to believe."""

from __future__ import annotations

from typing import Any

import pytest

from spiders.extract.json_lines import fields
from spiders.site import Site

WEB = Site(name="web", title="Any publisher", base_url="", schedule=None)


def names(article: Any) -> list[str]:
    return [author.name for author in article.authors]


def test_person_whom_the_page_names_is_believed_before_a_paper_that_states_itself(post: Any) -> None:
    head = post.json_ld(author={"@type": "Organization", "name": "Morning Post"})
    body = '<p class="byline">By Bo Lund, Harbor Editor</p>' + "".join(f"<p>{text}</p>" for text in post.paragraphs)

    assert names(post.read(post.page(body, head=head))) == ["Bo Lund"]


def test_paper_that_states_itself_is_the_author_where_nobody_else_is_named(post: Any) -> None:
    (author,) = post.read(post.page(head=post.json_ld(author={"@type": "Person", "name": "Morning Post"}))).authors

    assert (author.name, author.kind) == ("Morning Post", "staff")


def test_writer_whom_the_card_names_too_is_not_taken_for_the_paper(post: Any) -> None:
    head = post.json_ld(author={"name": "Bo Lund"}) + '<meta name="twitter:creator" content="@bolund">'
    body = '<p class="byline">By Ines Holm</p>' + "".join(f"<p>{text}</p>" for text in post.paragraphs)

    assert names(post.read(post.page(body, head=head))) == ["Bo Lund"]


def test_source_line_beside_the_text_gives_the_agency_and_leaves_the_paper_its_byline(post: Any) -> None:
    head = post.json_ld(author={"@type": "Organization", "name": "Morning Post"})
    body = "<p>Source: AFP/dpa</p>".replace("<p>", '<p class="author">') + "".join(
        f"<p>{text}</p>" for text in post.paragraphs
    )

    article = post.read(post.page(body, head=head))

    assert names(article) == ["Morning Post"]
    assert article.wire_agency == ("afp", "dpa")
    assert fields(article, WEB)["authors"] == ["Morning Post"]


def test_credit_that_joins_paper_and_agency_is_told_as_printed_and_stored_apart(post: Any) -> None:
    article = post.read(post.page(head=post.json_ld(author={"name": "Morning Post et AFP"})))

    assert (names(article), article.wire_agency) == (["Morning Post"], ("afp",))
    assert fields(article, WEB)["authors"] == ["Morning Post et AFP"]


@pytest.mark.parametrize(
    "line",
    [
        "<ul><li>Von: <span><a href='/lund'>Bo Lund</a>, </span><span><a href='/holm'>Ines Holm</a></span></li></ul>",
        "<p>By Bo Lund and Ines Holm, March 4, 2026</p>",
        "<p><span class='author'>Bo Lund Senior Harbor Reporter, Ines Holm</span></p>",
        "<p><a href='/author/lund'>Bo Lund</a> <a href='/author/holm'>Ines Holm</a></p>",
        "<p>Par Bo Lund et Ines Holm</p>",
    ],
)
def test_byline_near_the_headline_is_read(post: Any, line: str) -> None:
    body = line + "".join(f"<p>{text}</p>" for text in post.paragraphs)

    assert names(post.read(post.page(body))) == ["Bo Lund", "Ines Holm"]


def test_name_behind_a_label_is_read_wherever_it_stands(post: Any) -> None:
    box = (
        "<aside><ul><li><strong>Date</strong> 4.3.2026</li><li><strong>Autorin/Autor</strong> Bo Lund</li></ul></aside>"
    )

    article = post.read(post.page(after=box))

    assert names(article) == ["Bo Lund"]
    assert article.field_provenance["authors"].rule == "beside 'Autorin/Autor'"


def test_picture_credits_among_the_authors_are_nobody(post: Any) -> None:
    head = "".join(
        f'<meta name="author" content="{name}">' for name in ("Bo Lund", "(Image: Getty Images/iStock)", "(Photo: PA)")
    )

    assert names(post.read(post.page(head=head))) == ["Bo Lund"]


def test_line_named_a_byline_is_read_where_no_headline_tells_where_to_look(post: Any) -> None:
    line = '<span class="article__author">Von Bo Lund, Lille</span>'
    html = post.page(line + "".join(f"<p>{text}</p>" for text in post.paragraphs), head=post.json_ld())

    assert names(post.read(html.replace("<h1>", "<div>").replace("</h1>", "</div>"))) == ["Bo Lund"]


def test_editors_below_a_chinese_text_are_read(post: Any) -> None:
    html = post.page(after="<div class='edit'>(责编：牛镛、岳弘彬)</div>", language="zh")

    assert names(post.read(html)) == ["牛镛", "岳弘彬"]
