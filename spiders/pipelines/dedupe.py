"""First pipeline: an article that this run has had, or that is as the last run left it, ends here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from scrapy.exceptions import DropItem

from spiders.fetch.run import run_of
from spiders.items import State

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

    from spiders.dedupe.seen import Seen
    from spiders.fetch.books import Books
    from spiders.pipelines.read import Read


class Dedupe:
    """Adapter of `spiders.dedupe`."""

    def __init__(self, seen: Seen, books: Books) -> None:
        self._seen, self._books = seen, books

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(run_of(crawler).seen, run_of(crawler).books)

    def process_item(self, item: Read) -> Read:
        """The item, where it is new or changed."""
        as_before = self._books.note(item.key, item.record_hash)
        if original := self._seen.original(item.source, item.canonical, item.text):
            self._books.decide(item.key, State.DUPLICATE, "had_in_this_run", duplicate_of=original)
            raise DropItem("duplicate")
        if as_before:
            self._books.decide(item.key, State.UNCHANGED, "same_content")
            raise DropItem("unchanged")
        return item
