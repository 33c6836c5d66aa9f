"""Real pages of real publishers, where the folder with them is present: how much of each field is right.

The floors lie a little below what was reached: a change that falls through one of them has broken something.
"""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

import pytest

from spiders.errors import NotAnArticle
from spiders.extract import read_article
from spiders.extract.json_lines import fields
from spiders.items import Page
from spiders.normalise.article import normalise
from spiders.site import Site

WEB = Site(name="web", title="Any publisher", base_url="", schedule=None)
FLOORS = {
    "macro_f1": 0.975,
    "title_exact": 0.86,
    "authors_f1": 0.93,
    "pub_minute": 0.98,
    "cover_asset": 0.94,
    "image_recall": 0.92,
    "image_precision": 0.92,
    "caption_cover": 0.90,
}


@pytest.fixture(scope="module")
def scored(shared: Path) -> dict[str, Any]:
    """Every figure of the scorer that belongs to the pages."""
    spec = importlib.util.spec_from_file_location("score", shared / "extraction" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    score = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)
    pages = []
    for row in score.load(shared / "extraction" / "corpus"):
        try:
            article = normalise(read_article(Page(url=row["url"], body=row["html"]), WEB), WEB)
            said = fields(article, WEB)
        except NotAnArticle:
            said = {}
        pages.append(score.score_page(row, {"fields": said, "error": None, "ms": 1.0, "ref_ms": None}))
        pages[-1]["complete"] = bool(said.get("title") and said.get("body") and said.get("published_at"))
    return {**score.summarise(pages), "complete": sum(page["complete"] for page in pages)}


def test_nearly_every_page_has_headline_text_and_time(scored: dict[str, Any]) -> None:
    assert scored["complete"] >= 112
    assert scored["empty"] == 0


@pytest.mark.parametrize("figure", FLOORS)
def test_figure_stays_above_its_floor(scored: dict[str, Any], figure: str) -> None:
    assert scored[figure] >= FLOORS[figure], f"{figure} is {scored[figure]:.3f}"
