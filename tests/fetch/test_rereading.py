"""Archived pages are read again by processes; nothing that a page does ends the pass."""

from __future__ import annotations

import json
import multiprocessing
from datetime import UTC, datetime
from pathlib import Path

import fsspec
import pytest

from spiders.fetch.archive import Archive, Exchange
from spiders.fetch.rereader import Archived
from spiders.fetch.rereading import reread
from spiders.site import Site
from spiders.warehouse.reextract.shapes import Reading, Ref
from tests.fetch.small_paper import article_page

SITE = Site(name="small", title="Small", base_url="https://small.example", language="en")
DAY = datetime(2026, 8, 5, tzinfo=UTC)


def exchange(path: str, body: bytes) -> Exchange:
    return Exchange(
        url=f"https://small.example/{path}",
        method="GET",
        request_headers=[],
        status=200,
        headers=[("Content-Type", "text/html; charset=utf-8")],
        body=body,
        at=DAY,
    )


def ref(number: int, path: str, raw_ref: str) -> Ref:
    return Ref(
        article_id=number,
        url=f"https://small.example/{path}",
        raw_ref=raw_ref,
        fetched_at=DAY,
        address_key="ab" * 32,
        discovered_via=("rss:x",),
        record_hash=b"",
    )


@pytest.fixture
def refs(tmp_path: Path) -> list[Ref]:
    """A page each that can be read, hangs, can be read, takes its process down, can be read; over several files."""
    archive = Archive(str(tmp_path), tmp_path, "small", "run", DAY, size=1)
    names = ["one", "hangs", "two", "dies", "three"]
    found = [
        ref(number, name, archive.write(exchange(name, article_page(number)))) for number, name in enumerate(names)
    ]
    archive.close()
    assert len({each.raw_ref.partition("#")[0] for each in found}) == 5
    return found


def by_number(readings: list[Reading]) -> dict[int, Reading]:
    assert len({reading.article_id for reading in readings}) == len(readings)
    return {reading.article_id: reading for reading in readings}


@pytest.mark.parametrize("processes", [1, 2])
def test_every_page_has_one_answer_as_a_crawl_would_stage_it(refs: list[Ref], tmp_path: Path, processes: int) -> None:
    readings = by_number(list(reread(refs, SITE, str(tmp_path), processes=processes)))

    assert sorted(readings) == [0, 1, 2, 3, 4]
    said = json.loads(readings[2].line or b"")
    assert said["headline"] == "Story number 2 of the small paper"
    assert said["kind"] == "article"
    assert said["source"] == "small"
    assert said["key"] == "ab" * 32
    assert said["discovered_via"] == ["rss:x"]
    assert said["raw_ref"] == refs[2].raw_ref
    assert said["fetched_at"] == DAY.isoformat()
    assert len(said["content_hash"]) == 64


def test_a_page_that_hangs_or_takes_its_process_down_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    archive = Archive(str(tmp_path), tmp_path, "small", "run", DAY)
    names = ["one", "hangs", "two", "dies", "three"]
    refs = [ref(n, name, archive.write(exchange(name, article_page(n)))) for n, name in enumerate(names)]
    archive.close()

    told = reread(refs, SITE, str(tmp_path), processes=1, limit=6.0, program="tests.fetch.hostile_rereader")
    readings = by_number(list(told))

    assert {names[number]: reading.reason for number, reading in readings.items()} == {
        "one": "",
        "hangs": "extraction_timeout",
        "two": "",
        "dies": "extraction_crashed",
        "three": "",
    }
    assert [names[n] for n, reading in sorted(readings.items()) if reading.line] == ["one", "two", "three"]


def test_what_is_no_article_or_not_in_the_archive_says_so(tmp_path: Path) -> None:
    archive = Archive(str(tmp_path), tmp_path, "small", "run", DAY)
    empty = archive.write(exchange("empty", b"  "))
    archive.close()
    file = empty.partition("#")[0]
    refs = [
        ref(1, "empty", empty),
        ref(2, "gone", "small/2026/08/never-0.warc.gz#0"),
        ref(3, "middle", f"{file}#7"),
        ref(4, "no offset", "nonsense"),
    ]

    readings = by_number(list(reread(refs, SITE, str(tmp_path), processes=1)))

    assert (readings[1].state, readings[1].reason) == ("quarantined", "empty_page")
    assert {readings[number].state for number in (2, 3, 4)} == {"unreadable"}
    assert {readings[number].reason for number in (2, 3, 4)} == {"archive_unreadable"}
    assert all(readings[number].detail for number in (2, 3, 4))


def test_a_web_archive_that_somebody_else_has_written_is_read_by_its_path(tmp_path: Path) -> None:
    archive = Archive(str(tmp_path), tmp_path, "small", "run", DAY)
    raw_ref = archive.write(exchange("one", article_page(1)))
    archive.close()

    (reading,) = reread([ref(1, "one", f"{tmp_path}/{raw_ref}")], SITE, "/nowhere", processes=1)

    assert json.loads(reading.line or b"")["headline"] == "Story number 1 of the small paper"


def test_an_archive_in_an_object_store_is_read_by_its_address(tmp_path: Path) -> None:
    archive = Archive(str(tmp_path), tmp_path, "small", "run", DAY)
    raw_refs = [archive.write(exchange(name, article_page(number))) for number, name in enumerate(("one", "two"))]
    archive.close()
    name = raw_refs[0].partition("#")[0]
    fsspec.filesystem("memory").pipe_file(f"/bucket/archive/{name}", (tmp_path / name).read_bytes())

    pages = Archived("memory://bucket/archive")
    urls = [pages.page(ref(number, "x", raw_ref)).url for number, raw_ref in enumerate(raw_refs)]
    pages.close()

    assert urls == ["https://small.example/one", "https://small.example/two"]


def test_stopping_in_the_middle_leaves_no_process(refs: list[Ref], tmp_path: Path) -> None:
    import psutil

    told = reread(refs, SITE, str(tmp_path), processes=2)
    next(told)
    told.close()

    children = psutil.Process().children(recursive=True)
    assert [child for child in children if any("spiders.fetch.rereader" in part for part in child.cmdline())] == []
    assert multiprocessing.active_children() == []


def test_nothing_to_read_starts_nothing(tmp_path: Path) -> None:
    assert list(reread([], SITE, str(tmp_path), processes=2)) == []
