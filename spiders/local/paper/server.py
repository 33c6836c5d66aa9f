"""A Paper on loopback: HTTP around `routes.answer`, with conditional requests, gzip and a log of every request."""

from __future__ import annotations

import gzip
import json
import threading
import time
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any, Self

import attrs
from attrs import frozen

from spiders.local.paper import stamp
from spiders.local.paper.routes import Answer, answer

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

    from spiders.local.paper.paper import Paper

_WORTH_ZIPPING = 500


@frozen(kw_only=True)
class Request:
    """One line of the request log."""

    time: str
    """UTC, with milliseconds: when the request had arrived."""
    monotonic: float
    """The same moment in seconds of a clock that never jumps: for measuring gaps."""
    method: str
    path: str
    """With the query."""
    status: int
    bytes: int
    """Of the body, as transferred."""
    user_agent: str | None = None
    conditional: bool = False
    """If-None-Match or If-Modified-Since was there."""


class PaperServer:
    """The paper behind an address. `with PaperServer(paper) as server: server.address`.

    Args:
        paper: what to serve.
        port: 0 takes a free one.
        delay: Crawl-delay in robots.txt.
        log: a file that gets each request as a line of JSON.
    """

    def __init__(
        self, paper: Paper, *, host: str = "127.0.0.1", port: int = 0, delay: float = 0.1, log: Path | None = None
    ) -> None:
        self.paper = paper
        self.delay = delay
        self.requests: list[Request] = []
        self._log = log
        self._lock = threading.Lock()
        self._http = ThreadingHTTPServer((host, port), self._handler())
        self._http.daemon_threads = True
        self._thread: threading.Thread | None = None

    @property
    def address(self) -> str:
        """Scheme, host and port: "http://127.0.0.1:9000"."""
        host, port = self._http.server_address[:2]
        return f"http://{host!s}:{port}"

    def answer(self, target: str) -> Answer:
        """What is said to a GET of path and query; an edition with faults says something else."""
        return answer(self.paper.edition(), target, self.delay)

    def start(self) -> Self:
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.05,), name="demo-paper", daemon=True)
        self._thread.start()
        return self

    def serve_forever(self) -> None:
        self._http.serve_forever(0.2)

    def stop(self) -> None:
        if self._thread is not None:
            self._http.shutdown()
            self._thread.join()
        self._http.server_close()

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def note(self, request: Request) -> None:
        """Put a request into the log."""
        with self._lock:
            self.requests.append(request)
            if self._log is not None:
                with self._log.open("a", encoding="utf-8") as file:
                    file.write(json.dumps(attrs.asdict(request)) + "\n")

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        server = self

        class Handler(_Handler):
            paper_server = server

        return Handler


class _Handler(BaseHTTPRequestHandler):
    """One connection."""

    paper_server: PaperServer
    protocol_version = "HTTP/1.1"
    server_version = "HarbourLedger/1"
    sys_version = ""
    timeout = 60

    def do_GET(self) -> None:
        self._arrived = time.time()
        self._monotonic = time.monotonic()
        self.send(self.paper_server.answer(self.path))

    do_HEAD = do_GET  # noqa: N815 (http.server's name)

    def send(self, found: Answer) -> None:
        """Headers and body of an answer, as the request's own headers ask for them."""
        headers = {"Content-Type": found.content_type, "Vary": "Accept-Encoding", **found.headers}
        body, status = found.body, found.status
        if found.status == HTTPStatus.OK:
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
        sent = 0 if self.command == "HEAD" else len(body)
        self.log_as(status, sent)
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        if sent:
            self.wfile.write(body)

    def log_as(self, status: int, sent: int) -> None:
        """Into the request log, before the answer is on its way: a test that has the answer finds the line."""
        self.paper_server.note(
            Request(
                time=datetime.fromtimestamp(self._arrived, UTC).isoformat(timespec="milliseconds"),
                monotonic=self._monotonic,
                method=self.command,
                path=self.path,
                status=status,
                bytes=sent,
                user_agent=self.headers.get("User-Agent"),
                conditional="If-None-Match" in self.headers or "If-Modified-Since" in self.headers,
            )
        )

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 (http.server's name)
        """The request log is ours: nothing on the terminal."""

    def _has_it(self, found: Answer) -> bool:
        if tags := self.headers.get("If-None-Match"):
            return found.etag in (tag.strip().removeprefix("W/") for tag in tags.split(","))
        since = self.headers.get("If-Modified-Since")
        if not since or found.changed is None:
            return False
        try:
            return found.changed.replace(microsecond=0) <= parsedate_to_datetime(since)
        except (TypeError, ValueError):
            return False


def _may_gzip(accepted: str, content_type: str) -> bool:
    codings = [coding.split(";")[0].strip() for coding in accepted.split(",")]
    return "gzip" in codings and not content_type.startswith(("image/", "application/gzip"))
