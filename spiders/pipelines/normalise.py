"""First pipeline: an article as it was extracted → the article in its final form, or the reason why it is none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

import attrs
from scrapy.exceptions import DropItem

from spiders.errors import NotAnArticle
from spiders.fetch.run import run_of
from spiders.normalise.article import normalise

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

    from spiders.fetch.books import Books
    from spiders.pipelines.read import Read
    from spiders.site import Site


class Normalise:
    """Adapter of `spiders.normalise.article`."""

    def __init__(self, site: Site, books: Books) -> None:
        self._site, self._books = site, books

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(run_of(crawler).site, run_of(crawler).books)

    def process_item(self, item: Read) -> Read:
        """The item with its article normalised."""
        try:
            return attrs.evolve(item, article=normalise(item.article, self._site))
        except NotAnArticle as finding:
            self._books.found_none(item.key, finding, item.article.raw_ref)
            raise DropItem(finding.reason) from finding
