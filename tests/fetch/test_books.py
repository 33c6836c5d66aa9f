"""The books: every address once, in one state; `seen` counted apart, so that the two can disagree."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import attrs
import pytest

from spiders.errors import NotAnArticle
from spiders.fetch.books import Books
from spiders.fetch.sight import Sight, look
from spiders.fetch.state import CrawlState
from spiders.items import Article, Fetch, Link, State
from spiders.pipelines.read import Read, read_of
from spiders.site import Site
from spiders.stage.batch import read_batch
from spiders.stage.run import new_run
from spiders.stage.writer import BatchWriter

NOW = datetime(2026, 8, 5, 12, tzinfo=UTC)
SITE = Site(name="small", title="Small", base_url="https://small.example")


class Desk:
    """Books over a real batch and a real state."""

    def __init__(self, home: Path, articles: int = 500) -> None:
        self.home = home
        self.state = CrawlState(home, str(home / "stage"), "small")
        writer = BatchWriter(str(home / "stage"), home, SITE, new_run(), articles=articles)
        self.books = Books(writer, self.state, SITE)

    def line(self, number: int, via: str = "rss:x") -> Sight:
        link = Link(url=f"https://small.example/{number}", via=via)
        sight = look(link.url, SITE)
        self.books.put_in_line(link, sight)
        return sight

    def article(self, number: int, section: str | None = None) -> Read:
        url = f"https://small.example/{number}"
        article = Article(source="small", url=url, url_canonical=url, headline="h", body_text="b", section=section)
        return attrs.evolve(read_of(article), key=look(url, SITE).key)

    def close(self) -> tuple[list[dict[str, Any]], dict[str, Any]]:
        paths = self.books.close(started_at=NOW, finish_reason="finished", stats={})
        records = [record for path in paths for record in read_batch(path).records()]
        return records, next(record for record in records if record["kind"] == "run_end")


@pytest.fixture
def desk(home: Path) -> Iterator[Desk]:
    desk = Desk(home)
    yield desk
    desk.state.close()


def test_a_staged_article_has_its_line_before_and_after_and_all_its_vias(desk: Desk) -> None:
    sight = desk.line(1)
    desk.books.again(sight.key, Link(url="https://small.example/1?utm_source=y", via="section:News"))
    desk.books.stage(desk.article(1))

    records, end = desk.close()

    assert [(r["kind"], r.get("state")) for r in records[:3]] == [
        ("address", "seen"),
        ("article", None),
        ("address", "staged"),
    ]
    assert records[1]["key"] == sight.key
    assert records[1]["discovered_via"] == records[2]["via"] == ["rss:x", "section:News"]
    assert (end["seen"], end["counts"]) == (1, {"staged": 1})


def test_what_is_decided_at_sight_has_one_line(desk: Desk) -> None:
    link = Link(url="https://small.example/1", via="rss:x")
    desk.books.refuse(link, look(link.url, SITE), State.DEFERRED, "not_due")

    records, end = desk.close()

    assert [r["state"] for r in records if r["kind"] == "address"] == ["deferred"]
    assert end["counts"] == {"deferred": 1}


def test_the_first_decision_stands_and_a_second_one_is_counted_as_a_fault(desk: Desk) -> None:
    sight = desk.line(1)
    desk.books.decide(sight.key, State.GONE, "http_404")
    desk.books.decide(sight.key, State.FAILED, "http_500")

    _, end = desk.close()

    assert end["counts"] == {"gone": 1}
    assert end["stats"]["books/decided_twice"] == 1


def test_what_is_open_at_the_end_is_deferred(desk: Desk) -> None:
    desk.line(1)

    records, end = desk.close()

    assert end["counts"] == {"deferred": 1}
    assert records[1]["reason"] == "interrupted"


def test_a_page_that_cannot_be_read_is_quarantined_with_its_raw_page(desk: Desk) -> None:
    first, second = desk.line(1), desk.line(2)
    desk.books.found_none(first.key, NotAnArticle("quarantined", "no_headline", "There is none."), "file#1")
    desk.books.found_none(second.key, NotAnArticle("filtered", "list_page"), "file#2")

    records, end = desk.close()
    (kept,) = [record for record in records if record["kind"] == "quarantined"]

    assert (kept["key"], kept["reason"], kept["raw_ref"]) == (first.key, "no_headline", "file#1")
    assert end["counts"] == {"filtered": 1, "quarantined": 1}


def test_the_state_remembers_nothing_before_its_batch_is_sealed(home: Path) -> None:
    desk = Desk(home, articles=2)
    keys = [desk.line(number).key for number in range(3)]
    desk.books.stage(desk.article(0))
    assert _last(home, keys[0]) is None
    desk.books.stage(desk.article(1))

    assert _last(home, keys[0]) == "staged"
    assert _last(home, keys[1]) is None, "its line in the books stands in the batch that is not sealed yet"
    desk.books.stage(desk.article(2))
    desk.close()
    assert [_last(home, key) for key in keys] == ["staged"] * 3
    desk.state.close()


def _last(home: Path, key: str) -> str | None:
    state = CrawlState(home, str(home / "stage"), "small")
    known = state.known(key)
    state.close()
    return known.state if known else None


def test_a_page_is_as_before_only_where_all_of_it_was_staged_before(home: Path) -> None:
    first = Desk(home)
    key = first.line(1).key
    assert not first.books.note(key, first.article(1).record_hash)
    first.books.stage(first.article(1))
    first.close()
    first.state.close()

    second = Desk(home)
    second.line(1)
    assert second.books.note(key, second.article(1).record_hash)
    assert not second.books.note(key, second.article(1, section="Sports").record_hash)
    second.books.decide(key, State.FAILED, "http_500")
    second.close()
    second.state.close()


def test_a_failure_keeps_what_makes_the_next_request_conditional(home: Path) -> None:
    desk = Desk(home)
    key = desk.line(1).key
    fetch = Fetch(source="small", url="u", key=key, purpose="article", status=200, etag='"1"', at=NOW)
    desk.books.fetched(fetch)
    desk.books.stage(desk.article(1))
    desk.close()
    desk.state.close()

    again = Desk(home)
    again.line(1)
    again.books.decide(key, State.FAILED, "timeout")
    again.close()
    known = again.state.known(key)
    assert known is not None
    assert (known.state, known.etag) == ("failed", '"1"')
    again.state.close()
