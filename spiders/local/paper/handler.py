"""One connection to the paper: an Answer or a Fault as HTTP/1.1, conditional requests and gzip included."""

from __future__ import annotations

import gzip
import time
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from typing import TYPE_CHECKING, Any, Protocol

from spiders.local.paper import stamp
from spiders.local.paper.fault import Fault
from spiders.local.paper.request_log import Request, RequestLog

if TYPE_CHECKING:
    from spiders.local.paper.routes import Answer

_WORTH_ZIPPING = 500


class Newsroom(Protocol):
    """What answers."""

    log: RequestLog

    def answer(self, target: str) -> Answer | Fault: ...


class Handler(BaseHTTPRequestHandler):
    """A subclass of it with a newsroom is what the HTTP server makes for each connection."""

    newsroom: Newsroom
    protocol_version = "HTTP/1.1"
    server_version = "HarbourLedger/1"
    sys_version = ""
    timeout = 60
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        self._arrived = time.time()
        self._monotonic = time.monotonic()
        found = self.newsroom.answer(self.path)
        if isinstance(found, Fault):
            self._send_fault(found)
        else:
            self._send_answer(found)

    do_HEAD = do_GET  # noqa: N815 (http.server's name)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 (http.server's name)
        """The request log is ours: nothing on the terminal."""

    def _send_answer(self, found: Answer) -> None:
        headers = {"Content-Type": found.content_type, "Vary": "Accept-Encoding", **found.headers}
        body, status = found.body, found.status
        if status == HTTPStatus.OK:
            headers["ETag"] = found.etag
            if found.changed is not None:
                headers["Last-Modified"] = stamp.http(found.changed)
            if self._has_it(found):
                status, body = HTTPStatus.NOT_MODIFIED.value, b""
        if len(body) > _WORTH_ZIPPING and _may_gzip(self.headers.get("Accept-Encoding", ""), found.content_type):
            body = gzip.compress(body, 5, mtime=0)
            headers["Content-Encoding"] = "gzip"
        if status != HTTPStatus.NOT_MODIFIED:
            headers["Content-Length"] = str(len(body))
        self._start(status, headers, len(body))
        if self.command != "HEAD":
            self.wfile.write(body)

    def _send_fault(self, fault: Fault) -> None:
        time.sleep(fault.wait)
        answer = fault.answer
        length = len(answer.body) + len(fault.filler) * fault.repeat
        headers = {"Content-Type": answer.content_type, "Content-Length": str(length), **answer.headers}
        self._start(answer.status, headers, length)
        if self.command == "HEAD":
            return
        self.wfile.write(answer.body[: fault.cut_after])
        if fault.cut_after is not None:
            self.close_connection = True
            return
        for _ in range(fault.repeat):
            self.wfile.write(fault.filler)

    def _start(self, status: int, headers: dict[str, str], length: int) -> None:
        """Status and headers; the log first: a test that has the answer finds the line."""
        self.newsroom.log.note(
            Request(
                time=datetime.fromtimestamp(self._arrived, UTC).isoformat(timespec="milliseconds"),
                monotonic=self._monotonic,
                method=self.command,
                path=self.path,
                status=status,
                bytes=0 if self.command == "HEAD" else length,
                user_agent=self.headers.get("User-Agent"),
                conditional="If-None-Match" in self.headers or "If-Modified-Since" in self.headers,
                if_none_match=self.headers.get("If-None-Match"),
            )
        )
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()

    def _has_it(self, found: Answer) -> bool:
        if tags := self.headers.get("If-None-Match"):
            return found.etag in (tag.strip().removeprefix("W/") for tag in tags.split(","))
        since = self.headers.get("If-Modified-Since")
        if not since or found.changed is None:
            return False
        try:
            return found.changed.replace(microsecond=0) <= parsedate_to_datetime(since)
        except (TypeError, ValueError):
            return False  # no date that we can read: the whole page, as the standard says


def _may_gzip(accepted: str, content_type: str) -> bool:
    codings = [coding.split(";")[0].strip() for coding in accepted.split(",")]
    return "gzip" in codings and not content_type.startswith(("image/", "application/gzip"))
