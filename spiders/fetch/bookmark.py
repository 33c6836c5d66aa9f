"""Where the reading of a web archive stands, so that one that was killed goes on instead of beginning anew."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from spiders.fetch.run import Run

EVERY = 100
"""Pages between two notes; so many are read again at most."""


class Bookmark:
    """Notes the first page that nothing is decided for yet: all before it are in the books.

    Attributes:
        offset: where to begin; 0 for a file that is new, was read to its end, or is another than it was.
    """

    def __init__(self, path: Path, run: Run) -> None:
        about = path.stat()
        self._name, self._file = f"warc:{path}", f"{about.st_size}:{about.st_mtime_ns}"
        self._state, self._books = run.state, run.books
        # A reading that leaves pages out is no beginning of one that does not.
        self._of_all = not (run.order.limit or run.order.since or run.order.until)
        self._under_way: deque[tuple[str, int]] = deque()
        self._since = 0
        file, _, offset = (self._state.fact(self._name) or "").rpartition("@")
        self.offset = int(offset) if file == self._file and self._of_all else 0

    def met(self, key: str, raw_ref: str | None) -> None:
        """A page is taken up."""
        self._under_way.append((key, int((raw_ref or "").rpartition("#")[2] or 0)))
        self._since += 1
        if self._since >= EVERY and self._of_all:
            self._since = 0
            while len(self._under_way) > 1 and self._books.is_decided(self._under_way[0][0]):
                self._under_way.popleft()
            self._state.keep_fact(self._name, f"{self._file}@{self._under_way[0][1]}")

    def end(self) -> None:
        """The file was read to its end: the next reading begins anew."""
        if self._of_all:
            self._state.keep_fact(self._name, f"{self._file}@0")
