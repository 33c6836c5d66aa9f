"""Web archives: every page once, everything else counted, damage contained."""

from __future__ import annotations

import gzip
import subprocess
import sys
import tracemalloc
import zlib
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import brotli
import pytest
from backports import zstd
from hypothesis import given, settings
from hypothesis import strategies as st

from spiders.discover import warc

if TYPE_CHECKING:
    from spiders.items import Page

HTML = "text/html; charset=utf-8"


def response(
    number: int,
    body: bytes | None = None,
    *,
    status: str = "200 OK",
    headers: dict[str, str] | None = None,
    kind: str = "response",
) -> bytes:
    """One record; the page of /<number> unless something else is given."""
    body = page(number) if body is None else body
    http = {"Content-Type": HTML} | (headers or {})
    head = f"HTTP/1.1 {status}\r\n" + "".join(f"{name}: {value}\r\n" for name, value in http.items() if value) + "\r\n"
    return record(kind, f"https://www.paper.example/{number}", head.encode() + body)


def page(number: int) -> bytes:
    """What /<number> says."""
    return f"<html><body><h1>Page {number}</h1><p>{number * 7919}</p></body></html>".encode()


def record(kind: str, url: str, block: bytes, *, length: str | None = None) -> bytes:
    """A record with any block."""
    return (
        (
            f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{zlib.crc32(url.encode())}>\r\n"
            f"WARC-Date: 2021-10-26T00:18:00Z\r\nWARC-Target-URI: {url}\r\n"
            f"Content-Length: {len(block) if length is None else length}\r\n\r\n"
        ).encode()
        + block
        + b"\r\n\r\n"
    )


def zipped(records: list[bytes]) -> bytes:
    """A gzip member a record."""
    return b"".join(gzip.compress(one, mtime=0) for one in records)


def read(path: Path, data: bytes) -> tuple[list[Page], warc.Pages]:
    path.write_bytes(data)
    found = warc.pages(path)
    return list(found), found


def numbers(pages: list[Page]) -> list[int]:
    """Which pages, having checked that each is whole."""
    found = [int(one.url.rpartition("/")[2]) for one in pages]
    assert [one.body for one in pages] == [page(number) for number in found]
    return found


PACKED = {
    "a member a record": zipped,
    "plain": b"".join,
    "one member": lambda records: gzip.compress(b"".join(records)),
}


@pytest.mark.parametrize("how", PACKED)
def test_pages_are_read_and_other_records_counted(how: str, tmp_path: Path) -> None:
    records = [
        record("warcinfo", "", b"software: x\r\n"),
        record("request", "https://www.paper.example/1", b"GET /1 HTTP/1.1\r\nHost: www.paper.example\r\n\r\n"),
        response(1),
        response(2, kind="revisit"),
        response(3, status="404 Not Found"),
        response(4, status="301 Moved", headers={"Location": "/5"}),
        response(5, headers={"Content-Type": "image/png"}),
        record("resource", "https://www.paper.example/x", b"<html>"),
        record("response", "dns:www.paper.example", b"127.0.0.1"),
        record("strange", "https://www.paper.example/x", b"x"),
        response(6, headers={"Content-Type": "application/xhtml+xml"}),
        response(7, headers={"Content-Type": ""}),
        response(8, b"\x89PNG", headers={"Content-Type": ""}),
        response(9, status="9 Odd"),
    ]
    pages, found = read(tmp_path / "a.warc", PACKED[how](records))
    assert numbers(pages) == [1, 6, 7]
    assert found.skipped == {
        "warcinfo": 1,
        "request": 1,
        "revisit": 1,
        "http_404": 1,
        "http_301": 1,
        "not_html": 2,
        "resource": 1,
        "not_http": 1,
        "other_record": 1,
        "bad_status": 1,
    }
    assert found.problems == []
    first = pages[0]
    assert first.content_type == HTML
    assert first.fetched_at == datetime(2021, 10, 26, 0, 18, tzinfo=UTC)
    assert first.status == 200


@pytest.mark.parametrize("how", ["a member a record", "plain"])
def test_a_page_is_found_again_by_its_reference(how: str, tmp_path: Path) -> None:
    path = tmp_path / "a b#c.warc.gz"
    pages, _ = read(path, PACKED[how]([response(number) for number in range(5)]))
    for page in pages:
        assert page.raw_ref
        name, _, offset = page.raw_ref.rpartition("#")
        assert warc.page_at(name, int(offset)) == page
        assert warc.page_at(name, int(offset) + 1) is None


def test_in_a_single_member_the_address_tells_pages_apart(tmp_path: Path) -> None:
    pages, _ = read(tmp_path / "a.warc.gz", PACKED["one member"]([response(number) for number in range(5)]))
    assert warc.page_at(tmp_path / "a.warc.gz", 0, pages[3].url) == pages[3]


def chunked(body: bytes) -> bytes:
    return (
        b"".join(b"%x\r\n%s\r\n" % (len(body[i : i + 10]), body[i : i + 10]) for i in range(0, len(body), 10))
        + b"0\r\n\r\n"
    )


def raw_deflate(body: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(body) + packer.flush()


@pytest.mark.parametrize(
    ("coding", "pack"),
    [
        ("gzip", gzip.compress),
        ("x-gzip", gzip.compress),
        ("deflate", zlib.compress),
        ("deflate", raw_deflate),
        ("br", brotli.compress),
        ("zstd", zstd.compress),
        ("deflate, GZIP", lambda body: gzip.compress(zlib.compress(body))),
        ("identity", bytes),
        ("gzip", bytes),
        ("deflate", bytes),
        ("br", bytes),
        ("zstd", bytes),
    ],
)
@pytest.mark.parametrize("transfer", ["", "chunked", "Chunked"])
def test_codings_are_undone_and_those_only_claimed_are_passed_over(coding, pack, transfer, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    body = pack(page(1))
    headers = {"Content-Encoding": coding, "Transfer-Encoding": transfer}
    pages, found = read(tmp_path / "a.warc", response(1, chunked(body) if transfer else body, headers=headers))
    assert numbers(pages) == [1]
    assert found.problems == []


@pytest.mark.parametrize(
    ("coding", "body", "reason"),
    [
        ("lzma", b"x", "bad_coding"),
        ("gzip", b"\x1f\x8b\x08broken", "bad_coding"),
        ("deflate", b"\xff\xff\xff\xff", "bad_coding"),
        ("br", b"\xff\xff\xff\xff", "bad_coding"),
        ("zstd", b"\x28\xb5\x2f\xfdbroken", "bad_coding"),
        ("gzip", gzip.compress(b"<" * 40_000_000), "bad_coding"),
        ("br", brotli.compress(b"<" * 40_000_000, quality=1), "bad_coding"),
        ("", b"<html>" * 6_000_000, "too_large"),
    ],
    ids=["unknown", "gzip", "deflate", "br", "zstd", "gzip bomb", "br bomb", "large"],
)
def test_a_body_that_cannot_be_unpacked_or_is_too_large_is_skipped(
    coding: str, body: bytes, reason: str, tmp_path: Path
) -> None:
    pages, found = read(
        tmp_path / "a.warc.gz", zipped([response(1, body, headers={"Content-Encoding": coding}), response(2)])
    )
    assert numbers(pages) == [2]
    assert found.skipped == {reason: 1}


def test_a_broken_member_does_not_end_the_file(tmp_path: Path) -> None:
    members = [gzip.compress(response(number), mtime=0) for number in range(6)]
    members[1] = members[1][:60] + bytes(40) + members[1][100:]  # broken in the middle
    members[3] = members[3][:80]  # cut off
    members[4] = b"\0" * 50 + members[4]  # preceded by rubbish
    pages, found = read(tmp_path / "a.warc.gz", b"".join(members))
    assert numbers(pages) == [0, 2, 4, 5]
    assert found.skipped["damaged"] == 2
    offsets = [len(b"".join(members[:1])), len(b"".join(members[:3]))]
    assert [f"#{offset}:" in problem.detail for offset, problem in zip(offsets, found.problems, strict=True)] == [
        True,
        True,
    ]


def test_a_file_cut_off_while_it_was_written_keeps_what_is_whole(tmp_path: Path) -> None:
    for pack in PACKED.values():
        data = pack([response(number) for number in range(50)])
        pages, found = read(tmp_path / "a.warc", data[: len(data) * 3 // 4])
        assert 20 < len(numbers(pages)) < 50
        assert found.skipped == {"damaged": 1}


@pytest.mark.parametrize(
    "damage",
    [
        lambda one: one.replace(b"WARC/1.1", b"XXXX/1.1"),
        lambda one: one.replace(b"Content-Length: ", b"Content-Length: 1"),
        lambda one: one.replace(b"Content-Length: ", b"Content-Length: x"),
        lambda one: one.replace(b"Content-Length: ", b"Content-Length: -"),
        lambda one: b"\r\n".join(line for line in one.split(b"\r\n") if not line.startswith(b"Content-Length")),
        lambda one: one[:-20],
        lambda one: one + b"rubbish\nmore rubbish\n",
    ],
)
def test_a_damaged_record_costs_nothing_behind_it(damage, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    records = [response(0), damage(response(1)), response(2), response(3)]
    for pack in PACKED.values():
        pages, found = read(tmp_path / "a.warc", pack(records))
        assert {0, 3} <= {int(page.url[-1]) for page in pages}
        assert found.skipped["damaged"] >= 1
        assert found.problems


def test_an_arc_file_is_read_too(tmp_path: Path) -> None:
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page(1)
    version = b"1 0 x\nURL IP-address Archive-date Content-type Archive-length\n"
    arc = b"filedesc://a.arc 0.0.0.0 20211026001800 text/plain %d\n%s\n" % (len(version), version)
    arc += b"https://www.paper.example/1 127.0.0.1 20211026001800 text/html %d\n%s\n" % (len(block), block)
    pages, found = read(tmp_path / "a.arc", arc)
    assert numbers(pages) == [1]
    assert pages[0].fetched_at == datetime(2021, 10, 26, 0, 18, tzinfo=UTC)
    assert found.skipped == {"warcinfo": 1}


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\n",
        b"not an archive",
        b"\x1f\x8b",
        b"\x1f\x8b\x08" * 100,
        gzip.compress(b"x" * 100, mtime=0),
        gzip.compress(b"", mtime=0),
    ],
)
def test_a_file_that_is_no_archive_gives_nothing_and_says_so(data: bytes, tmp_path: Path) -> None:
    pages, found = read(tmp_path / "a.warc", data)
    assert pages == []
    assert bool(found.problems) == bool(data.strip() and data != gzip.compress(b"", mtime=0))


@settings(max_examples=60)
@given(st.data())
def test_whatever_is_broken_no_page_is_wrong(data: st.DataObject) -> None:
    import tempfile

    how = data.draw(st.sampled_from(sorted(PACKED)))
    whole = PACKED[how]([response(number) for number in range(8)])
    position = data.draw(st.integers(0, len(whole)))
    cut = data.draw(st.integers(0, 60))
    put = data.draw(st.binary(max_size=60))
    with tempfile.NamedTemporaryFile() as file:
        file.write(whole[:position] + put + whole[position + cut :])
        file.flush()
        found = warc.pages(file.name)
        read = {page.url: page.body for page in found}
    assert len(read) >= (0 if how == "one member" else 4)
    assert len(read) + found.skipped.total() >= 7 or how == "one member"


def test_memory_does_not_grow_with_the_file(tmp_path: Path) -> None:
    import random

    noise = random.Random(1).randbytes(200_000).hex().encode()  # noqa: S311
    path = tmp_path / "a.warc.gz"
    member = gzip.compress(response(1, b"<html>" + noise), 1)
    path.write_bytes(member * 60)
    tracemalloc.start()
    try:
        assert sum(1 for _ in warc.pages(path)) == 60
        assert tracemalloc.get_traced_memory()[1] < 8_000_000
    finally:
        tracemalloc.stop()


def test_a_header_without_end_is_given_up(tmp_path: Path) -> None:
    hostile = b"WARC/1.1\r\n" + b"X-A: b\r\n" * 1_000_000
    pages, found = read(tmp_path / "a.warc.gz", gzip.compress(hostile, 1) + gzip.compress(response(2)))
    assert numbers(pages) == [2]
    assert found.skipped == {"damaged": 1}


def test_the_corpus_of_real_pages_is_read_whole(shared: Path, tmp_path: Path) -> None:
    out = tmp_path / "corpus.warc.gz"
    subprocess.run([sys.executable, shared / "extraction" / "to_warc.py", out], check=True, capture_output=True)
    found = warc.pages(out)
    addresses = [page.url for page in found]
    assert len(addresses) == len(set(addresses)) == 120
    assert found.skipped == {"warcinfo": 1}
    assert found.problems == []
