"""A WARC or ARC file → the HTML pages in it, and account of everything else that it holds."""

from __future__ import annotations

import re
from collections import Counter
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from warcio.bufferedreaders import ChunkedDataReader
from warcio.limitreader import LimitReader
from warcio.recordloader import ArcWarcRecordLoader

from spiders.discover.content_coding import UnreadableCodingError, decoded
from spiders.discover.found import Problem
from spiders.discover.listed_time import listed_time
from spiders.discover.warc_bytes import RECORD, BrokenArchiveError, Lines, Stretch, stretches
from spiders.items import Page

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

MAX_BODY = 32 * 1024 * 1024
"""Longer bodies are no article; they are skipped and counted."""

_BLOCK = 1 << 16
_MOST_REPEATS = 100
"""Wrong lengths after which the same bytes are read again: each costs at most one reading of the rest."""
_HTML = ("text/html", "application/xhtml+xml")
_OK = re.compile("2[0-9]{2}")
_STATUS = re.compile("[0-9]{3}")
_OTHERS = frozenset({"warcinfo", "request", "revisit", "metadata", "resource", "conversion", "continuation"})


class _NoPageError(Exception):
    """The record holds no page; the argument is the reason it is counted under."""


class _WrongLengthError(Exception):
    """The record at `place` of its stretch does not end where its length says."""

    def __init__(self, place: int, detail: str) -> None:
        super().__init__(detail)
        self.place = place


class Pages:
    """Iterates over the pages; `skipped` and `problems` say what else was there, complete when the iteration has ended.

    Attributes:
        skipped: reason → records: "request", "revisit", …, "http_404", "not_html", "too_large", "damaged".
        problems: the damaged places, with their offsets.
    """

    def __init__(self, path: str | Path, *, offset: int = 0) -> None:
        self.skipped: Counter[str] = Counter()
        self.problems: list[Problem] = []
        self._name = str(path)
        self._lost = False
        self._repeats = 0
        self._loader = ArcWarcRecordLoader(verify_http=False, arc2warc=True)
        self._pages = self._read(Path(path), offset)

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> Page:
        return next(self._pages)

    def close(self) -> None:
        """Closes the file before its end."""
        self._pages.close()

    def _read(self, path: Path, offset: int) -> Generator[Page]:
        with path.open("rb") as file:
            for stretch in stretches(file, offset):
                yield from self._stretch(stretch)

    def _stretch(self, stretch: Stretch | None) -> Iterator[Page]:
        """All of a stretch; reading goes on behind the place where a record has gone wrong."""
        while stretch:
            lines, again = Lines(stretch), None
            try:
                yield from self._records(lines)
            except _WrongLengthError as wrong:
                self._damaged(stretch.reference(wrong.place), str(wrong))
                again = wrong.place + 1 if self._repeats < _MOST_REPEATS else lines.place
                self._repeats += 1
            except BrokenArchiveError as error:
                self._damaged(stretch.reference(lines.place), str(error))
                again = None if stretch.gzip else lines.place
            stretch = None if again is None else stretch.again(again)

    def _records(self, lines: Lines) -> Iterator[Page]:
        line, place = lines.next_line()
        while line:
            page = None
            if RECORD.match(line):
                self._lost = False
                page = self._record(lines, line, place)
            elif line.strip():
                offset = lines.stretch.reference(place)
                self._damaged(offset, f"{line[:60]!r} stands where a record should begin.")
            start, (line, place) = place, lines.next_line()
            if page and line.strip() and not RECORD.match(line):
                raise _WrongLengthError(start, "its length is wrong.")
            if page:
                yield page

    def _record(self, lines: Lines, line: bytes, place: int) -> Page | None:
        """The page of the record that begins with this line, where it is one."""
        page, other, offset = None, None, lines.stretch.reference(place)
        try:
            record = self._loader.parse_record_stream(lines, line, no_record_parse=True)
            page = self._page(record, offset)
        except _NoPageError as reason:
            other = str(reason)
        except BrokenArchiveError:
            raise
        except Exception as error:  # noqa: BLE001 (warcio raises whatever its parsing of hostile bytes meets)
            self._damaged(offset, f"its header cannot be read: {error!r:.200}.")
            return None
        while record.raw_stream.read(_BLOCK):
            pass
        if record.raw_stream.limit > 0:
            raise _WrongLengthError(place, "it ends before the length it names.")
        if other:
            self.skipped[other] += 1
        return page

    def _page(self, record: Any, offset: int) -> Page:
        if not isinstance(record.raw_stream, LimitReader):
            raise ValueError("it names no length")  # noqa: TRY004 (the record is wrong, not its type)
        if record.rec_type != "response":
            raise _NoPageError(record.rec_type if record.rec_type in _OTHERS else "other_record")
        url = record.rec_headers.get_header("WARC-Target-URI") or ""
        http = self._loader.load_http_headers("response", url, record.raw_stream, record.length)
        if http is None:
            raise _NoPageError("not_http")
        content_type = _wanted(http)
        body = self._body(record.raw_stream, http, f"{self._name}#{offset}, {url}")
        if not content_type and not any(mark in body[:2048].lower() for mark in (b"<html", b"<!doctype html")):
            raise _NoPageError("not_html")
        return Page(
            url=url,
            body=body,
            content_type=content_type,
            fetched_at=listed_time(record.rec_headers.get_header("WARC-Date") or "", "UTC"),
            status=int(http.get_statuscode()),
            raw_ref=f"{self._name}#{offset}",
        )

    def _body(self, stream: Any, http: Any, what: str) -> bytes:
        if "chunked" in (http.get_header("Transfer-Encoding") or "").lower():
            stream = ChunkedDataReader(stream)
        body: bytes = stream.read(MAX_BODY + 1)
        if len(body) > MAX_BODY:
            raise _NoPageError("too_large")
        try:
            return decoded(body, http.get_header("Content-Encoding"), MAX_BODY)
        except UnreadableCodingError as error:
            self.problems.append(Problem(reason="bad_coding", detail=f"{what}: {error}"))
            raise _NoPageError("bad_coding") from None

    def _damaged(self, offset: int, detail: str) -> None:
        """Names a damaged place once: until the next record begins, all that follows belongs to it."""
        if not self._lost:
            self.skipped["damaged"] += 1
            self.problems.append(Problem(reason="damaged_record", detail=f"{self._name}#{offset}: {detail}"))
        self._lost = True


def _wanted(http: Any) -> str | None:
    """The Content-Type of a response that may be a page."""
    status = http.get_statuscode()
    if not _OK.fullmatch(status):
        raise _NoPageError(f"http_{status}" if _STATUS.fullmatch(status) else "bad_status")
    content_type: str | None = http.get_header("Content-Type")
    if content_type and content_type.partition(";")[0].strip().lower() not in _HTML:
        raise _NoPageError("not_html")
    return content_type


def pages(path: str | Path) -> Pages:
    """The pages of a file, one in memory at a time. The first one raises OSError where the file cannot be opened."""
    return Pages(path)


def page_at(path: str | Path, offset: int, url: str | None = None) -> Page | None:
    """The page that `raw_ref` "<path>#<offset>" names; None where there is none.

    `url` tells pages apart that share an offset: in a file that is one single gzip member.
    """
    with closing(Pages(path, offset=offset)) as archive:
        for page in archive:
            if page.raw_ref != f"{path}#{offset}":
                return None
            if url in (None, page.url):
                return page
    return None
