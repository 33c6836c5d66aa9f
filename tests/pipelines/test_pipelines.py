"""The pipelines, each built by hand over real books."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs
import pytest
from scrapy.exceptions import DropItem

from spiders import settings
from spiders.dedupe.fingerprint import fingerprint
from spiders.dedupe.seen import Seen
from spiders.fetch.books import Books
from spiders.fetch.sight import look
from spiders.fetch.state import CrawlState
from spiders.items import Article, Link
from spiders.pipelines.dedupe import Dedupe
from spiders.pipelines.read import Read, read_of
from spiders.pipelines.stage import Stage
from spiders.site import Site
from spiders.stage.batch import read_batch
from spiders.stage.run import new_run
from spiders.stage.writer import BatchWriter

SITE = Site(name="small", title="Small", base_url="https://small.example")


@pytest.fixture
def state(home: Path) -> Iterator[CrawlState]:
    state = CrawlState(home, str(home / "stage"), "small")
    yield state
    state.close()


@pytest.fixture
def books(home: Path, state: CrawlState) -> Books:
    return Books(BatchWriter(str(home / "stage"), home, SITE, new_run()), state, SITE)


def read(books: Books, number: int, text: str = "The council met. " * 20) -> Read:
    url = f"https://small.example/{number}"
    books.put_in_line(Link(url=url, via="rss:x"), look(url, SITE))
    article = Article(source="small", url=url, url_canonical=url, headline="A headline", body_text=text)
    return attrs.evolve(read_of(fingerprint(article)), key=look(url, SITE).key)


def lines(books: Books) -> list[dict[str, Any]]:
    paths = books.close(started_at=None, finish_reason="finished", stats={})  # type: ignore[arg-type]
    return [record for path in paths for record in read_batch(path).records()]


def test_the_settings_name_the_flow_in_its_order() -> None:
    assert [
        path.rpartition(".")[2] for path, _ in sorted(settings.ITEM_PIPELINES.items(), key=lambda pair: pair[1])
    ] == [
        "Dedupe",
        "Stage",
    ]


def test_an_article_is_staged_as_it_was_read_with_what_the_run_knows_of_it(books: Books) -> None:
    item = read(books, 1)
    Stage(books).process_item(Dedupe(Seen(), books).process_item(item))

    (article,) = [record for record in lines(books) if record["kind"] == "article"]
    assert article["headline"] == "A headline"
    assert len(article["content_hash"]) == 64
    assert article["discovered_via"] == ["rss:x"]
    assert article["key"] == item.key


def test_the_same_text_at_a_second_address_ends_as_its_duplicate(books: Books) -> None:
    dedupe = Dedupe(Seen(), books)
    Stage(books).process_item(dedupe.process_item(read(books, 1)))
    with pytest.raises(DropItem):
        dedupe.process_item(read(books, 2))

    ends = [r for r in lines(books) if r["kind"] == "address" and r["state"] != "seen"]
    assert [r["state"] for r in ends] == ["staged", "duplicate"]
    assert ends[1]["duplicate_of"] == "https://small.example/1"


def test_an_article_as_the_last_run_left_it_is_unchanged(home: Path, state: CrawlState, books: Books) -> None:
    item = Dedupe(Seen(), books).process_item(read(books, 1))
    Stage(books).process_item(item)
    lines(books)

    again = Books(BatchWriter(str(home / "stage"), home, SITE, new_run()), state, SITE)
    with pytest.raises(DropItem):
        Dedupe(Seen(), again).process_item(read(again, 1))
    changed = Dedupe(Seen(), again).process_item(
        attrs.evolve(read(again, 2), key=look("https://small.example/2", SITE).key)
    )

    assert changed.canonical
    assert [(r["state"], r.get("reason")) for r in lines(again) if r.get("state") == "unchanged"] == [
        ("unchanged", "same_content")
    ]
