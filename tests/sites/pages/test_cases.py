"""Every saved page of every site, read with its site file: one folder a case, one test a field, which the name names.

`news new-site` writes such folders.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from spiders.extract import read_article
from spiders.items import Article, Page, record
from spiders.normalise.article import normalise
from spiders.sites import get_site

PAGES = Path(__file__).parent
CASES = sorted(file.parent for file in PAGES.glob("*/*/expected.json"))


@cache
def expected(case: Path) -> dict[str, Any]:
    return json.loads((case / "expected.json").read_text(encoding="utf-8"))


@cache
def read(case: Path) -> Article:
    site, said = get_site(case.parent.name), expected(case)
    page = Page(url=said["url"], body=(case / "page.html").read_bytes(), content_type=said.get("content_type"))
    return normalise(read_article(page, site), site)


FIELDS = [(case, name) for case in CASES for name in expected(case)["fields"]]


@pytest.mark.parametrize(
    ("case", "name"), FIELDS, ids=[f"{case.parent.name}-{case.name}-{name}" for case, name in FIELDS]
)
def test_field_is_read_as_expected(case: Path, name: str) -> None:
    wanted = expected(case)["fields"][name]
    got = record(read(case)).get(name, [] if isinstance(wanted, list) else None)
    if name == "images":
        got = [{key: image.get(key) for key in want} for image, want in zip(got, wanted, strict=True)]
    assert (list(got) if isinstance(wanted, list) else got) == wanted, f"{name} of {case.parent.name}/{case.name}"
