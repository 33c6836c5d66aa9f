"""Last pipeline: the article and its line in the books go to the staged batch."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from spiders.fetch.run import run_of

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

    from spiders.fetch.books import Books
    from spiders.pipelines.read import Read


class Stage:
    """Adapter of `spiders.stage`, by way of the books."""

    def __init__(self, books: Books) -> None:
        self._books = books

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(run_of(crawler).books)

    def process_item(self, item: Read) -> Read:
        """The item, now durable."""
        self._books.stage(item)
        return item
