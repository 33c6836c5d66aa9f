"""What was asked of the paper: in memory for tests, as lines of JSON for whoever looks later."""

from __future__ import annotations

import json
import threading
from typing import TYPE_CHECKING

import attrs
from attrs import frozen

if TYPE_CHECKING:
    from pathlib import Path


KEPT = 20_000
"""So many at least are kept in memory: a paper that is up for weeks forgets the first."""


@frozen(kw_only=True)
class Request:
    """One request."""

    time: str
    """UTC, with milliseconds: when the request had arrived."""
    monotonic: float
    """The same moment in seconds of a clock that never jumps: for measuring gaps."""
    method: str
    path: str
    """With the query."""
    status: int
    bytes: int
    """Of the body, as announced; 0 for HEAD and 304."""
    user_agent: str | None = None
    conditional: bool = False
    """If-None-Match or If-Modified-Since was there."""
    if_none_match: str | None = None


class RequestLog:
    """The list of requests, in the order of their arrival at it; threads may write at once.

    Args:
        file: gets each request as a line of JSON; None: memory only.
    """

    def __init__(self, file: Path | None = None) -> None:
        self.requests: list[Request] = []
        self._file = file
        self._lock = threading.Lock()

    def note(self, request: Request) -> None:
        with self._lock:
            self.requests.append(request)
            if len(self.requests) > 2 * KEPT:
                del self.requests[:KEPT]
            if self._file is not None:
                with self._file.open("a", encoding="utf-8") as file:
                    file.write(json.dumps(attrs.asdict(request)) + "\n")
