"""Article pages in both layouts: what is on them, and what is wrong with them."""

from __future__ import annotations

import html
import json
import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from spiders.local.paper import Edition
from spiders.local.paper.routes import answer

if TYPE_CHECKING:
    from pathlib import Path

    from spiders.local.paper.article import Article

LAUNCH = datetime(2026, 11, 20, 3, 0, tzinfo=UTC)
EDITION = Edition(launch=LAUNCH, now=LAUNCH + timedelta(minutes=40))


def find(slug: str) -> Article:
    return next(article for article in EDITION.everything if article.story.slug == slug)


def page(slug: str) -> str:
    return answer(EDITION, find(slug).path, 0.1).body.decode()


def text(source: str) -> list[str]:
    """Lines as a reader sees them."""
    source = re.sub(r"(?s)<(script|style)\b.*?</\1>", "", source)
    source = re.sub(r"<(?:br|p|div|h\d|td|li|tr)\b[^>]*>|</(?:p|div|h\d|td|li|tr)>", "\n", source)
    lines = html.unescape(re.sub(r"<[^>]+>", "", source)).replace("\xa0", " ").split("\n")
    return [" ".join(line.split()) for line in lines if line.strip()]


def test_the_sample_page_has_the_text_of_the_brief_in_its_order(shared: Path) -> None:
    brief = text((shared / "korea_herald" / "article_2021-10-26.txt").read_text())
    headline = brief.index("Kim says NK-China ties are 'sealed in blood,' will strengthen for generations")
    end = brief.index("MOST POPULAR")

    ours = text(page("sealed-in-blood"))

    start = ours.index(brief[headline])
    assert ours[start : start + end - headline] == brief[headline:end]
    for label in ("MOST POPULAR", "LATEST NEWS", "PRIVACY STATEMENT COPYRIGHT POLICY LEDGER OMBUDSMAN"):
        assert label in ours[start:] or label in " ".join(ours[start:])


def test_broken_nesting_opens_the_text_in_the_picture_and_closes_it_outside() -> None:
    source = page("sealed-in-blood")

    body = source[source.index('id="articleText"') :]
    assert body.index('<div class="view_con_t">') < body.index("</td>") < body.index("North Korean leader")
    assert source.count("<div") == source.count("</div>"), "the count is right, only the places are wrong"


def test_a_picture_in_the_middle_divides_the_text_into_two_elements() -> None:
    source = page("night-bus")

    assert source.count('<div class="view_con_t">') == 2
    assert source.count("<img") == 2
    assert "<br><br>" in source


def test_quotes_and_dashes_are_entities_where_the_story_says_so() -> None:
    assert "&ldquo;People who would never go" in page("night-bus")
    assert "“The crossings" not in page("council-lamp")


def test_author_and_type_in_the_head_are_the_same_on_every_page_the_front_page_too() -> None:
    for source in (page("night-bus"), page("council-lamp"), answer(EDITION, "/", 0.1).body.decode()):
        assert '<meta name="author" content="The Harbour Ledger">' in source
        assert '<meta property="og:type" content="article">' in source


@pytest.mark.parametrize("slug", ["council-lamp", "tarin-clock"])
def test_some_pages_of_layout_2_carry_json_ld(slug: str) -> None:
    match = re.search(r'<script type="application/ld\+json">(.*?)</script>', page(slug))

    assert match is not None
    block = json.loads(match[1])
    assert block["headline"] == find(slug).story.headline
    assert datetime.fromisoformat(block["datePublished"]) == find(slug).published


def test_others_carry_none() -> None:
    assert "ld+json" not in page("consuls-kimchi")


def test_an_update_shows_a_later_stamp_and_a_silent_correction_shows_none() -> None:
    assert re.search(r"Published : (.+?) (?:&nbsp;)+Updated : (?!\1)", page("ferry-safety"))
    silent = find("stealth-count")
    assert silent.story.body[0].text.startswith("Nine people")
    assert re.search(r"Published : (.+?) (?:&nbsp;)+Updated : \1<", page("stealth-count"))
    assert "Updated" not in page("corrected-headline")
    assert "14,000 won</h1>" in page("corrected-headline")


def test_a_withdrawn_article_answers_410_with_its_notice() -> None:
    gone = answer(EDITION, find("withdrawn-ghost-ship").path, 0.1)

    assert gone.status == 410
    assert "The ship was a ferry" in gone.body.decode()


def test_times_are_korean_and_name_no_zone() -> None:
    source = page("barge-adrift")

    assert "Published : Nov 20, 2026 - 12:02" in source


def test_pictures_are_real_png_files() -> None:
    source = page("night-bus")
    match = re.search(r'src="https://www.demo-ledger.example(/img/[^"]+)"', source)
    assert match is not None

    picture = answer(EDITION, match[1], 0.1)

    assert picture.content_type == "image/png"
    assert picture.body.startswith(b"\x89PNG\r\n\x1a\n")
