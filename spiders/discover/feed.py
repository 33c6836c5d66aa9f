"""An RSS (0.9 to 2.0, RDF) or Atom feed → its links with headlines and times; a paged feed names its next page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spiders.discover.found import Found, Next, Problems
from spiders.discover.listed_time import listed_time
from spiders.discover.reference import resolve
from spiders.discover.xml_records import Field, Records, read_records
from spiders.items import Link
from spiders.normalise.text import clean_or_none

if TYPE_CHECKING:
    from collections.abc import Iterable

STARTS = frozenset({"item", "atom:entry", "entry"})
PUBLISHED = (
    "pubdate",
    "atom:published",
    "published",
    "dc:date",
    "date",
    "dcterms:issued",
    "dcterms:created",
    "atom:issued",
)
CHANGED = ("atom:updated", "updated", "dcterms:modified", "atom:modified")
TITLE = ("title", "atom:title", "dc:title")
LINK = ("feedburner:origlink", "link", "atom:link")
IDENTITY = ("guid", "atom:id", "id")
WANTED = frozenset({*TITLE, *LINK, *IDENTITY, *PUBLISHED, *CHANGED})
"""Names without a prefix are RSS, and whatever a feed uses without declaring it."""


def read(
    body: bytes, url: str, *, section: str | None = None, timezone: str = "UTC", content_type: str | None = None
) -> Found:
    """The feed's articles in its order. `timezone`: where a time names no zone. Malformed ones as far as they go."""
    return of_records(
        read_records(body, url, starts=STARTS, wanted=WANTED, content_type=content_type),
        url,
        section=section,
        timezone=timezone,
    )


def of_records(records: Records, url: str, *, section: str | None, timezone: str) -> Found:
    """The same from records that have been read."""
    problems = Problems()
    if records.problem:
        problems.add("malformed_feed", f"the feed {url}: {records.problem}")
    links = []
    for _, item in records.records:
        address = _address(item)
        if address is None:
            problems.add("item_without_link", f"the feed {url} has an item without a readable address.")
            continue
        published = _first(item, PUBLISHED)
        changed = _first(item, CHANGED)
        links.append(
            Link(
                url=address,
                via=f"rss:{url}",
                headline=clean_or_none(_first(item, TITLE)),
                published_raw=published,
                published_at=listed_time(published, timezone) if published else None,
                lastmod=listed_time(changed, timezone) if changed else None,
                section=section,
            )
        )
    if not records.records:
        if records.root in ("rss", "rdf:rdf", "atom:feed", "feed"):
            problems.add("empty_feed", f"the feed {url} has no items.")
        else:
            problems.add(
                "not_a_feed", f"{url} is no feed: {f'it is <{records.root}>' if records.root else 'it is no XML'}."
            )
    return Found(links=tuple(links), next=tuple(_next(records, url)), problems=problems.found())


def _address(item: dict[str, list[Field]]) -> str | None:
    """The first readable address, the publisher's own before those of go-betweens."""
    return next((url for field, text in _candidates(item) if (url := resolve(text, field.base))), None)


def _candidates(item: dict[str, list[Field]]) -> Iterable[tuple[Field, str]]:
    links = [
        field
        for name in LINK
        for field in item.get(name, ())
        if field.attributes.get("rel", "alternate") == "alternate"
    ]
    for field in sorted(links, key=lambda field: "html" not in field.attributes.get("type", "html")):
        yield field, field.text or field.attributes.get("href", "")
    for field in (field for name in IDENTITY for field in item.get(name, ())):
        if field.text.startswith(("http://", "https://")) or field.attributes.get("isPermaLink") == "true":
            yield field, field.text
    for field in item.get("@", ()):
        yield field, field.attributes.get("{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about", "")


def _first(item: dict[str, list[Field]], names: Iterable[str]) -> str | None:
    return next((field.text for name in names for field in item.get(name, ()) if field.text), None)


def _next(records: Records, url: str) -> Iterable[Next]:
    for name, field in records.outside:
        if name == "atom:link" and field.attributes.get("rel") == "next":
            address = resolve(field.attributes.get("href", ""), field.base)
            if address and address != url:
                yield Next(url=address, kind="feed")
                return
