"""Pages of the Korea Herald's two layouts: one folder a case, one test a field, the message names the field."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from spiders.extract import read_article
from spiders.items import Article, Page, record
from spiders.normalise.article import normalise
from spiders.site import Site

CASES = Path(__file__).parent / "korea_herald"
SITE = Site(
    name="korea_herald",
    title="The Korea Herald",
    base_url="https://www.koreaherald.com",
    timezone="Asia/Seoul",
    language="en",
    country="KR",
    article_url=(r"^/view\.php\?ud=(?P<id>\d{14})", r"^/article/(?P<id>\d+)"),
    page="korea_herald:PAGES",
)


def expected(case: str) -> dict[str, Any]:
    return json.loads((CASES / case / "expected.json").read_text())


@cache
def read(case: str) -> Article:
    page = Page(url=expected(case)["url"], body=(CASES / case / "page.html").read_bytes(), content_type="text/html")
    return normalise(read_article(page, SITE), SITE)


FIELDS = [(folder.name, name) for folder in sorted(CASES.iterdir()) for name in expected(folder.name)["fields"]]


@pytest.mark.parametrize(("case", "name"), FIELDS, ids=[f"{case}-{name}" for case, name in FIELDS])
def test_field_is_read_as_expected(case: str, name: str) -> None:
    wanted = expected(case)["fields"][name]
    got = record(read(case)).get(name, [] if isinstance(wanted, list) else None)
    if name == "images":
        got = [{key: image.get(key) for key in want} for image, want in zip(got, wanted, strict=True)]
    if name == "authors":
        got = list(got)
    assert (list(got) if isinstance(wanted, list) else got) == wanted, f"{name} of {case}"


def test_page_of_neither_layout_is_read_generically_and_says_so() -> None:
    body = (CASES / "layout_2" / "page.html").read_text().replace("news_title", "other_title").encode()
    article = read_article(Page(url=expected("layout_2")["url"], body=body), SITE)

    assert article.parser_name == "generic"
    assert article.layout not in (None, "layout_1", "layout_2")
    assert article.headline == "Harbor city opens night market on reclaimed pier"
