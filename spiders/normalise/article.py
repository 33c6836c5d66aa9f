"""An article as extracted in, the article for the warehouse out: text, people, agencies, times, language, identity.

Pure and quick: it runs beside the reactor. What is expensive belongs into extraction, which has processes of its own.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import attrs

from spiders.errors import NotAnArticle
from spiders.items import Article, Author, Block, Image, Provenance
from spiders.normalise import address
from spiders.normalise.agencies import PAID, PICTURES
from spiders.normalise.agency import agencies_in_credit, agency_of, only_agencies, split_tail
from spiders.normalise.byline import read_byline
from spiders.normalise.kind import type_named
from spiders.normalise.language import language_tag
from spiders.normalise.text import clean, clean_lines, clean_or_none, count_words
from spiders.normalise.times import Moment, read_time, zone_info
from spiders.normalise.zones import zone_for

if TYPE_CHECKING:
    from datetime import datetime

    from spiders.site import Site


def normalise(article: Article, site: Site) -> Article:
    """The same article with every field in its final form. Raises NotAnArticle where nothing is left of it."""
    provenance = dict(article.field_provenance)
    language = language_tag(article.language) or language_tag(site.language) or "und"
    times = _times(article, site, language)
    blocks, tail = _blocks(article.body_blocks)
    byline = _byline(article, tail.byline)
    text = "\n\n".join(block.text for block in blocks if block.text)
    headline = clean(article.headline)
    if not headline:
        raise NotAnArticle("quarantined", "no_headline", "Nothing is left of the headline.")
    if not text:
        raise NotAnArticle("quarantined", "no_text", "Nothing is left of the text.")
    canonical = _canonical(article, site)
    named = type_named(headline, article.breadcrumbs or (article.section or "",), byline.agencies)
    kind = named if named and article.article_type == "news" else article.article_type
    sponsored = True if kind in ("advertorial", "press_release") else article.is_sponsored
    wire = tuple(
        key
        for key in dict.fromkeys(
            [*byline.agencies, *agencies_in_credit(tail.dateline_agency or ""), *agencies_in_credit(tail.credit or "")]
        )
        if key not in PAID and key not in PICTURES
    )
    if wire:
        names = [author.name for author in article.authors if author.kind == "agency"] or [*byline.agencies]
        provenance["wire_agency"] = Provenance(
            method="page", rule="byline, dateline, end of the text", raw=", ".join(names) or None
        )
    if tail.credit and "wire_credit_raw" not in provenance:
        provenance["wire_credit_raw"] = Provenance(method="page", rule="end of the text", raw=tail.credit)
    crumbs = tuple(name for name in (clean(name) for name in article.breadcrumbs) if name)
    return attrs.evolve(
        article,
        source=address.source_of(article.url, site),
        source_article_id=article.source_article_id or site.article_id(address.path_and_query(canonical)),
        url_canonical=canonical,
        headline=headline,
        subheadline=clean_or_none(article.subheadline),
        description=clean_or_none(article.description),
        **times,
        byline_raw=clean_or_none(byline.raw),
        authors=byline.people,
        wire_agency=wire,
        wire_credit_raw=tail.credit,
        is_wire=bool(wire),
        article_type=kind,
        is_sponsored=sponsored,
        dateline=article.dateline or tail.dateline,
        correction_note=clean_or_none(article.correction_note),
        section=(crumbs[-1] if crumbs else None) or clean_or_none(article.section),
        breadcrumbs=crumbs,
        keywords=tuple(dict.fromkeys(name for name in (clean(name) for name in article.keywords) if name)),
        language=language,
        body_text=text,
        body_blocks=blocks,
        word_count=count_words(text),
        char_count=len(text),
        images=_images(article.images),
        field_provenance=provenance,
    )


def _canonical(article: Article, site: Site) -> str:
    """What the page calls its address, where it may: see "Identity" in docs/architecture.md."""
    own = address.canonical_url(article.url, site)
    if article.url_canonical in ("", article.url):
        return own
    try:
        stated = address.canonical_url(article.url_canonical, site)
    except ValueError:
        return own
    if urlsplit(stated).netloc != urlsplit(own).netloc or urlsplit(stated).path in ("", "/"):
        return own
    stated_path, own_path = address.path_and_query(stated), address.path_and_query(own)
    if not site.is_article(stated_path):
        return own
    own_id, stated_id = site.article_id(own_path), site.article_id(stated_path)
    return own if own_id and own_id != stated_id else stated


def zone_of(article: Article, site: Site, language: str) -> str:
    """The zone its times are read in where they name none."""
    return zone_for(article.url, site, language)


def _times(article: Article, site: Site, language: str) -> dict[str, Any]:
    """Both stamps, precision and flags."""
    zone = zone_of(article, site, language)
    day_first = language not in ("en", "en-US", "und") or (site.country or "us").lower() not in ("us", "ph")
    published = read_time(clean(article.published_raw), zone, day_first=day_first) if article.published_raw else None
    updated = read_time(clean(article.updated_raw), zone, day_first=day_first) if article.updated_raw else None
    published_at = published.at if published else article.published_at
    updated_at = updated.at if updated else article.updated_at
    flags = list(article.date_flags)
    if (published and not published.zone_known and not site.base_url) or (
        updated and not updated.zone_known and not site.base_url
    ):
        flags.append("zone_assumed")
    if published_at and article.fetched_at and (published_at - article.fetched_at).total_seconds() > 3600:
        flags.append("future")
    if published_at and updated_at and updated_at < published_at:
        flags.append("updated_before_published")
    if (
        published_at
        and (day := date_in_url(article.url))
        and published_at.astimezone(zone_info(zone)).date().isoformat() < day
    ):
        flags.append("before_url_date")
    return {
        "published_at": published_at,
        "updated_at": updated_at,
        "published_raw": clean_or_none(article.published_raw),
        "updated_raw": clean_or_none(article.updated_raw),
        "date_precision": _precision(published, article.published_at, article.date_precision),
        "date_flags": tuple(dict.fromkeys(flags)),
    }


def _precision(moment: Moment | None, given: datetime | None, said: str) -> str:
    if moment:
        return moment.precision
    return "none" if given is None else said if said != "none" else "minute"


_URL_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)[-/]?(0[1-9]|1[0-2])[-/]?(0[1-9]|[12]\d|3[01])(?=\d{6}(?!\d)|[^\d]|$)")


def date_in_url(url: str) -> str | None:
    """ "2021-10-26" out of an address that holds a date."""
    match = _URL_DATE.search(url.partition("://")[2].partition("/")[2])
    return f"{match[1]}-{match[2]}-{match[3]}" if match else None


@attrs.frozen
class _Tail:
    """What stood at the beginning and the end of the text and is a field of its own."""

    credit: str | None = None
    byline: str | None = None
    dateline: str | None = None
    dateline_agency: str | None = None


@attrs.frozen
class _Names:
    raw: str | None
    people: tuple[Author, ...]
    agencies: tuple[str, ...]


_DATELINE = re.compile(
    r"(?P<place>[A-Z][A-Z.'’-]+(?:[ ,/]+[A-Z][A-Z.'’-]*){0,4}(?:,\s+[A-Z][a-z]{2,8}\.?\s+\d{1,2}"
    r"|,\s+\d{1,2}\s+[A-Z][a-z]{2,8}\.?"
    r"|,\s+[A-Z][a-z.]+(?:\s[A-Z][a-z]+)?)?)\s*(?:\((?P<agency>[^()]{2,30})\)|\[(?:[^\[\]]{2,30})\])?\s*(?:--|—"
    r"|–|-)\s+(?=\S)"
)
_BYLINE_TAIL = re.compile(
    r"(?:\(?(?:By|Von|Par"
    r"|Por)\s+)?(?:[^\W\d_][\w.'’-]*\s+){0,5}[^\W\d_][\w.'’-]*\s*[(\[<]?\s*[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}\s*[)\]>]?\.?"
    r"|[(\[]?(?:By|BY)\s+(?:[A-Z][\w.'’-]*[\s,]*){1,5}[)\]]?"
)


def _blocks(blocks: tuple[Block, ...]) -> tuple[tuple[Block, ...], _Tail]:
    """Clean blocks without empty ones; the agency's tag and the reporter's address cut from the end."""
    cleaned: list[Block] = []
    for block in blocks:
        text = (
            (clean_lines if block.type in ("list", "table", "live_post") else clean)(block.text) if block.text else ""
        )
        if text or block.ref:
            cleaned.append(block if text == block.text else attrs.evolve(block, text=text))
    credit = byline = None
    for _ in range(3):
        last = next((i for i in range(len(cleaned) - 1, -1, -1) if cleaned[i].text), None)
        if last is None:
            break
        text = cleaned[last].text
        if byline is None and len(text) < 160 and _BYLINE_TAIL.fullmatch(text):
            byline = text
            del cleaned[last]
            continue
        rest, tag = split_tail(text)
        if tag is None or credit is not None:
            break
        credit = tag
        if rest:
            cleaned[last] = attrs.evolve(cleaned[last], text=rest)
        else:
            del cleaned[last]
    dateline = agency = None
    for place, block in enumerate(cleaned):
        if block.text:
            if match := _DATELINE.match(block.text):
                dateline, agency = clean(match["place"].rstrip(" ,")), match["agency"]
                cleaned[place] = attrs.evolve(block, text=block.text[match.end() :])
            break
    return tuple(cleaned), _Tail(credit, byline, dateline, agency)


def _byline(article: Article, tail: str | None) -> _Names:
    """People and agencies of the byline as printed, of the names read elsewhere, and of the text's last line."""
    people: dict[str, Author] = {}
    agencies: list[str] = []
    for author in article.authors:
        if author.kind == "agency" or agency_of(author.name):
            agencies += only_agencies(author.name)
        elif name := clean(author.name):
            people.setdefault(name.casefold(), attrs.evolve(author, name=name))
    for raw in (article.byline_raw, tail):
        if raw:
            read = read_byline(raw)
            agencies += read.agencies
            for person in read.people:
                known = people.get(person.name.casefold())
                people[person.name.casefold()] = (
                    attrs.evolve(known, email=known.email or person.email) if known else person
                )
    raw = article.byline_raw or tail
    return _Names(raw, tuple(people.values()), tuple(dict.fromkeys(agencies)))


_CREDIT_TAIL = re.compile(r"\s*[(\[（]\s*([^()\[\]（）]{2,80})\s*[)\]）]\s*\.?\s*$")


def _images(images: tuple[Image, ...]) -> tuple[Image, ...]:
    """Captions without their credits, credits with their agency; the cover first."""
    ready = []
    for image in images:
        caption, credit = clean_or_none(image.caption), clean_or_none(image.credit_raw)
        if caption and not credit:
            caption, credit = _cut_credit(caption)
        elif caption and credit and caption.endswith(credit):
            caption = caption[: -len(credit)].rstrip(" -–—|/") or None
        agencies = agencies_in_credit(credit) if credit else ()
        ready.append(
            attrs.evolve(
                image,
                caption=caption,
                credit_raw=credit,
                credit_agency=image.credit_agency or (agencies[0] if agencies else None),
                credit_agencies=image.credit_agencies or (agencies if len(agencies) > 1 else ()),
            )
        )
    ready.sort(key=lambda image: not image.is_main)
    if ready and not ready[0].is_main:
        ready[0] = attrs.evolve(ready[0], is_main=True)
    return tuple(ready)


def _cut_credit(caption: str) -> tuple[str | None, str | None]:
    """ "Ships at dawn. (Yonhap)" → ("Ships at dawn.", "(Yonhap)"); only where the brackets hold a credit."""
    if (match := _CREDIT_TAIL.search(caption)) and (agencies_in_credit(match[1]) or match.start() == 0):
        return caption[: match.start()].rstrip() or None, match[0].strip()
    return caption, None
