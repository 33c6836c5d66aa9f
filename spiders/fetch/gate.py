"""Downloader middleware before all others: where a request, and each redirect of one, may go at all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from spiders.fetch.private import names_private
from spiders.fetch.refused import Refused
from spiders.fetch.run import run_of
from spiders.fetch.sight import look
from spiders.items import State
from spiders.normalise.address import on_site

if TYPE_CHECKING:
    from scrapy import Request
    from scrapy.crawler import Crawler

    from spiders.fetch.run import Run


class Gate:
    """Refuses private addresses, articles on other hosts, and redirects to what this run has already."""

    def __init__(self, run: Run) -> None:
        self._run = run

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(run_of(crawler))

    def process_request(self, request: Request) -> None:
        """Refuse, or let it pass."""
        run, url = self._run, request.url
        if names_private(url, run.allowed):
            raise Refused(State.FILTERED, "private_address", f"{url} is on this machine or in its own network.")
        if request.meta["purpose"] != "article":
            return
        if not on_site(url, run.site):
            raise Refused(State.FILTERED, "other_host", f"It leads to {url}.")
        if request.meta.get("redirect_times"):
            sight = look(url, run.site, run.allowed)
            if sight.key != request.meta["key"] and run.books.had(sight.key):
                raise Refused(State.DUPLICATE, "had_in_this_run", f"It leads to {url}.", sight.canonical)
