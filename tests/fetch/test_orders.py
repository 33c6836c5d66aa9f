"""What a crawl may be asked: a window, a limit, a file of addresses, a web archive; and what it answers to a signal."""

from __future__ import annotations

import gzip
import os
import signal
import subprocess
import threading
import time
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from spiders.site import Feed, Site
from spiders.stage.batch import complete_batches, read_batch
from tests.fetch.crawled import ROOT, command, crawl
from tests.fetch.small_paper import Answer, SmallPaper, article_page, feed

OWN = "https://small.example"
SITE = Site(name="small", title="Small", base_url=OWN, discover=(Feed(url=f"{OWN}/feed.xml"),), delay=0.0)
WEB = Site(name="web", title="Web", base_url="", schedule=None, delay=0.0)


def paper_of(number: int) -> SmallPaper:
    answers = {f"/a/{index}": Answer(body=article_page(index)) for index in range(number)}
    return SmallPaper(answers | {"/feed.xml": Answer(body=feed([f"{OWN}/a/{index}" for index in range(number)]))})


def dated_feed(days: dict[str, datetime]) -> bytes:
    items = "".join(
        f"<item><link>{OWN}{path}</link><pubDate>{at:%a, %d %b %Y %H:%M:%S} GMT</pubDate></item>"
        for path, at in days.items()
    )
    return f'<rss version="2.0"><channel>{items}</channel></rss>'.encode()


def test_the_window_and_the_limit_decide_at_sight(tmp_path: Path) -> None:
    now = datetime.now(UTC)
    days = {f"/a/{index}": now - timedelta(days=index) for index in range(6)}
    with paper_of(6) as paper:
        paper.answers["/feed.xml"] = Answer(body=dated_feed(days))
        crawled = crawl(
            SITE,
            tmp_path / "home",
            base_url=paper.address,
            since=now - timedelta(days=4, hours=1),
            until=now - timedelta(hours=1),
            limit=2,
        )

    assert [crawled.books()[f"{OWN}/a/{index}"] for index in range(6)] == [
        ("filtered", "outside_window"),
        ("staged", None),
        ("staged", None),
        ("deferred", "limit"),
        ("deferred", "limit"),
        ("filtered", "outside_window"),
    ]
    assert [asked.path for asked in paper.log if asked.path.startswith("/a/")] == ["/a/1", "/a/2"]


def test_a_file_of_addresses_is_read_in_place_of_the_lists(tmp_path: Path) -> None:
    urls = tmp_path / "urls.txt"
    urls.write_text(f"{OWN}/a/1\n# a comment\n\nnot an address\nhttp://10.0.0.1/x\n{OWN}/a/1?utm_source=x\n")
    with paper_of(3) as paper:
        crawled = crawl(SITE, tmp_path / "home", base_url=paper.address, urls=urls)

    assert not paper.asked("/feed.xml")
    assert crawled.books()[f"{OWN}/a/1"] == ("staged", None)
    assert crawled.books()["http://10.0.0.1/x"] == ("filtered", "private_address")
    assert crawled.outcome["counts"] == {"filtered": 2, "staged": 1}


def test_addresses_of_any_publisher_take_their_source_from_the_host(tmp_path: Path) -> None:
    urls = tmp_path / "urls.txt"
    urls.write_text("https://www.one.example/a/1\nhttps://two.example/a/2\n")
    with paper_of(3) as paper:
        crawled = crawl(WEB, tmp_path / "home", base_url=paper.address, urls=urls)

    assert {article["source"] for article in crawled.of("article")} == {"one.example", "two.example"}
    assert len(paper.asked("/robots.txt")) == 2


def test_without_lists_and_without_addresses_the_crawl_says_what_it_needs(tmp_path: Path) -> None:
    crawled = crawl(WEB, tmp_path / "home")

    assert crawled.code == 1
    assert "--urls FILE" in crawled.errors


def test_a_web_archive_gives_articles_without_a_request_and_nothing_new_the_second_time(tmp_path: Path) -> None:
    path = tmp_path / "pages.warc.gz"
    path.write_bytes(b"".join(_record(f"https://one.example/a/{index}", article_page(index)) for index in range(4)))
    path.write_bytes(path.read_bytes() + _record("https://one.example/none", b"<p></p>"))

    first = crawl(WEB, tmp_path / "home", warc=path)
    second = crawl(WEB, tmp_path / "home", warc=path)

    assert first.outcome["counts"] == {"quarantined": 1, "staged": 4}
    assert second.outcome["counts"] == {"quarantined": 1, "unchanged": 4}
    assert first.of("article")[0]["raw_ref"].startswith(f"{path}#")
    assert not first.of("fetch")


def _record(url: str, body: bytes) -> bytes:
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body
    head = (
        f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{os.urandom(4).hex()}>\r\n"
        f"WARC-Date: 2026-08-05T00:00:00Z\r\nWARC-Target-URI: {url}\r\nContent-Type: application/http\r\n"
        f"Content-Length: {len(http)}\r\n\r\n"
    )
    return gzip.compress(head.encode() + http + b"\r\n\r\n")


def test_a_second_crawl_of_the_site_is_told_who_crawls_and_one_signal_ends_the_first_within_moments(
    tmp_path: Path,
) -> None:
    home, over = tmp_path / "home", threading.Event()
    with paper_of(40) as paper:
        for index in range(5, 40):
            paper.answers[f"/a/{index}"] = Answer(body=article_page(index), before=lambda: over.wait(300))
        arguments, environment = command(SITE, home, base_url=paper.address)
        first = subprocess.Popen(
            arguments, env=environment, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        while len(paper.log) < 2 + 5 + 8:  # eight at once are waited for
            assert first.poll() is None
            time.sleep(0.05)
        other = subprocess.run(arguments, env=environment, cwd=ROOT, capture_output=True, text=True, check=False)
        asked = time.monotonic()
        first.send_signal(signal.SIGTERM)
        first.communicate()
        took = time.monotonic() - asked
        over.set()

    assert f"process {first.pid}" in other.stderr
    assert took < 150  # the answers are held for 300
    assert first.returncode == 1
    (path,) = complete_batches(str(home / "stage"))
    records = list(read_batch(path).records())
    end = next(record for record in records if record["kind"] == "run_end")
    assert end["finish_reason"] == "shutdown"
    assert end["counts"] == {"staged": 5, "deferred": 35}
    assert end["seen"] == 40
    assert {r["reason"] for r in records if r.get("state") == "deferred"} == {"interrupted"}


@pytest.mark.slow
def test_killed_and_crawled_again_everything_is_staged_and_nothing_twice(tmp_path: Path) -> None:
    home, over = tmp_path / "home", threading.Event()
    with paper_of(60) as paper:

        def articles() -> int:
            return len([asked for asked in paper.log if asked.path.startswith("/a/")])

        for answered in (5, 25):  # and those that are asked for after them are held, so that the kill comes in time
            for index in range(60):
                hold = partial(lambda most: articles() <= most or over.wait(300), answered)
                paper.answers[f"/a/{index}"] = Answer(body=article_page(index), before=hold)
            paper.log.clear()
            arguments, environment = command(SITE, home, base_url=paper.address)
            process = subprocess.Popen(arguments, env=environment, cwd=ROOT, stdout=subprocess.DEVNULL)
            while articles() <= answered:
                assert process.poll() is None
                time.sleep(0.02)
            process.kill()
            process.wait()
        over.set()
        last = crawl(SITE, home, base_url=paper.address)

    assert last.outcome["finish_reason"] == "finished"
    batches = [list(read_batch(path).records()) for path in complete_batches(str(home / "stage"))]
    ends = [record for batch in batches for record in batch if record["kind"] == "run_end"]
    assert [end["finish_reason"] for end in ends] == ["killed", "killed", "finished"]
    for end in ends:
        assert end["seen"] == sum(end["counts"].values())
    staged = {(record["url"], record["content_hash"]) for b in batches for record in b if record["kind"] == "article"}
    assert len(staged) == 60, "a page that was read twice gives the same text, and the load knows it by that"
    assert _unfinished(home) == []


def _unfinished(home: Path) -> list[Path]:
    return list((home / "work").rglob("*.part"))
