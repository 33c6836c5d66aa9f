"""The material in, the site's doors out: feeds and site maps that its pages and its robots.txt name. Pure.

What lies on another host, holds comments, or belongs to one article is named with its reason, and not used.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from attrs import frozen

from spiders.discover import feed, robots, sitemap
from spiders.normalise.address import canonical_url, on_site, path_and_query

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spiders.items import Page
    from spiders.newsite.sample import Material
    from spiders.site import Site

_FEEDS = ("application/rss+xml", "application/atom+xml", "application/rdf+xml")


@frozen(kw_only=True)
class Door:
    """One feed or site map."""

    url: str
    kind: str
    """"feed" or "sitemap"."""
    title: str | None = None
    """What the page calls it."""
    why: str
    """Where it was named, and what it held where it was read."""
    refused: str | None = None
    """Why it is not used; None: it is."""
    links: tuple[str, ...] = ()
    """Addresses that it lists, where it was read."""


def find_doors(material: Material, site: Site) -> tuple[Door, ...]:
    """Feeds first, in the order of the pages; each once."""
    doors: dict[str, Door] = {}
    articles = [sample.article.url_canonical for sample in material.articles if sample.article]
    for door in (*_linked(material), *_from_robots(material)):
        if door.url not in doors:
            doors[door.url] = door
    read = {page.url: page for page in material.lists}
    for url, page in read.items():
        doors.setdefault(url, Door(url=url, kind=_kind(page), why="given by you"))
    judged = [_judged(door, read.get(door.url), site, articles) for door in doors.values()]
    return tuple(sorted(judged, key=lambda door: door.kind))


def _linked(material: Material) -> Iterable[Door]:
    named: Counter[tuple[str, str, str | None]] = Counter()
    for sample in material.samples:
        for element in sample.document.root.iter("link") if sample.document else ():
            rel = (element.get("rel") or "").lower().split()
            kind = (element.get("type") or "").partition(";")[0].strip().lower()
            url = sample.document and sample.document.absolute(element.get("href"))
            if url and "alternate" in rel and kind in _FEEDS:
                named[url, "feed", (element.get("title") or "").strip() or None] += 1
            elif url and "sitemap" in rel:
                named[url, "sitemap", None] += 1
    rule = {"feed": "link rel=alternate", "sitemap": "link rel=sitemap"}
    for (url, kind, title), count in named.items():
        yield Door(url=url, kind=kind, title=title, why=f"{rule[kind]} on {count} of {len(material.samples)} pages")


def _from_robots(material: Material) -> Iterable[Door]:
    if material.robots:
        for after in robots.read(material.robots.body, material.robots.url).next:
            yield Door(url=after.url, kind="sitemap", why="robots.txt")


def _kind(page: Page) -> str:
    return "feed" if b"<rss" in page.body[:2000] or b"<feed" in page.body[:2000] else "sitemap"


def _judged(door: Door, page: Page | None, site: Site, articles: list[str]) -> Door:
    refused: str | None = None
    links: tuple[str, ...] = ()
    why = door.why
    form = _form(door.url)
    if not on_site(door.url, site):
        refused = "it lies on another host"
    elif form is None:
        refused = "its address cannot be read"
    elif "comment" in form.lower() or (door.title and "comment" in door.title.lower()):
        refused = "it holds comments"
    elif any(_form(article) and form.startswith(f"{_form(article)}/") for article in articles):
        refused = "it belongs to one article"
    if page is not None:
        read = feed.read if door.kind == "feed" else sitemap.read
        found = read(page.body, page.url, timezone=site.timezone, content_type=page.content_type)
        links = tuple(link.url for link in found.links)
        of_articles = sum(_is_article(url, site) for url in links)
        further = f", {len(found.next)} further maps" if found.next else ""
        why = f"{why}; {len(links)} addresses{further}, {of_articles} of the form of an article"
        if not links and not found.next:
            refused = refused or "nothing could be read in it"
    return Door(url=door.url, kind=door.kind, title=door.title, why=why, refused=refused, links=links)


def _is_article(url: str, site: Site) -> bool:
    try:
        return on_site(url, site) and site.is_article(path_and_query(canonical_url(url, site)))
    except ValueError:
        return False


def _form(url: str) -> str | None:
    try:
        return path_and_query(canonical_url(url))
    except ValueError:
        return None
