"""The site's feeds, site maps and lists, one after the other and page by page → Listings of links for the spider.

What a list's server says to be unchanged is read again from the archive: its links are still advertised, and some of
them may be due.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Any

import attrs
from attrs import frozen
from scrapy import Request

from spiders.discover import feed, section, sitemap
from spiders.errors import StageError
from spiders.fetch import archive
from spiders.fetch.desk import Standing
from spiders.fetch.outcome import of_failure, of_status
from spiders.fetch.refused import Refused
from spiders.fetch.state import KnownList
from spiders.items import Link, Page, State
from spiders.site import Discovery as Source
from spiders.site import Feed, SectionList, Site, Sitemap

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterable

    from scrapy.crawler import Crawler

    from spiders.discover.found import Found
    from spiders.fetch.run import Run

MOST_LISTS = 5000
"""Lists and pages of lists that are read in a run."""
_COSTS_LINKS = ("malformed_feed", "malformed_sitemap", "not_a_feed", "not_a_sitemap")
"""Problems that may have cost links, and so have a line in the books."""
_LARGEST = 64 << 20
"""Bytes of a list: the site map standard allows 50 MB."""
_PURPOSE = {Feed: "feed", Sitemap: "sitemap", SectionList: "section"}


@frozen(kw_only=True)
class Task:
    """One list to read."""

    url: str
    source: Source
    page: int = 1

    @property
    def purpose(self) -> str:
        """For the books and the archive."""
        return _PURPOSE[type(self.source)]


@attrs.define
class Listing:
    """What one list had; the spider says whether anything of it was worth it."""

    task: Task
    links: tuple[Link, ...]
    met: set[str]
    """Keys that earlier pages of the same list had."""
    news: bool = False
    """Some link was not known before this run, so the next page may have more of that."""
    wanted: bool = False
    """Some link is inside the window, known or not."""

    def note(self, key: str, standing: Standing) -> None:
        """What the spider made of a link. One that an earlier page of this list had counts for nothing."""
        if key not in self.met:
            self.met.add(key)
            self.news |= standing is Standing.NEW
            self.wanted |= standing is not Standing.NOT_WANTED


class Discovery:
    """Walks everything that `Site.discover` names."""

    def __init__(self, crawler: Crawler, run: Run, refuse: Callable[[str, str, State, str, str | None], None]) -> None:
        self._crawler, self._run, self._refuse = crawler, run, refuse
        self._asked: set[str] = set()
        self.answered = 0
        """Lists that could be read, at least in part."""

    async def listings(self, named: Iterable[str]) -> AsyncIterator[Listing]:
        """Every list, the feeds' first. `named`: the site maps that robots.txt names, read where the site has any."""
        site = self._run.site
        tasks, met = deque(_first_tasks(site, named)), dict[Source, set[str]]()
        while tasks:
            task = tasks.popleft()
            if task.url in self._asked:
                continue
            self._asked.add(task.url)
            found = await self._read(task)
            if found is None:
                continue
            self.answered += bool(found.links) or not found.problems
            listing = Listing(task, found.links, met.setdefault(task.source, set()))
            yield listing
            for task_after in self._after(task, found, listing):
                # A list's next page is read before the next list, so that a walk ends before another begins.
                tasks.appendleft(task_after)

    def _after(self, task: Task, found: Found, listing: Listing) -> list[Task]:
        """What is to be read next because of what this one said."""
        further: list[Task] = []
        goes_on = listing.news or (listing.wanted and not self._known_to_its_end)
        for after in found.next:
            to = Task(
                url=self._run.mirror.back(after.url, task.url), source=task.source, page=after.page or task.page + 1
            )
            if after.kind == "sitemap":
                to = attrs.evolve(to, source=Sitemap(url=to.url), page=1)
                oldest = self._run.order.oldest
                if oldest and after.lastmod and after.lastmod < oldest:
                    self._run.books.stats["discover/site_map_older_than_window"] += 1
                    continue
            elif not goes_on:
                self._run.books.stats["discover/list_read_to_what_is_known"] += 1
                continue
            if len(self._asked) + len(further) > MOST_LISTS:
                self._refuse(to.url, to.purpose, State.DEFERRED, "list_limit", f"{MOST_LISTS} lists are read in a run.")
                continue
            further.append(to)
        for problem in found.problems:
            self._run.books.stats[f"discover/{problem.reason}"] += problem.count
            if problem.reason == "page_limit" and goes_on:
                self._refuse(task.url + "#after", task.purpose, State.DEFERRED, problem.reason, problem.detail)
            elif problem.reason in _COSTS_LINKS or (
                problem.reason == "empty_list" and task.page == getattr(task.source, "first_page", 1)
            ):
                self._refuse(task.url, task.purpose, State.FAILED, problem.reason, problem.detail)
        return further[::-1]

    @property
    def _known_to_its_end(self) -> bool:
        """Whether a page without news ends a list: earlier runs have read on from there as far back as this one wants.

        "reached" is the oldest day that a run wanted that came to its end, "complete" whether the last one did.
        """
        state, oldest = self._run.state, self._run.order.oldest
        reached = state.fact("reached")
        return bool(state.fact("complete") != "no" and reached and oldest and oldest.isoformat() >= reached)

    async def _read(self, task: Task) -> Found | None:
        known = self._run.state.known_list(task.url)
        try:
            page = await self._ask(task, known)
        except Exception as error:  # noqa: BLE001 (whatever it is, this list has no links today and its line says why)
            state, reason, detail = of_failure(error)
            if not (isinstance(error, Refused) and error.reason == "interrupted"):
                self._refuse(task.url, task.purpose, state, reason, detail)
            return None
        if page is None:
            return None
        return read_list(page, task, self._run.site)

    async def _ask(self, task: Task, known: KnownList | None) -> Page | None:
        headers = {}
        if known and known.etag:
            headers["If-None-Match"] = known.etag
        if known and known.last_modified:
            headers["If-Modified-Since"] = known.last_modified
        meta: dict[str, Any] = {"purpose": task.purpose, "download_maxsize": _LARGEST}
        request = Request(task.url, headers=headers, meta=meta, dont_filter=True)
        response = await self._crawler.engine.download_async(request)
        if response.status == 304 and known and headers:  # noqa: PLR2004
            try:
                return archive.read(known.raw_ref, self._run.archive.address)
            except StageError:
                return await self._ask(task, None)
        if outcome := of_status(response.status):
            self._refuse(task.url, task.purpose, *outcome)
            return None
        meta = response.meta
        etag, last_modified = response.headers.get("ETag"), response.headers.get("Last-Modified")
        if etag or last_modified:
            self._run.state.keep_list(
                KnownList(
                    url=task.url,
                    etag=etag.decode("latin-1") if etag else None,
                    last_modified=last_modified.decode("latin-1") if last_modified else None,
                    raw_ref=meta["raw_ref"],
                )
            )
        return Page(
            url=response.url,
            body=response.body,
            content_type=(response.headers.get("Content-Type") or b"").decode("latin-1") or None,
            fetched_at=meta["fetched_at"],
            raw_ref=meta["raw_ref"],
        )


def read_list(page: Page, task: Task, site: Site) -> Found:
    """The links of a list, by what it is."""
    source, zone, kind = task.source, site.timezone, page.content_type
    if isinstance(source, Feed):
        return feed.read(page.body, page.url, section=source.section, timezone=zone, content_type=kind)
    if isinstance(source, Sitemap):
        return sitemap.read(page.body, page.url, timezone=zone, content_type=kind)
    return section.read(page.body, page.url, source, page=task.page, timezone=zone, content_type=kind)


def _first_tasks(site: Site, named: Iterable[str]) -> Iterable[Task]:
    order = {Feed: 0, Sitemap: 1, SectionList: 2}
    for source in sorted(site.discover, key=lambda source: order[type(source)]):
        if isinstance(source, SectionList):
            yield Task(url=section.first_page(source), source=source, page=source.first_page)
        else:
            yield Task(url=source.url, source=source)
        if isinstance(source, Sitemap):
            yield from (Task(url=url, source=Sitemap(url=url)) for url in named)
