"""WARC and ARC files as tests need them: records in, bytes out."""

from __future__ import annotations

import gzip
import zlib

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
