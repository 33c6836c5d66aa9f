"""Saved pages in (FILE=URL, or a web archive), the material they make out. No request is made."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from spiders.discover import warc
from spiders.discover.unpacked import unpacked
from spiders.errors import UsageError
from spiders.items import Page
from spiders.newsite.sample import Material, Sample, is_list, is_robots, read_sample

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_MOST_PAGES = 300
"""Pages of an archive that are looked at."""


def saved_pages(given: Sequence[str]) -> tuple[Page, ...]:
    """Files with their addresses, "page.html=https://…"; robots.txt, feeds and a front page may be among them."""
    pages = []
    for entry in given:
        file, _, url = entry.partition("=http")
        url = f"http{url}"
        if not file or not urlsplit(url).netloc:
            raise UsageError(f"--page {entry!r} lacks the address it came from: write page.html=https://….")
        try:
            body, _ = unpacked(Path(file).read_bytes())
        except OSError as error:
            raise UsageError(f"the file {file} cannot be read: {error.strerror}.") from error
        pages.append(Page(url=url, body=body))
    return tuple(pages)


def archived_pages(path: Path) -> tuple[Page, ...]:
    """The first HTML pages of a web archive."""
    found: dict[str, Page] = {}
    try:
        for page in warc.pages(path):
            found.setdefault(page.url, page)
            if len(found) >= _MOST_PAGES:
                break
    except OSError as error:
        raise UsageError(f"the web archive {path} cannot be read: {error.strerror}.") from error
    if not found:
        raise UsageError(f"the web archive {path} holds no HTML page.")
    return tuple(found.values())


def material_of(pages: Iterable[Page], wanted: int) -> Material:
    """What the pages are; of articles as many as wanted, of different sections where there are."""
    samples: list[Sample] = []
    lists: list[Page] = []
    robots: Page | None = None
    for page in pages:
        if is_robots(page.url):
            robots = page
        elif is_list(page.body):
            lists.append(page)
        else:
            samples.append(read_sample(page))
    articles = [sample for sample in samples if sample.article]
    chosen = _spread(articles, wanted)
    others = [sample for sample in samples if not sample.article]
    return Material(samples=(*chosen, *others[:wanted]), lists=tuple(lists), robots=robots)


def _spread(articles: list[Sample], wanted: int) -> list[Sample]:
    """One of each section in turn, in the order in which they came."""
    turns: dict[str, int] = {}
    ranked = []
    for place, sample in enumerate(articles):
        section = (sample.article.section if sample.article else None) or ""
        turns[section] = turns.get(section, 0) + 1
        ranked.append((turns[section], place, sample))
    chosen = sorted(ranked, key=lambda entry: entry[:2])[:wanted]
    return [sample for _, _, sample in sorted(chosen, key=lambda entry: entry[1])]
