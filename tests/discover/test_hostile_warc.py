"""What a web archive from anywhere can hold: it is read in bounded time and memory, and never raises."""

from __future__ import annotations

import gzip
import time
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from spiders.discover import sitemap, warc
from spiders.discover.xml_records import MOST_RECORDS

MEGABYTE = 1_000_000
HTML = b"<html><p>A page.</html>"


def response(body: bytes = HTML, headers: bytes = b"Content-Type: text/html\r\n", length: int | None = None) -> bytes:
    http = b"HTTP/1.1 200 OK\r\n" + headers + b"\r\n" + body
    return (
        b"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/1\r\n"
        b"Content-Type: application/http; msgtype=response\r\nWARC-Date: 2026-08-05T00:00:00Z\r\n"
        b"Content-Length: %d\r\n\r\n%s\r\n\r\n"
    ) % (len(http) if length is None else length, http)


PIECES = [
    response(), gzip.compress(response()), response(length=10), response(length=10**12), response(length=-1),
    response(headers=b"Transfer-Encoding: chunked\r\n"), response(headers=b"Content-Encoding: gzip, br, zstd\r\n"),
    b"WARC/1.1\r\n", b"WARC-Type: response\r\n", b"Content-Length: 99999999999999999999\r\n", b"\r\n\r\n",
    b"\x1f\x8b\x08",
    gzip.compress(response())[:80], b"http://a.example/ 1.2.3.4 20260805000000 text/html 5\nHTTP/", b"filedesc://x",
]  # fmt: skip
BOMB = gzip.compress(b"\0" * (64 * MEGABYTE))

HOSTILE = {
    "a bomb as a body": response(BOMB, b"Content-Type: text/html\r\nContent-Encoding: gzip\r\n"),
    "a bomb within a bomb": response(
        gzip.compress(BOMB), b"Content-Type: text/html\r\nContent-Encoding: gzip, gzip\r\n"
    ),
    "a member that unpacks to 64 MB of nothing": BOMB,
    "a record of 64 MB in a small member": gzip.compress(response(b" " * (64 * MEGABYTE))),
    "a header without end": b"WARC/1.1\r\n" + b"X: y\r\n" * 500_000,
    "one line of 5 MB": b"WARC/1.1\r\n" + b"x" * (5 * MEGABYTE),
    "members without end": gzip.compress(b"x") * 50_000,
    "beginnings of members": b"\x1f\x8b\x08\0" * 100_000,
    "records without a length": b"WARC/1.1\r\nWARC-Type: response\r\n\r\n" * 5_000,
    "wrong lengths without end": response(length=50) * 300,
}


@pytest.mark.parametrize("what", HOSTILE)
def test_a_hostile_archive_is_read_in_bounded_time_and_memory(what: str, tmp_path: Path) -> None:
    file = tmp_path / "hostile.warc.gz"
    file.write_bytes(HOSTILE[what])
    began = time.process_time()
    tracemalloc.start()
    try:
        pages = warc.pages(file)
        bodies = [len(page.body) for page in pages]
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()

    assert most < 4 * warc.MAX_BODY
    assert all(length <= warc.MAX_BODY for length in bodies)
    assert time.process_time() - began < 20
    assert sum(len(problem.detail) for problem in pages.problems) < MEGABYTE


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], max_examples=50)
@given(st.lists(st.one_of(st.binary(max_size=40), st.sampled_from(PIECES)), max_size=8))
def test_any_bytes_are_an_archive_that_can_be_read_to_its_end(tmp_path: Path, pieces: list[bytes]) -> None:
    file = tmp_path / "any.warc"
    file.write_bytes(b"".join(pieces))

    pages = warc.pages(file)

    assert all(page.raw_ref and page.body for page in pages)
    assert sum(pages.skipped.values()) >= len([problem for problem in pages.problems if problem.reason != "bad_coding"])


def test_a_site_map_of_entries_without_end_is_read_as_far_as_is_sensible() -> None:
    body = gzip.compress(b"<urlset>" + b"<url><loc>https://a.example/1</loc></url>" * 300_000)

    found = sitemap.read(body, "https://a.example/sitemap.xml.gz")

    assert MOST_RECORDS < len(found.links) < 1.1 * MOST_RECORDS
    assert [problem.reason for problem in found.problems] == ["malformed_sitemap"]
