"""The site file: Python that says what was found, whatever a page has put into it."""

from __future__ import annotations

import ast

import pytest

from spiders.errors import BroadsheetError
from spiders.newsite.draft import make_draft
from spiders.newsite.sample import Material
from spiders.newsite.site_file import site_file
from spiders.newsite.source_text import comment, literal, raw_literal
from spiders.site import Site
from tests.newsite.conftest import Gazette

HOSTILE = 'Bay """\\ Gazette"), print("taken over")\n# {x}'


def site_of(text: str) -> Site:
    names: dict[str, object] = {}
    exec(compile(text, "site.py", "exec"), names)  # noqa: S102 (what was written is what is tested)
    site = names["SITE"]
    assert isinstance(site, Site)
    return site


def test_the_file_says_what_the_draft_says(gazette: Gazette) -> None:
    material = Material(samples=tuple(gazette.sample(f"/article/1000000{n}") for n in (1, 2, 3)))
    draft = make_draft(material)

    assert site_of(site_file(draft)) == draft.site
    assert draft.site.article_url == (r"^/article/(?P<id>\d+)$",)
    assert draft.site.article_id("/article/10000001") == "10000001"


def test_a_title_cannot_leave_its_string(gazette: Gazette) -> None:
    draft = make_draft(Material(samples=(gazette.sample("/article/10000001"),)), title=HOSTILE)

    text = site_file(draft)

    assert site_of(text).title.startswith('Bay """\\ Gazette')
    assert [type(node).__name__ for node in ast.parse(text).body] == ["Expr", "ImportFrom", "Assign"]


@pytest.mark.parametrize("text", ["a", 'a"b', "a\\", "a\nb", "\u2028", "가", "\x00"])
def test_literals_mean_their_text(text: str) -> None:
    assert ast.literal_eval(literal(text)) == text
    assert ast.literal_eval(raw_literal(text)) == text


def test_every_line_of_a_comment_is_one() -> None:
    assert all(line.startswith("    # ") for line in comment("a\rb\nc " + "long " * 60).splitlines())


def test_pages_without_an_article_are_answered_with_the_reasons(gazette: Gazette) -> None:
    page = gazette.sample("/article/10000001")
    nothing = type(page)(page=page.page, why_not="The page lists other pages.")

    with pytest.raises(BroadsheetError, match="The page lists other pages"):
        make_draft(Material(samples=(nothing,)))


def test_pages_of_two_sites_are_refused(gazette: Gazette) -> None:
    samples = (
        *[gazette.sample(f"/article/1000000{n}") for n in (1, 2)],
        gazette.sample("/a/1", host="http://x.example"),
    )

    with pytest.raises(BroadsheetError, match="one site at a time"):
        make_draft(Material(samples=samples))
