"""Test cases that are folders: `page.html`, and `expected.json` with the address and the fields expected of it.

    {"url": "https://…", "fields": {"headline": "…", …}, "found_by": {"body_text": "state"}}
    {"url": "https://…", "not_an_article": ["filtered", "list_page"]}

A test is made for every field, so that its name says what broke.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from spiders.errors import NotAnArticle
from spiders.extract import read_article
from spiders.items import Article, Page, record
from spiders.normalise.article import normalise
from spiders.site import Site


@cache
def expected(case: Path) -> dict[str, Any]:
    """What the case's file says."""
    said: dict[str, Any] = json.loads((case / "expected.json").read_text(encoding="utf-8"))
    return said


_READ: dict[Path, Article | NotAnArticle] = {}


def read(case: Path, site: Site) -> Article | NotAnArticle:
    """The case's page as the pipeline has it; read once."""
    if case not in _READ:
        _READ[case] = _read(case, site)
    return _READ[case]


def _read(case: Path, site: Site) -> Article | NotAnArticle:
    said = expected(case)
    page = Page(url=said["url"], body=(case / "page.html").read_bytes(), content_type=said.get("content_type"))
    try:
        return normalise(read_article(page, site), site)
    except NotAnArticle as finding:
        return finding


def fields_of(cases: list[Path]) -> list[tuple[Path, str]]:
    """Each case with each field it speaks of; where a field was found as "found_by: field"."""
    pairs = []
    for case in cases:
        said = expected(case)
        pairs += [(case, name) for name in said.get("fields", ())]
        pairs += [(case, f"found_by: {name}") for name in said.get("found_by", ())]
        pairs += [(case, "not_an_article")] * ("not_an_article" in said)
    return pairs


def check(case: Path, site: Site, name: str) -> None:
    """Fail where the field is not as expected."""
    said, article = expected(case), read(case, site)
    if isinstance(article, NotAnArticle):
        assert [article.state, article.reason] == said.get("not_an_article"), f"{article} ({case.name})"
        return
    assert name != "not_an_article", f"{case.name} is read as an article: {article.body_text[:200]!r}"
    if name.startswith("found_by: "):
        field = name.removeprefix("found_by: ")
        assert article.field_provenance[field].method == said["found_by"][field]
        return
    wanted = said["fields"][name]
    got = record(article).get(name, [] if isinstance(wanted, list) else None)
    if name == "images":
        got = [{key: image.get(key) for key in want} for image, want in zip(got, wanted, strict=True)]
    assert (list(got) if isinstance(wanted, list) else got) == wanted, f"{name} of {case.parent.name}/{case.name}"
