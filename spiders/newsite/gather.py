"""Addresses in, the material they lead to out: those pages, robots.txt, feeds, more articles where few were named."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import attrs

from spiders.discover import sitemap
from spiders.discover.unpacked import unpacked
from spiders.newsite.addresses import learn
from spiders.newsite.asking import Asking, UnansweredError
from spiders.newsite.doors import find_doors
from spiders.newsite.sample import Material, is_list, read_sample
from spiders.newsite.segments import looks_like_article
from spiders.normalise.address import canonical_url, on_site, path_and_query
from spiders.site import Site

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from spiders.items import Page

_MOST_LISTS = 6
"""Feeds and site maps that are looked into."""
_MOST_PARTS = 2
"""Parts of an index of site maps that are asked for."""
_MOST_MISSES = 6
"""Addresses that may turn out to be no article before we stop trying."""


def gather(urls: Sequence[str], asking: Asking, wanted: int, tell: Callable[[str], None]) -> Material:
    """What the addresses are; the first answers for all: an address that cannot be had raises BroadsheetError."""
    tell(f"robots.txt of {urlsplit(urls[0]).netloc}")
    robots = asking.robots(urls[0])
    material = Material(robots=robots)
    for url in dict.fromkeys(urls):
        tell(url)
        material = _with(material, asking.page(url))
    front = f"{_origin(material.samples[0].page.url if material.samples else urls[0])}/"
    if all(sample.page.url != front for sample in material.samples):
        material = _tried(material, asking, front, tell)
    site = _site_of(front)
    for door in [door for door in find_doors(material, site) if door.refused is None][:_MOST_LISTS]:
        material = _tried(material, asking, door.url, tell)
    if len(material.articles) < wanted and not any(door.links for door in find_doors(material, site)):
        material = _into_indexes(material, asking, site, tell)
    misses = 0
    for url in _candidates(material, site):
        if len(material.articles) >= wanted or misses >= _MOST_MISSES:
            break
        before = len(material.articles)
        material = _tried(material, asking, url, tell)
        misses += len(material.articles) == before
    return material


def _site_of(front: str) -> Site:
    return Site(name="draft", title="draft", base_url=front.rstrip("/"))


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def _tried(material: Material, asking: Asking, url: str, tell: Callable[[str], None]) -> Material:
    """With what is at the address; where it cannot be had, with a note."""
    tell(url)
    try:
        page = asking.page(url)
    except UnansweredError as error:
        return attrs.evolve(material, notes=(*material.notes, str(error)))
    return _with(material, page)


def _into_indexes(material: Material, asking: Asking, site: Site, tell: Callable[[str], None]) -> Material:
    """With the addresses in the first parts of the indexes: those of news before others, the newest first."""
    parts = [
        after
        for page in material.lists
        for after in sitemap.read(page.body, page.url, content_type=page.content_type).next
        if on_site(after.url, site)
    ]
    oldest = datetime.min.replace(tzinfo=UTC)
    parts.sort(key=lambda part: part.lastmod or oldest, reverse=True)
    parts.sort(key=lambda part: "news" not in part.url.lower())
    for part in parts[:_MOST_PARTS]:
        tell(part.url)
        try:
            page = asking.page(part.url)
        except UnansweredError as error:
            material = attrs.evolve(material, notes=(*material.notes, str(error)))
            continue
        links = [link.url for link in sitemap.read(page.body, page.url, content_type=page.content_type).links]
        material = attrs.evolve(material, listed=(*material.listed, *links))
        if links:
            break
    return material


def _with(material: Material, page: Page) -> Material:
    body, _ = unpacked(page.body)
    if is_list(body):
        return attrs.evolve(material, lists=(*material.lists, attrs.evolve(page, body=body)))
    if any(sample.page.url == page.url for sample in material.samples):
        return material
    return attrs.evolve(material, samples=(*material.samples, read_sample(page)))


def _candidates(material: Material, site: Site) -> list[str]:
    """Addresses that may be articles: what the lists name, spread over their sections; then links of a known form."""
    had = {canonical_url(sample.page.url, site) for sample in material.samples}
    listed = [url for door in find_doors(material, site) if door.kind == "feed" for url in door.links]
    mapped = [url for door in find_doors(material, site) if door.kind == "sitemap" for url in door.links]
    known = [sample.article.url_canonical for sample in material.articles if sample.article]
    forms = attrs.evolve(site, article_url=tuple(pattern.regex for pattern in learn(known))) if known else None
    fits = forms.is_article if forms else looks_like_article
    linked = [
        link
        for sample in material.samples
        for link in sample.links
        if on_site(link, site) and fits(path_and_query(canonical_url(link, site)))
    ]
    found: dict[str, str] = {}
    for url in (*_spread(listed), *_spread(mapped), *_spread(material.listed), *_spread(linked)):
        if on_site(url, site) and (key := canonical_url(url, site)) not in had and path_and_query(key) != "/":
            found.setdefault(key, url)
    return list(found.values())


def _spread(urls: Iterable[str]) -> list[str]:
    """One of each first segment in turn."""
    turns: dict[str, int] = {}
    ranked = []
    for place, url in enumerate(dict.fromkeys(urls)):
        first = urlsplit(url).path.strip("/").partition("/")[0]
        turns[first] = turns.get(first, 0) + 1
        ranked.append((turns[first], place, url))
    return [url for _, _, url in sorted(ranked)]
