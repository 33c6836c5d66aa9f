"""A small newspaper on loopback for the tests of the crawl: answers by path, and a log of what was asked when."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self

from attrs import define, field, frozen


@frozen(kw_only=True)
class Answer:
    """What is said to one path."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(factory=dict)
    before: Callable[[], None] | None = None
    """Called before the answer is sent: to wait, to count."""
    endless: int = 0
    """Send the body again and again until so many bytes, under a Content-Length of as many."""


@define
class Asked:
    """One request as it arrived."""

    path: str
    at: float
    headers: dict[str, str]
    status: int = 0
    sent: int = 0


class SmallPaper:
    """Serves `answers` (path with query → Answer), then what `otherwise` makes of a path; whatever is left is a 404."""

    def __init__(self, answers: dict[str, Answer] | None = None) -> None:
        self.answers: dict[str, Answer] = {"/robots.txt": Answer(body=b"User-agent: *\nDisallow: /private/\n")}
        self.answers.update(answers or {})
        self.otherwise: Callable[[str], Answer | None] = lambda _path: None
        self.log: list[Asked] = []
        paper = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            disable_nagle_algorithm = True

            def do_GET(self) -> None:
                asked = Asked(self.path, time.monotonic(), {k.lower(): v for k, v in self.headers.items()})
                paper.log.append(asked)
                answer = paper.answers.get(self.path) or paper.otherwise(self.path) or Answer(status=404, body=b"none")
                etag = answer.headers.get("ETag")
                if etag and asked.headers.get("if-none-match") == etag:
                    answer = Answer(status=304, headers={"ETag": etag})
                asked.status = answer.status
                if answer.before:
                    answer.before()
                try:
                    self._send(answer, asked)
                except (BrokenPipeError, ConnectionResetError):
                    self.close_connection = True

            def _send(self, answer: Answer, asked: Asked) -> None:
                self.send_response(answer.status)
                for name, value in {"Content-Type": "text/html; charset=utf-8", **answer.headers}.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(answer.endless or len(answer.body)))
                self.end_headers()
                while True:
                    self.wfile.write(answer.body)
                    asked.sent += len(answer.body)
                    if asked.sent >= answer.endless:
                        return

            def log_message(self, *_: Any) -> None:
                pass

        self._http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._http.daemon_threads = True
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.02,), daemon=True)

    @property
    def address(self) -> str:
        """Where it is served."""
        return f"http://127.0.0.1:{self._http.server_address[1]}"

    def asked(self, path: str) -> list[Asked]:
        """The requests for a path."""
        return [asked for asked in self.log if asked.path == path]

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._http.shutdown()
        self._http.server_close()
        self._thread.join()


def article_page(number: int, text: str = "", headline: str = "") -> bytes:
    """A page that the generic reading takes for an article."""
    headline = headline or f"Story number {number} of the small paper"
    text = text or "\n".join(
        f"<p>Paragraph {part} of story {number}: the council met again on Tuesday and "
        f"talked about matter {number * 7 + part} for {part + 2} hours, without a result that anybody could quote.</p>"
        for part in range(5)
    )
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{headline}</title>'
        f'<meta property="og:type" content="article"><meta property="og:title" content="{headline}">'
        f'<meta property="article:published_time" content="2026-08-0{number % 9 + 1}T08:00:00+00:00"></head>'
        f"<body><article><h1>{headline}</h1>{text}</article></body></html>"
    ).encode()


def feed(links: list[str], ending: str = "</channel></rss>") -> bytes:
    """An RSS feed of those addresses."""
    items = "".join(f"<item><title>Item {i}</title><link>{link}</link></item>" for i, link in enumerate(links))
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Small</title>{items}{ending}'.encode()


def list_page(links: list[str]) -> bytes:
    """A page of a section list."""
    return (
        "<html><body><ul>" + "".join(f'<li><a href="{u}">{u}</a></li>' for u in links) + "</ul></body></html>"
    ).encode()
