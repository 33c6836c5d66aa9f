"""Bad input in one crawl: each fault with its reason in the staged books, and everything else of the run staged."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from spiders.fetch import archive
from spiders.site import Feed, SectionList, Site, Sitemap
from tests.fetch.crawled import Crawled, crawl
from tests.fetch.small_paper import Answer, SmallPaper, article_page, feed, list_page

OWN = "https://small.example"
KOREAN = article_page(
    60, headline="정부, 새 예산안 발표", text="<p>" + "정부는 화요일 새 예산안을 발표했다. " * 20 + "</p>"
)
LINKS = {
    "/good/1": Answer(body=article_page(1)),
    "/good/2": Answer(body=article_page(2)),
    "/empty": Answer(body=b""),
    "/gone/404": Answer(status=404, body=b"gone"),
    "/gone/410": Answer(status=410, body=b"gone"),
    "/error/500": Answer(status=500, body=b"oh no"),
    "/error/403": Answer(status=403, body=b"no"),
    "/huge": Answer(body=b"<p>" + b"x" * 65533, endless=30 << 20),
    "/bomb": Answer(body=gzip.compress(b"<p>" * (10 << 20)), headers={"Content-Encoding": "gzip"}),
    "/nul": Answer(body=article_page(50).replace(b"council met", b"coun\0cil \0met")),
    "/euc-kr": Answer(
        body=KOREAN.replace(b'charset="utf-8"', b'charset="euc-kr"').decode().encode("euc-kr"),
        headers={"Content-Type": "text/html"},
    ),
    "/private/secret": Answer(body=article_page(3)),
    "/to-metadata": Answer(status=302, headers={"Location": "http://169.254.169.254/latest/meta-data/"}),
    "/to-decimal": Answer(status=302, headers={"Location": "http://2130706433/"}),
    "/to-six": Answer(status=302, headers={"Location": "http://[::ffff:10.0.0.1]/"}),
    "/to-file": Answer(status=302, headers={"Location": "file:///etc/passwd"}),
    "/to-elsewhere": Answer(status=302, headers={"Location": "https://elsewhere.example/story"}),
    "/to-front": Answer(status=301, headers={"Location": "/"}),
    "/to-good": Answer(status=301, headers={"Location": "/good/1"}),
    "/to-moved": Answer(status=301, headers={"Location": "/moved"}),
    "/loop": Answer(status=302, headers={"Location": "/loop"}),
    "/pdf": Answer(body=b"%PDF-1.7", headers={"Content-Type": "application/pdf"}),
    "/copy": Answer(body=article_page(2, headline="The same text under another headline")),
}
NOT_LINKED = {
    "/": Answer(body=b"<h1>Front</h1>"),
    "/moved": Answer(body=article_page(9)),
    "/broken.xml": Answer(body=feed([f"{OWN}/from-broken"], ending="<item><title>cut")),
    "/from-broken": Answer(body=article_page(8)),
    "/no-feed.xml": Answer(body=b"<html><body>Sorry, the feed has moved.</body></html>"),
    "/list?p=1": Answer(body=list_page(["/listed/1"])),
}
SITE = Site(
    name="small",
    title="Small",
    base_url=OWN,
    hosts=("www.small.example",),
    discover=(
        Feed(url=f"{OWN}/feed.xml"),
        Feed(url=f"{OWN}/broken.xml"),
        Feed(url=f"{OWN}/no-feed.xml"),
        Feed(url=f"{OWN}/missing.xml"),
        Sitemap(url=f"{OWN}/sitemap.xml"),
        SectionList(url=f"{OWN}/list?p={{page}}", link="li a", max_pages=4),
        SectionList(url=f"{OWN}/again?p={{page}}", link="li a", max_pages=40),
    ),
    skip=((r"^/skipped/", "advertisement"),),
    delay=0.0,
    window=timedelta(days=3000),
)


def endless(path: str) -> Answer | None:
    """A list that has a new article on every page, and one that shows the same page for ever."""
    if path.startswith("/list?p="):
        return Answer(body=list_page([f"/listed/{path[8:]}"]))
    if path.startswith("/again?p="):
        return Answer(body=list_page(["/listed/1"]))
    if path.startswith("/listed/"):
        return Answer(body=article_page(100 + int(path[8:])))
    return None


@pytest.fixture(scope="module")
def paper() -> Iterator[SmallPaper]:
    links = [*(OWN + path for path in LINKS), "https://elsewhere.example/ad", f"{OWN}/skipped/1", "http://127.0.0.1/x"]
    with SmallPaper(LINKS | NOT_LINKED | {"/feed.xml": Answer(body=feed(links))}) as paper:
        paper.otherwise = endless
        yield paper


@pytest.fixture(scope="module")
def crawled(paper: SmallPaper, tmp_path_factory: pytest.TempPathFactory) -> Crawled:
    return crawl(SITE, tmp_path_factory.mktemp("faults") / "home", base_url=paper.address)


@pytest.mark.parametrize(
    ("path", "state", "reason"),
    [
        ("/good/1", "staged", None),
        ("/good/2", "staged", None),
        ("/empty", "quarantined", "empty_page"),
        ("/gone/404", "gone", "http_404"),
        ("/gone/410", "gone", "http_410"),
        ("/error/500", "failed", "http_500"),
        ("/error/403", "failed", "http_403"),
        ("/huge", "failed", "too_large"),
        ("/bomb", "failed", "too_large"),
        ("/nul", "staged", None),
        ("/euc-kr", "staged", None),
        ("/private/secret", "blocked", "robots"),
        ("/to-metadata", "filtered", "private_address"),
        ("/to-decimal", "filtered", "private_address"),
        ("/to-six", "filtered", "private_address"),
        ("/to-file", "failed", "http_302"),
        ("/to-elsewhere", "filtered", "other_host"),
        ("/to-front", "gone", "redirect_to_front_page"),
        ("/to-good", "duplicate", "had_in_this_run"),
        ("/to-moved", "staged", None),
        ("/loop", "failed", "redirect_loop"),
        ("/pdf", "filtered", "not_html"),
        ("/copy", "duplicate", "had_in_this_run"),
        ("/skipped/1", "filtered", "advertisement"),
        ("/from-broken", "staged", None),
        ("/broken.xml", "failed", "malformed_feed"),
        ("/no-feed.xml", "failed", "not_a_feed"),
        ("/missing.xml", "gone", "http_404"),
        ("/sitemap.xml", "gone", "http_404"),
        ("/listed/4", "staged", None),
        ("/list?p=4#after", "deferred", "page_limit"),
    ],
)
def test_every_fault_has_its_reason_and_everything_else_is_staged(
    crawled: Crawled, path: str, state: str, reason: str | None
) -> None:
    assert crawled.books()[OWN + path] == (state, reason)


def test_other_hosts_are_not_asked_whatever_they_are(crawled: Crawled) -> None:
    assert crawled.books()["https://elsewhere.example/ad"] == ("filtered", "other_host")
    assert crawled.books()["http://127.0.0.1/x"] == ("filtered", "private_address")


def test_the_books_balance(crawled: Crawled) -> None:
    (end,) = crawled.of("run_end")
    decided = [line["key"] for line in crawled.of("address") if line["state"] != "seen"]

    assert crawled.code == 0
    assert end["finish_reason"] == "finished"
    assert len(decided) == len(set(decided)) == end["seen"] == sum(end["counts"].values())
    assert end["counts"]["staged"] == len(crawled.of("article"))
    assert "books/decided_twice" not in end["stats"]


def test_a_large_page_is_not_read_to_its_end(crawled: Crawled, paper: SmallPaper) -> None:
    (huge,) = paper.asked("/huge")

    assert crawled.books()[f"{OWN}/huge"] == ("failed", "too_large")
    assert huge.sent < 20 << 20


def test_a_list_that_repeats_itself_ends_there(paper: SmallPaper, crawled: Crawled) -> None:
    assert crawled
    assert [asked.path for asked in paper.log if asked.path.startswith("/again")] == ["/again?p=1", "/again?p=2"]


def test_texts_are_whole_whatever_their_bytes(crawled: Crawled) -> None:
    assert crawled.article(f"{OWN}/euc-kr")["headline"] == "정부, 새 예산안 발표"
    assert "\0" not in crawled.article(f"{OWN}/nul")["body_text"]
    assert "talked about matter" in crawled.article(f"{OWN}/nul")["body_text"]


def test_a_duplicate_names_the_article_that_it_repeats(crawled: Crawled) -> None:
    originals = {line["url"]: line.get("duplicate_of") for line in crawled.of("address")}

    assert originals[f"{OWN}/to-good"] == f"{OWN}/good/1"
    assert {originals[f"{OWN}/copy"], originals[f"{OWN}/good/2"]} == {f"{OWN}/good/2", None}


def test_no_disallowed_path_and_no_second_robots_txt_was_asked_for(paper: SmallPaper, crawled: Crawled) -> None:
    assert crawled
    assert paper.log[0].path == "/robots.txt"
    assert len(paper.asked("/robots.txt")) == 1
    assert not paper.asked("/private/secret")


def test_we_say_who_we_are(paper: SmallPaper, crawled: Crawled) -> None:
    assert crawled
    agents = {asked.headers["user-agent"] for asked in paper.log}

    assert len(agents) == 1
    assert "Broadsheet/" in agents.pop()
    assert not any("cookie" in asked.headers or "referer" in asked.headers for asked in paper.log)


def test_every_response_is_archived_and_reads_back(crawled: Crawled, tmp_path_factory: pytest.TempPathFactory) -> None:
    home = Path(crawled.outcome["batches"][0]).parents[3]
    fetches = crawled.of("fetch")

    for fetch in fetches:
        if fetch.get("status"):
            page = archive.read(fetch["raw_ref"], str(home / "archive"))
            assert (page.url, page.status) == (fetch["url"], fetch["status"])
    assert {fetch["purpose"] for fetch in fetches} == {"robots", "feed", "sitemap", "section", "article"}
    good = next(fetch for fetch in fetches if fetch["url"] == f"{OWN}/good/1")
    assert archive.read(good["raw_ref"], str(home / "archive")).body == article_page(1)
    assert tmp_path_factory


def test_what_is_quarantined_can_be_replayed(crawled: Crawled) -> None:
    (quarantined,) = crawled.of("quarantined")

    assert quarantined["url"] == f"{OWN}/empty"
    assert quarantined["raw_ref"]
