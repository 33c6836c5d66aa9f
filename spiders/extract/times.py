"""The document in, the raw strings of published and updated out, each from where it is told best."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spiders.extract.found import Found
from spiders.extract.json_ld import text_of
from spiders.normalise.times import read_time

if TYPE_CHECKING:
    from spiders.extract.parse import Document

PUBLISHED_META = (
    "article:published_time", "og:article:published_time", "datepublished", "article:published", "published_time",
    "pubdate",
    "publishdate", "publish_date", "publication_date", "parsely-pub-date", "sailthru.date", "dc.date.issued",
    "dcterms.issued",
    "dcterms.created", "dc.date.created", "dc.date", "dcterms.date", "date", "cxenseparse:recs:publishtime",
    "og:published_time", "rnews:datepublished", "datecreated", "created", "publish-date", "last-published",
)  # fmt: skip
UPDATED_META = (
    "article:modified_time", "og:article:modified_time", "datemodified", "og:updated_time", "article:updated_time",
    "last-modified",
    "lastmod", "dc.date.modified", "dcterms.modified", "modified_time", "updated_time", "revised", "article:modified",
)  # fmt: skip


def read_published(document: Document) -> Found[str] | None:
    """When the page says it was first published: never what it calls modified."""
    candidates = _stated(document, ("datePublished", "dateCreated", "uploadDate"), PUBLISHED_META)
    return _best(candidates) or _from_page(document)


def read_updated(document: Document) -> Found[str] | None:
    """When the page says it was last changed."""
    return _best(_stated(document, ("dateModified",), UPDATED_META))


def _stated(document: Document, properties: tuple[str, ...], tags: tuple[str, ...]) -> list[Found[str]]:
    found = []
    for key in properties:
        if raw := text_of(document.json_ld.article.get(key)):
            found.append(Found(raw, "json_ld", key, raw, 0.95))
    for name in tags:
        if raw := document.meta.get(name):
            found.append(Found(raw, "meta", name, raw, 0.9))
    return found


def _best(candidates: list[Found[str]]) -> Found[str] | None:
    """The first that can be read to the minute; where it lacks its zone, the same wall clock told with one."""
    read = [(found, moment) for found in candidates if (moment := read_time(found.value))]
    to_minute = [pair for pair in read if pair[1].precision == "minute"]
    if not to_minute:
        return read[0][0] if read else None
    first, moment = to_minute[0]
    if not moment.zone_known:
        for other, told in to_minute[1:]:
            if told.zone_known and abs((told.at - moment.at).total_seconds()) <= 15 * 3600:
                return other
    return first


def _from_page(document: Document) -> Found[str] | None:
    for element in list(document.root.iter("time"))[:10]:
        raw = element.get("datetime") or " ".join(element.itertext()).strip()
        if raw and read_time(raw):
            return Found(raw, "page", "time", raw, 0.6)
    return None
