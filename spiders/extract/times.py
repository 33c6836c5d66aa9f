"""The document in, the raw strings of published and updated out, each from where it is told best."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from spiders.extract.found import Found
from spiders.extract.json_ld import text_of
from spiders.extract.labels import labelled
from spiders.extract.near_title import lines_near_title, names_around
from spiders.extract.pieces import text_of_element
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


_PUBLISHED = ("datePublished", "dateCreated", "uploadDate")


def read_published(document: Document, headline: str | None = None) -> Found[str] | None:
    """When the page says it was first published: never what it calls modified."""
    return _best(_stated(document, _PUBLISHED, PUBLISHED_META)) or _from_page(document, headline)


def read_updated(document: Document, headline: str | None = None) -> Found[str] | None:
    """When the page says it was last changed."""
    return _best(_stated(document, ("dateModified",), UPDATED_META)) or _updated_on_page(document, headline)


def published_readings(document: Document, headline: str | None = None) -> list[Found[str]]:
    """Every place that says when it was published."""
    shown = _from_page(document, headline)
    return _stated(document, _PUBLISHED, PUBLISHED_META) + ([shown] if shown else [])


def updated_readings(document: Document, headline: str | None = None) -> list[Found[str]]:
    """Every place that says when it was changed."""
    shown = _updated_on_page(document, headline)
    return _stated(document, ("dateModified",), UPDATED_META) + ([shown] if shown else [])


def _stated(document: Document, properties: tuple[str, ...], tags: tuple[str, ...]) -> list[Found[str]]:
    article = document.json_ld.article
    found = [Found(raw, "json_ld", key, raw, 0.95) for key in properties if (raw := text_of(article.get(key)))]
    found += [Found(raw, "meta", name, raw, 0.9) for name in tags if (raw := document.meta.get(name))]
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


def _updated_on_page(document: Document, headline: str | None) -> Found[str] | None:
    """What microdata names, else what follows a word like "Updated" on a short line near the headline."""
    if found := _marked(document, "dateModified"):
        return found
    for piece in lines_near_title(document, headline):
        if not (word := _UPDATED_WORDS.search(piece.text)):
            continue
        for element in piece.element.iter("time"):
            raw = element.get("datetime") or text_of_element(element)
            before = piece.text.find(text_of_element(element))
            if read_time(raw) and (before >= word.start() or len(list(piece.element.iter("time"))) == 1):
                return Found(raw, "page", "time near the headline", piece.text, 0.7)
        raw = piece.text[word.end() :].strip(" :–-")
        if any(c.isdigit() for c in raw) and read_time(raw):
            return Found(raw, "page", "line near the headline", piece.text, 0.6)
        if any(c.isdigit() for c in piece.text[: word.start()]) and not raw and read_time(piece.text[: word.start()]):
            return Found(piece.text[: word.start()].strip(), "page", "line near the headline", piece.text, 0.55)
    return None


def _marked(document: Document, name: str) -> Found[str] | None:
    """The time that microdata names."""
    for element in [element for element in document.properties if element.get("itemprop") == name][:3]:
        raw = element.get("datetime") or element.get("content") or text_of_element(element)
        if raw and read_time(raw):
            return Found(raw, "microdata", name, raw, 0.85)
    return None


_LABEL = re.compile(
    r"(?:date|datum|published|publication date|veröffentlicht(?: am)?|erschienen(?: am)?|erstellt(?: am)?|publié le"
    r"|fecha|data|pubblicato|publicado|発表|公開日?|掲載日?|등록일?|입력|작성일|发布时间)\s*[:：]?",
    re.IGNORECASE,
)
_PUBLISHED_WORDS = frozenset(
    "published publish date dateline pubdate time timestamp datum fecha data created posted meta".split()
)
_UPDATED_WORDS = re.compile(
    r"\b(?:updated?|modified|aktualisiert|geändert|mis à jour|actualizad[oa]|aggiornat[oa]|atualizad[oa]"
    r"|bijgewerkt|oppdatert|uppdaterad|opdateret"
    r"|aktualizacja|aktualizováno|güncelle\w*)|수정|更新|編集",
    re.IGNORECASE,
)


def _from_page(document: Document, headline: str | None) -> Found[str] | None:
    """A time element, what microdata names, else a date on a short line near the headline."""
    if found := _marked(document, "datePublished"):
        return found
    best: Found[str] | None = None
    for piece in lines_near_title(document, headline):
        for element in piece.element.iter("time"):
            raw = element.get("datetime") or piece.text
            if read_time(raw) and not _UPDATED_WORDS.search(piece.text):
                return Found(raw, "page", "time near the headline", raw, 0.75)
        text = piece.text
        if (split := _UPDATED_WORDS.search(text)) and split.start() > 8:
            text = text[: split.start()]
        elif split:
            continue
        moment = read_time(text) if any(c.isdigit() for c in text) else None
        if moment is None:
            continue
        named = not _PUBLISHED_WORDS.isdisjoint(names_around(piece.element))
        found = Found(text, "page", "line near the headline", piece.text, 0.7 if named else 0.55)
        if moment.precision == "minute" and (named or len(text) < 60):
            return found
        if best is None and (named or len(text) < 40):
            best = found
    if best:
        return best
    for label, text in labelled(document, _LABEL):
        if read_time(text):
            return Found(text, "page", f"beside {label!r}", text, 0.6)
    for element in document.tagged("time")[:10]:
        raw = element.get("datetime") or text_of_element(element)
        if raw and read_time(raw):
            return Found(raw, "page", "time", raw, 0.5)
    return None
