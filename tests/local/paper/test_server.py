"""The paper over HTTP: conditional requests, compression, HEAD, the log."""

from __future__ import annotations

import gzip
import json
from datetime import UTC, datetime, timedelta
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from spiders.local.paper import Paper, PaperServer

if TYPE_CHECKING:
    from collections.abc import Iterator

LAUNCH = datetime(2026, 11, 20, 3, 0, tzinfo=UTC)
SAMPLE = "/view.php?ud=20211026000101"


@pytest.fixture
def server(tmp_path: Path) -> Iterator[PaperServer]:
    with PaperServer(Paper(LAUNCH, LAUNCH), log=tmp_path / "log.jsonl") as server:
        yield server


def ask(server: PaperServer, path: str, method: str = "GET", **headers: str) -> tuple[HTTPResponse, bytes]:
    connection = HTTPConnection(server.address.removeprefix("http://"), timeout=100)
    try:
        connection.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
        response = connection.getresponse()
        return response, response.read()
    finally:
        connection.close()


def test_an_unchanged_article_is_answered_with_304_by_tag_and_by_time(server: PaperServer) -> None:
    first, body = ask(server, SAMPLE)
    by_tag, nothing = ask(server, SAMPLE, If_None_Match=first.headers["ETag"])
    by_time, _ = ask(server, SAMPLE, If_Modified_Since=first.headers["Last-Modified"])

    assert (first.status, by_tag.status, by_time.status) == (200, 304, 304)
    assert b"sealed in blood" in body
    assert nothing == b""


def test_new_articles_do_not_change_the_pages_of_old_ones(server: PaperServer) -> None:
    first, _ = ask(server, SAMPLE)
    the_list, _ = ask(server, "/list.php?ct=020100000000")
    server.paper.jump(timedelta(hours=3))

    assert ask(server, SAMPLE, If_None_Match=first.headers["ETag"])[0].status == 304
    assert ask(server, "/rss/newsAll", If_None_Match=the_list.headers["ETag"])[0].status == 200


def test_pages_are_gzipped_for_those_who_accept_it(server: PaperServer) -> None:
    plain, body = ask(server, "/rss/newsAll")
    zipped, packed = ask(server, "/rss/newsAll", Accept_Encoding="br, gzip;q=0.8")

    assert plain.headers["Content-Encoding"] is None
    assert zipped.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed) == body


def test_head_tells_the_headers_alone(server: PaperServer) -> None:
    head, body = ask(server, SAMPLE, "HEAD")

    assert int(head.headers["Content-Length"]) > 5000
    assert body == b""


def test_every_request_is_logged_in_memory_and_on_file(server: PaperServer, tmp_path: Path) -> None:
    ask(server, "/robots.txt", User_Agent="Broadsheet/0 (+https://broadsheet.example)")
    ask(server, "/nowhere?x=1", If_None_Match='"a"')

    first, second = server.requests
    assert (first.path, first.status, first.conditional) == ("/robots.txt", 200, False)
    assert first.user_agent == "Broadsheet/0 (+https://broadsheet.example)"
    assert (second.path, second.status, second.conditional) == ("/nowhere?x=1", 404, True)
    lines = [json.loads(line) for line in (tmp_path / "log.jsonl").read_text().splitlines()]
    assert [line["path"] for line in lines] == ["/robots.txt", "/nowhere?x=1"]


def test_stopping_ends_connections_that_readers_keep_open() -> None:
    server = PaperServer(Paper(LAUNCH, LAUNCH)).start()
    connection = HTTPConnection(server.address.removeprefix("http://"), timeout=100)
    connection.request("GET", "/robots.txt")
    connection.getresponse().read()

    server.stop()

    assert connection.sock.recv(1) == b""
    connection.close()


def test_the_clock_runs_where_nobody_holds_it() -> None:
    launch = datetime.now(UTC) - timedelta(minutes=21)

    assert Paper(launch).edition().latest - Paper(launch, launch).edition().latest in (10, 11)
