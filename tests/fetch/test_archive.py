"""The archive: standard WARC files, every record readable by its reference, also after a kill."""

from __future__ import annotations

import random
import resource
from datetime import UTC, datetime
from pathlib import Path

import fsspec
import pytest
from isal import igzip
from warcio.archiveiterator import ArchiveIterator

from spiders.errors import StageError
from spiders.fetch.archive import Archive, Exchange, put_left, read
from spiders.stage.place import Place

NOW = datetime(2026, 8, 5, 12, 0, 0, 250000, tzinfo=UTC)


def exchange(number: int, body: bytes = b"<p>hello", **headers: str) -> Exchange:
    return Exchange(
        url=f"https://small.example/{number}?x=ü",
        method="GET",
        request_headers=[("User-Agent", "Broadsheet")],
        status=200,
        headers=[
            ("Content-Type", "text/html; charset=euc-kr"),
            *((k.replace("_", "-"), v) for k, v in headers.items()),
        ],
        body=body,
        at=NOW,
        ip="192.0.2.1",
    )


def archive(home: Path, address: str | None = None, size: int = 1 << 20) -> Archive:
    return Archive(address or str(home / "archive"), home, "small", "run", NOW, size=size, agent="Broadsheet")


def test_a_response_comes_back_by_its_reference_before_the_file_is_closed(home: Path) -> None:
    kept = archive(home)
    references = [kept.write(exchange(number, f"<p>{number}".encode())) for number in range(3)]

    page = read(references[1], str(home / "archive"))

    assert references[1].startswith("small/2026/08/run-0.warc.gz#")
    assert (page.url, page.body, page.status) == ("https://small.example/1?x=ü", b"<p>1", 200)
    assert (page.content_type, page.fetched_at) == ("text/html; charset=euc-kr", NOW)
    assert page.raw_ref == references[1]
    kept.close()


def test_it_is_a_warc_file_as_others_read_it(home: Path) -> None:
    kept = archive(home)
    kept.write(exchange(1))
    kept.close()

    with (home / "archive/small/2026/08/run-0.warc.gz").open("rb") as file:
        records = [
            (record.rec_type, record.content_stream().read(), record.digest_checker.passed)
            for record in ArchiveIterator(file, check_digests=True)
        ]

    assert [kind for kind, *_ in records] == ["warcinfo", "response", "request"]
    assert records[1][1:] == (b"<p>hello", True)


def test_a_packed_body_is_archived_as_it_came_and_read_unpacked(home: Path) -> None:
    kept = archive(home)
    reference = kept.write(exchange(1, igzip.compress(b"<p>packed"), Content_Encoding="gzip"))
    kept.close()

    assert read(reference, str(home / "archive")).body == b"<p>packed"


def test_a_file_that_is_full_is_followed_by_the_next(home: Path) -> None:
    kept = archive(home, size=100)
    references = [kept.write(exchange(number)) for number in range(3)]
    kept.close()

    assert [name.partition("#")[0][-9:] for name in references] == ["0.warc.gz", "1.warc.gz", "2.warc.gz"]
    assert read(references[2], str(home / "archive")).url.startswith("https://small.example/2")


def test_an_object_store_gets_each_file_when_it_ends_and_what_a_killed_crawl_left(home: Path) -> None:
    fsspec.filesystem("memory").store.clear()
    kept = archive(home, "memory://archive", size=100)
    first, second = kept.write(exchange(1)), kept.write(exchange(2))

    assert read(first, "memory://archive").body == b"<p>hello"
    with pytest.raises(StageError, match="run-1"):
        read(second, "memory://archive")
    kept._file.close()  # type: ignore[union-attr]  # killed
    put_left(home / "work" / "small" / "archive", Place("memory://archive"))

    assert read(second, "memory://archive").url.startswith("https://small.example/2")
    assert not list((home / "work").rglob("*.warc.gz"))


@pytest.mark.parametrize("reference", ["small/none.warc.gz#0", "none", "small/2026/08/run-0.warc.gz#7"])
def test_what_cannot_be_read_is_named(home: Path, reference: str) -> None:
    kept = archive(home)
    kept.write(exchange(1))
    kept.close()

    with pytest.raises(StageError, match=reference.partition("#")[0]):
        read(reference, str(home / "archive"))


@pytest.mark.parametrize("room", [0, 3000])
def test_a_disk_with_room_for_nothing_or_a_part_of_a_response_is_told_in_one_sentence(home: Path, room: int) -> None:
    kept = archive(home)
    kept.write(exchange(1))
    (file,) = home.rglob("*.warc.gz")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (file.stat().st_size + room, before[1]))
    try:
        with pytest.raises(StageError, match=r"warc\.gz cannot be written \("):
            kept.write(exchange(2, random.randbytes(9000)))  # noqa: S311 (what does not shrink)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    kept.close()
