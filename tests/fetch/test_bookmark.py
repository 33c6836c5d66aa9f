"""A web archive whose reading was killed: the next one goes on there, and every article is loaded once."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import psycopg2
import pytest

from tests.conftest import Warehouse

PAGES = 450
"""Fewer than a batch holds."""

pytestmark = pytest.mark.slow


def page(number: int) -> bytes:
    text = "".join(
        f"<p>Sentence {part} of the report number {number} says where the ferry of the harbour went, and when.</p>"
        for part in range(8)
    )
    title = f"Report {number} on the ferries of the harbour"
    body = f"<h1>{title}</h1><article>{text}</article>"
    return f"<html><head><title>{title}</title></head><body>{body}</body></html>".encode()


def record(number: int) -> bytes:
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page(number)
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://post.example/2026/03/02/report-{number}\r\n"
        "WARC-Date: 2026-03-02T09:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(answer)}\r\n\r\n"
    )
    return head.encode() + answer + b"\r\n\r\n"


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("archive") / "pages.warc.gz"
    path.write_bytes(b"".join(gzip.compress(record(number)) for number in range(PAGES)))
    return path


def test_a_killed_import_goes_on_where_it_stopped_and_loads_each_article_once(
    warehouse: Warehouse, home: Path, archive: Path
):
    command = [sys.executable, "-m", "spiders", "import", str(archive), "--json"]
    killed = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    deadline = time.monotonic() + 600
    while read(home) < PAGES // 3:  # long before the end: it goes on while it is looked at
        assert time.monotonic() < deadline
        assert killed.poll() is None
        time.sleep(0.01)
    killed.kill()
    killed.wait()
    before = read(home)

    again = subprocess.run(command, capture_output=True, text=True, check=True)
    once_more = subprocess.run(command, capture_output=True, text=True, check=True)

    said, last = (json.loads(done.stdout.splitlines()[-1]) for done in (again, once_more))
    assert asked(warehouse, "SELECT count(*), max(revision_no) FROM news.articles") == [(PAGES, 1)]
    assert PAGES - before <= said["seen"] < PAGES, "what had been read is not read again"
    assert last["seen"] == PAGES, "a file that was read to its end is read from its beginning"
    assert not last["articles"].get("loaded")


def asked(warehouse: Warehouse, sql: str) -> list[tuple[Any, ...]]:
    connection = psycopg2.connect(warehouse.reader)
    with connection, connection.cursor() as cursor:
        cursor.execute(sql)
        rows = cursor.fetchall()
    connection.close()
    return rows


def read(home: Path) -> int:
    """Articles that the killed reading has staged or has in hand."""
    parts = sum(path.read_bytes().count(b'{"kind":"article"') for path in home.glob("work/web/*.part"))
    return parts + 500 * len(list(home.glob("stage/web/*/*.jsonl.gz")))
