"""The examples of docs/add-a-site.md work as they stand there."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from spiders.extract.page_class import ArticlePage
from spiders.extract.parse import Document
from spiders.items import Page
from spiders.normalise.address import canonical_url, path_and_query
from spiders.site import Site

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "add-a-site.md"


@pytest.fixture(scope="module")
def examples() -> dict[str, Any]:
    names: dict[str, Any] = {}
    for block in re.findall(r"```python\n(.*?)```", DOCUMENT.read_text(), re.DOTALL):
        exec(block, names)  # noqa: S102 (our own document)
    return names


def test_the_site_knows_its_articles(examples: dict[str, Any]) -> None:
    site = examples["SITE"]
    assert isinstance(site, Site)
    form = path_and_query(canonical_url("http://gazette.example/2026/08/05/ferry-late-4711/?utm_source=x&page=2", site))
    assert site.article_id(form) == "4711"
    assert form == "/2026/08/05/ferry-late-4711"
    assert not site.is_article("/harbour?page=2")


def test_the_page_class_reads_the_printed_time(examples: dict[str, Any]) -> None:
    (page_class,) = examples["PAGES"]
    assert issubclass(page_class, ArticlePage)
    body = b"<main class=gazette><h1>Ferry late</h1><p class=printed>5 August 2026, 09:18</p></main>"
    document = Document(Page(url="https://www.bay-gazette.example/2026/08/05/ferry-late-4711", body=body))
    assert page_class.fits(document)
    found = page_class(document, examples["SITE"]).published()
    assert found
    assert found.value == "5 August 2026, 09:18"
