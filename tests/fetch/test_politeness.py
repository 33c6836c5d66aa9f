"""Politeness, measured where it counts: at the server."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import attrs
import pytest

from spiders.site import Feed, Site, Sitemap
from tests.fetch.crawled import Crawled, crawl
from tests.fetch.small_paper import Answer, SmallPaper, article_page, feed

OWN = "https://small.example"
DELAY = 0.5
LATE = 0.4
"""Seconds that a busy machine may take to let the server note a request: they shorten one gap and lengthen another."""
SITE = Site(
    name="small",
    title="Small",
    base_url=OWN,
    hosts=("m.small.example",),
    discover=(Feed(url=f"{OWN}/feed.xml"), Sitemap(url=f"{OWN}/none.xml")),
    delay=0.01,
    revisit=(timedelta(0),),
    window=timedelta(days=3000),
)
ROBOTS = f"""User-agent: *
Disallow: /

User-agent: broadsheet
Crawl-delay: {DELAY}
Disallow: /secret/
Sitemap: {OWN}/named.xml
""".encode()
MAP = (
    f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>{OWN}/a/4</loc></url>'
    f"<url><loc>{OWN}/secret/1</loc></url></urlset>"
).encode()


def etag(number: int, text: str = "") -> Answer:
    return Answer(body=article_page(number, text), headers={"ETag": f'"v{number}{len(text)}"'})


@pytest.fixture(scope="module")
def paper() -> Iterator[SmallPaper]:
    answers = {f"/a/{number}": etag(number) for number in range(1, 5)}
    answers |= {
        "/robots.txt": Answer(body=ROBOTS),
        "/feed.xml": Answer(
            body=feed([f"{OWN}/a/1", "https://m.small.example/a/2", f"{OWN}/a/3?utm_source=x"]), headers={"ETag": '"f"'}
        ),
        "/named.xml": Answer(body=MAP),
        "/a/3?utm_source=x": etag(3),
    }
    with SmallPaper(answers) as paper:
        yield paper


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("polite") / "home"


@pytest.fixture(scope="module")
def first(paper: SmallPaper, home: Path) -> Crawled:
    return crawl(SITE, home, base_url=paper.address)


def test_the_gap_between_two_requests_is_never_below_the_crawl_delay(paper: SmallPaper, first: Crawled) -> None:
    times = [asked.at for asked in paper.log]
    gaps = [after - before for before, after in itertools.pairwise(times)]

    assert first.outcome["counts"]["staged"] == 4
    assert len(gaps) >= 7
    assert min(gaps) >= DELAY - LATE
    assert sum(gaps) >= len(gaps) * DELAY - LATE


def test_what_robots_txt_disallows_is_not_asked_for_and_its_site_map_is_read(paper: SmallPaper, first: Crawled) -> None:
    assert first.books()[f"{OWN}/secret/1"] == ("blocked", "robots")
    assert first.books()[f"{OWN}/a/4"] == ("staged", None)
    assert not paper.asked("/secret/1")


def test_a_second_run_makes_no_second_full_fetch_of_what_is_unchanged(
    paper: SmallPaper, first: Crawled, home: Path
) -> None:
    assert first
    paper.log.clear()

    second = crawl(SITE, home, base_url=paper.address)

    articles = [asked for asked in paper.log if asked.path.startswith("/a/")]
    assert [asked.status for asked in articles] == [304] * 4
    assert [asked.status for asked in paper.asked("/feed.xml")] == [304]
    assert second.outcome["counts"] == {"blocked": 1, "gone": 1, "unchanged": 4}
    assert not second.of("article")


def test_a_changed_article_is_fetched_and_staged_again_and_one_without_a_validator_is_compared(
    paper: SmallPaper, first: Crawled, home: Path
) -> None:
    assert first
    long = "<p>" + "The council has corrected what it said about the harbour. " * 9 + "</p>"
    paper.answers["/a/1"] = etag(1, long)
    paper.answers["/a/4"] = Answer(body=article_page(4))

    third = crawl(SITE, home, base_url=paper.address)

    assert third.books()[f"{OWN}/a/1"] == ("staged", None)
    assert third.books()[f"{OWN}/a/4"] == ("unchanged", "same_content")
    assert third.outcome["counts"] == {"blocked": 1, "gone": 1, "staged": 1, "unchanged": 3}


def test_what_is_not_due_is_not_asked_for(paper: SmallPaper, first: Crawled, home: Path) -> None:
    assert first
    paper.log.clear()

    crawled = crawl(attrs.evolve(SITE, revisit=(timedelta(hours=1),)), home, base_url=paper.address)

    assert not [asked for asked in paper.log if asked.path.startswith("/a/")]
    assert crawled.books()[f"{OWN}/a/1"] == ("deferred", "not_due")


def test_a_retry_after_is_waited_for(tmp_path: Path) -> None:
    busy = Answer(status=503, headers={"Retry-After": "1"})
    site = attrs.evolve(SITE, discover=(Feed(url=f"{OWN}/feed.xml"),), delay=0.0)
    with SmallPaper({"/feed.xml": Answer(body=feed([f"{OWN}/a/1"])), "/a/1": busy}) as paper:
        paper.answers["/a/1"] = attrs.evolve(busy, before=lambda: paper.answers.update({"/a/1": etag(1)}))
        crawled = crawl(site, tmp_path / "home", base_url=paper.address)

        first, second = paper.asked("/a/1")
    assert crawled.outcome["counts"] == {"staged": 1}
    assert second.at - first.at >= 1


def test_without_an_answer_about_robots_nothing_is_fetched(tmp_path: Path) -> None:
    with SmallPaper({"/robots.txt": Answer(status=503), "/feed.xml": Answer(body=feed([f"{OWN}/a/1"]))}) as paper:
        crawled = crawl(SITE, tmp_path / "home", base_url=paper.address)

        assert {asked.path for asked in paper.log} == {"/robots.txt"}
    assert crawled.code == 1
    assert "robots.txt" in crawled.errors
    assert crawled.books()[f"{OWN}/feed.xml"] == ("deferred", "robots_unavailable")
