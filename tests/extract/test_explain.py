"""Why a field is as it is: the candidates, which was taken, and what speaks against the others."""

from __future__ import annotations

from typing import Any

from spiders.extract import open_page
from spiders.extract.explain import FIELDS, explain
from spiders.items import Page
from spiders.site import Site

WEB = Site(name="web", title="Any publisher", base_url="", schedule=None)


def opened(post: Any, html: str) -> Any:
    return open_page(Page(url=post.url, body=html.encode()), WEB)


def verdicts(page: Any, field: str) -> dict[str, str]:
    found = explain(page, field)
    assert found is not None
    return {f"{candidate.source} {candidate.value}": candidate.verdict for candidate in found.candidates}


def test_headline_tells_which_places_agree(post: Any) -> None:
    head = '<meta property="og:title" content="A bridge you would not believe">' + post.json_ld()

    assert verdicts(opened(post, post.page(head=head)), "headline") == {
        "meta og:title A bridge you would not believe": "not taken",
        "json_ld headline Bridge replaces the last harbor ferry": "taken",
        "page h1 Bridge replaces the last harbor ferry": "agrees",
    }


def test_authors_tell_why_the_paper_did_not_win(post: Any) -> None:
    head = post.json_ld(author={"@type": "Organization", "name": "Morning Post"})
    body = '<p class="byline">By Bo Lund</p>' + "".join(f"<p>{text}</p>" for text in post.paragraphs)

    assert verdicts(opened(post, post.page(body, head=head)), "authors") == {
        "json_ld author Morning Post (staff)": "not taken",
        "page byline near the headline Bo Lund (person)": "taken",
        "page line that is named a byline Bo Lund (person)": "agrees",
    }


def test_pictures_tell_what_speaks_against_each(post: Any) -> None:
    boxes = '<figure><img src="/i/bridge-10293.jpg"></figure><a href="/city/9"><img src="/i/tunnel-55555.jpg"></a>'
    body = boxes + "".join(f"<p>{text}</p>" for text in post.paragraphs)

    said = {
        key.rpartition("/")[2]: verdict for key, verdict in verdicts(opened(post, post.page(body)), "images").items()
    }

    assert said == {"bridge-10293.jpg": "the cover", "tunnel-55555.jpg": "leads to another page"}


def test_every_field_with_candidates_is_explained_and_others_are_not(post: Any) -> None:
    page = opened(post, post.page(head=post.json_ld(datePublished="2026-03-04T09:18:00Z")))

    assert all(explain(page, field) is not None for field in FIELDS)
    assert explain(page, "section") is None


def test_microdata_stands_in_where_nothing_else_states_headline_section_and_cover(post: Any) -> None:
    html = (
        post.page()
        .replace("<h1>", "<div>")
        .replace("</h1>", "</div>")
        .replace(
            "<article>",
            """
        <article itemscope itemtype="https://schema.org/NewsArticle"><meta itemprop="headline" content="Ferry retires">
        <meta itemprop="articleSection" content="Harbor"><meta itemprop="image" content="/i/ferry-10293.jpg">""",
        )
    )

    article = post.read(html)

    assert (article.headline, article.section) == ("Ferry retires", "Harbor")
    assert article.images[0].url.endswith("/i/ferry-10293.jpg")
    assert {article.field_provenance[name].method for name in ("headline", "section", "images")} == {"microdata"}
