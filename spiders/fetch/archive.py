"""Every response as it came, in WARC files, before anything reads it; and back again by its reference.

One file a run, `<archive>/<site>/<YYYY>/<MM>/<run>-<n>.warc.gz`, a gzip member a record, so a killed crawl leaves a
readable file and any record can be read by its offset. For an object store it is written on this disk and put there
when it is full or the run ends; what a killed crawl left is put by the next one.
"""

from __future__ import annotations

import io
from base64 import b32encode
from datetime import UTC, datetime
from hashlib import sha1
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

from attrs import frozen
from isal import igzip
from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from spiders import __version__, config
from spiders.discover.content_coding import UnreadableCodingError, decoded
from spiders.errors import StageError
from spiders.items import Page
from spiders.stage.place import Place

_LARGEST = 128 << 20
"""Bytes of an unpacked response; a packed one may claim anything."""


@frozen(kw_only=True)
class Exchange:
    """A request and its response, as they went over the wire but for the transfer coding."""

    url: str
    method: str
    request_headers: list[tuple[str, str]]
    status: int
    headers: list[tuple[str, str]]
    body: bytes
    at: datetime
    ip: str | None = None


class Archive:
    """The archive of one run."""

    def __init__(
        self,
        address: str,
        home: Path,
        site: str,
        run: str,
        started: datetime,
        *,
        size: int = 512 << 20,
        agent: str = "",
    ) -> None:
        self.address = address
        self._place, self._size = Place(address), size
        self._stem = f"{site}/{started:%Y/%m}/{run}"
        self._folder = Path(self._place.address) if self._place.is_local else home / "work" / site / "archive"
        self._agent = agent
        self._number = 0
        self._file: io.FileIO | None = None

    def write(self, exchange: Exchange) -> str:
        """Keep one exchange and return its reference."""
        if self._file is None or self._file.tell() >= self._size:
            self._rotate()
        assert self._file is not None  # noqa: S101 (for the type checker)
        response, request = _records(exchange)
        offset = self._file.tell()
        data = igzip.compress(response, 1, mtime=0) + igzip.compress(request, 1, mtime=0)
        try:
            written = self._file.write(data)
        except OSError as error:
            raise StageError(f"{self._file.name} cannot be written ({error}).") from error
        if written != len(data):
            raise StageError(f"{self._file.name} cannot be written (only a part of a response was: is the disk full?).")
        return f"{self._name}#{offset}"

    def close(self) -> None:
        """End the current file and put it where it belongs."""
        if self._file:
            self._file.close()
            self._file = None
            if not self._place.is_local:
                put_left(self._folder, self._place)

    @property
    def _name(self) -> str:
        return f"{self._stem}-{self._number - 1}.warc.gz"

    def _rotate(self) -> None:
        self.close()
        self._number += 1
        path = self._folder / self._name
        path.parent.mkdir(parents=True, exist_ok=True)
        self._file = path.open("wb", buffering=0)
        self._file.write(igzip.compress(_warcinfo(self._name, self._agent), 1, mtime=0))


def put_left(folder: Path, place: Place) -> None:
    """Put every file below the folder into the object store, and remove it here."""
    for path in sorted(folder.rglob("*.warc.gz")):
        place.put_file(path.relative_to(folder).as_posix(), path)
        path.unlink()


def read(raw_ref: str, archive: str | None = None) -> Page:
    """The page behind a reference: relative to the archive, or a path to any WARC file."""
    name, _, offset = raw_ref.rpartition("#")
    place = Place(archive or config.load().archive)
    address = name if name.startswith("/") or "://" in name else f"{place.address}/{name}"
    try:
        with _open(address, int(offset)) as file:
            record = next(iter(ArchiveIterator(file)))
            return page_of(record, raw_ref)
    except (OSError, ValueError, StopIteration, AttributeError, ArchiveLoadFailed, UnreadableCodingError) as error:
        raise StageError(
            f"the archived response {raw_ref} cannot be read ({error or type(error).__name__})."
        ) from error


def page_of(record: Any, raw_ref: str) -> Page:
    """A WARC response record as a Page."""
    headers = record.http_headers
    return Page(
        url=record.rec_headers.get_header("WARC-Target-URI"),
        body=decoded(record.raw_stream.read(), headers.get_header("Content-Encoding"), _LARGEST),
        content_type=headers.get_header("Content-Type"),
        fetched_at=datetime.fromisoformat(record.rec_headers.get_header("WARC-Date")),
        status=int(headers.get_statuscode()),
        raw_ref=raw_ref,
    )


def _open(address: str, offset: int) -> Any:
    if "://" in address:
        import fsspec

        file = fsspec.open(address, "rb").open()
    else:
        file = Path(address).open("rb")  # noqa: SIM115 (`read` closes it)
    file.seek(offset)
    return file


def _records(exchange: Exchange) -> tuple[bytes, bytes]:
    """The response's record and the request's, put together here: warcio's writer copies and hashes a body twice."""
    date = exchange.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    response_id, parts = f"<urn:uuid:{uuid4()}>", urlsplit(exchange.url)
    common = [("WARC-Target-URI", exchange.url), ("WARC-Date", date)]
    http = StatusAndHeaders(str(exchange.status), exchange.headers, protocol="HTTP/1.1")
    about = [("WARC-Payload-Digest", f"sha1:{b32encode(sha1(exchange.body, usedforsecurity=False).digest()).decode()}")]
    about += [("WARC-IP-Address", exchange.ip)] if exchange.ip else []
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    asked = StatusAndHeaders(
        f"{exchange.method} {target} HTTP/1.1",
        [("Host", parts.netloc), *exchange.request_headers],
        is_http_request=True,
    )
    return (
        _record("response", response_id, common + about, http, exchange.body),
        _record("request", f"<urn:uuid:{uuid4()}>", [*common, ("WARC-Concurrent-To", response_id)], asked, b""),
    )


def _record(kind: str, record_id: str, about: list[tuple[str, str]], http: StatusAndHeaders, body: bytes) -> bytes:
    head = http.to_bytes()
    headers = [
        ("WARC-Type", kind),
        ("WARC-Record-ID", record_id),
        *about,
        ("Content-Type", f"application/http; msgtype={kind}"),
        ("Content-Length", str(len(head) + len(body))),
    ]
    return b"".join((StatusAndHeaders("", headers, protocol="WARC/1.1").to_bytes(), head, body, b"\r\n\r\n"))


def _warcinfo(name: str, agent: str) -> bytes:
    buffer = io.BytesIO()
    writer = WARCWriter(buffer, gzip=False, warc_version="WARC/1.1")
    about = {"software": f"Broadsheet/{__version__}", "format": "WARC File Format 1.1", "http-header-user-agent": agent}
    writer.write_record(writer.create_warcinfo_record(name, about))
    return buffer.getvalue()
