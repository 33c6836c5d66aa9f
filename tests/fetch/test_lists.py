"""How far lists are read: to what earlier runs know, to the window's end, and never for ever."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from spiders.site import Feed, SectionList, Site
from tests.fetch.crawled import crawl
from tests.fetch.small_paper import Answer, SmallPaper, article_page, feed

OWN = "https://small.example"
TODAY = datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
FIVE_DAYS = TODAY - timedelta(days=4, hours=12)
SITE = Site(
    name="small",
    title="Small",
    base_url=OWN,
    discover=(
        Feed(url=f"{OWN}/feed.xml"),
        SectionList(url=f"{OWN}/list?p={{page}}", link="li", headline="a", date="time", max_pages=30),
    ),
    delay=0.0,
)


def dated_list(path: str) -> Answer | None:
    """Page n of the list holds the two articles of n - 1 days ago; it goes on for ever."""
    if path.startswith("/a/"):
        return Answer(body=article_page(int(path[3:])))
    if not path.startswith("/list?p="):
        return None
    page = int(path[8:])
    day = (TODAY - timedelta(days=page - 1)).date()
    items = "".join(f'<li><a href="/a/{page * 2 + k}">Item</a> <time>{day}</time></li>' for k in (0, 1))
    return Answer(body=f"<html><body><ul>{items}</ul></body></html>".encode())


@pytest.fixture
def paper() -> Iterator[SmallPaper]:
    with SmallPaper({"/feed.xml": Answer(body=feed([f"{OWN}/a/2", f"{OWN}/a/3"]))}) as paper:
        paper.otherwise = dated_list
        yield paper


def pages(paper: SmallPaper) -> list[int]:
    """The pages of the list that were asked for since the last look."""
    asked = [int(asked.path[8:]) for asked in paper.log if asked.path.startswith("/list")]
    paper.log.clear()
    return asked


def test_a_list_is_read_to_the_windows_end_then_to_what_is_known_and_on_where_more_is_wanted(
    paper: SmallPaper, tmp_path: Path
) -> None:
    home = tmp_path / "home"

    first = crawl(SITE, home, base_url=paper.address, since=FIVE_DAYS)
    assert pages(paper) == [1, 2, 3, 4, 5, 6], "its first page is in the feed too; page 6 is older than the window"
    assert first.outcome["counts"] == {"filtered": 2, "staged": 10}

    crawl(SITE, home, base_url=paper.address, since=FIVE_DAYS)
    assert pages(paper) == [1], "everything on it is known, and the first run had read on"

    older = crawl(SITE, home, base_url=paper.address, since=TODAY - timedelta(days=7, hours=12))
    assert pages(paper) == [1, 2, 3, 4, 5, 6, 7, 8, 9], "further back than any run before"
    assert older.outcome["counts"]["staged"] == 6

    crawl(SITE, home, base_url=paper.address, since=FIVE_DAYS)
    assert pages(paper) == [1]


def test_after_a_run_with_a_limit_the_next_one_reads_on_past_what_is_known(paper: SmallPaper, tmp_path: Path) -> None:
    home = tmp_path / "home"

    limited = crawl(SITE, home, base_url=paper.address, since=FIVE_DAYS, limit=2)
    assert pages(paper) == [], "the feed had enough"
    assert limited.outcome["counts"] == {"staged": 2}

    full = crawl(SITE, home, base_url=paper.address, since=FIVE_DAYS)
    assert pages(paper) == [1, 2, 3, 4, 5, 6]
    assert full.outcome["counts"]["staged"] == 8
