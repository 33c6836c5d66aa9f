"""The document in, headline, subheadline and description out."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from attrs import evolve

from spiders.extract.folding import fold
from spiders.extract.found import Found
from spiders.extract.json_ld import text_of
from spiders.normalise.text import clean

if TYPE_CHECKING:
    from spiders.extract.parse import Document

LONGEST = 500
_SEPARATOR = re.compile(r"\s+[|\-–—·•»:›]\s+|\s*[|｜»]\s*|\s-\s|：(?=\S{2,12}$)")


def read_headline(document: Document) -> Found[str] | None:
    """What two of JSON-LD, og:title and the page's heading agree on; where all differ, og:title."""
    found = readings(document)
    if not found:
        return None
    folded = [fold(reading.value) for reading in found]
    best = max(range(len(found)), key=lambda place: (folded.count(folded[place]), -place))
    chosen, agreeing = found[best], folded.count(folded[best])
    first = found[0]
    if chosen is not first and len(first.value) > 12 and re.search(rf":\s+{re.escape(first.value)}$", chosen.value):
        chosen = first  # the other has a kicker before it
    sure = chosen.confidence if chosen.rule == "title" else min(1.0, 0.5 + 0.2 * agreeing)
    return evolve(chosen, value=chosen.value[:LONGEST], confidence=sure)


def readings(document: Document) -> list[Found[str]]:
    """Every place that states the headline, the site's name cut off; the document's title only where no other does."""
    heading = heading_of(document)
    stated: list[tuple[str, str, str | None, float]] = []
    if tag := document.meta.first("og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title"):
        stated.append(("meta", *tag, 0.8))
    if said := text_of(document.json_ld.article.get("headline")):
        stated.append(("json_ld", "headline", said, 0.8))
    if not stated and (said := document.microdata.get("headline")):
        stated.append(("microdata", "headline", said, 0.7))
    found = [
        Found(without_site_name(clean(raw or ""), document, heading), method, rule, raw, sure)
        for method, rule, raw, sure in stated
    ]
    if heading:
        found.append(Found(heading, "page", "h1", None, 0.7))
    found = [reading for reading in found if reading.value]
    if not found and (title := without_site_name(clean(document.meta.title), document, None)):
        found.append(Found(title, "page", "title", document.meta.title, 0.5))
    return found


def heading_of(document: Document) -> str | None:
    """Text of the h1 that the title of the document agrees with; the only one where none does."""
    title = clean(document.meta.title).casefold()
    texts = [
        text
        for element in document.tagged("h1")[:20]
        if (text := clean(" ".join(element.itertext()))) and len(text) > 1
    ]
    if not texts:
        return None
    for text in texts:
        if text.casefold() in title:
            return text
    return max(
        texts, key=lambda text: SequenceMatcher(None, text.casefold()[:200], title[:200], autojunk=False).quick_ratio()
    )


def without_site_name(title: str, document: Document, heading: str | None) -> str:
    """ "Headline | Paper" → "Headline", where the tail is the site's name or the page's heading lacks it."""
    names: set[str] | None = None  # most titles have nothing to cut
    while match := _last_separator(title):
        names = site_names(document) if names is None else names
        head, tail = title[: match.start()].strip(), title[match.end() :].strip()
        if not head or not tail:
            break
        folded = _folded(tail)
        if folded in names or (
            any(folded and name and (folded in name or name in folded) and len(folded) > 2 for name in names)
            and len(tail) < 40
        ):
            title = head
            continue
        break
    if heading:  # whatever follows it: a section, a date
        for match in _SEPARATOR.finditer(title):
            if _folded(title[: match.start()]) == _folded(heading):
                return title[: match.start()].strip()
    return title


def site_names(document: Document, *, handles: bool = True) -> set[str]:
    """What the site calls itself, folded; `handles`: and whom its cards name, which may be a writer."""
    keys = ["og:site_name", "application-name", "apple-mobile-web-app-title", "twitter:site"]
    if handles:
        keys.append("twitter:creator")
    names = {_folded(value) for key in keys for value in document.meta.all(key)}
    for node in document.json_ld.each(document.json_ld.article.get("publisher")):
        if name := text_of(node):
            names.add(_folded(name))
    host = host_of(document.page.url)
    if host:
        names.update((_folded(host), _folded(host.split(".")[-2] if host.count(".") else host)))
    return {name for name in names if len(name) > 1}


def host_of(url: str) -> str:
    """ "https://www.post.example/1" → "post.example"."""
    return url.split("/")[2].removeprefix("www.").partition(":")[0].casefold() if url.count("/") > 1 else ""


def _last_separator(title: str) -> re.Match[str] | None:
    return next(reversed(list(_SEPARATOR.finditer(title))), None)


def _folded(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def read_subheadline(document: Document) -> Found[str] | None:
    """What JSON-LD calls the alternative headline, where it says something of its own."""
    for key in ("alternativeHeadline", "alternateName"):
        if (stated := text_of(document.json_ld.article.get(key))) and (value := clean(stated)):
            return Found(value[:LONGEST], "json_ld", key, stated)
    if stated := document.microdata.get("alternativeHeadline"):
        return Found(clean(stated)[:LONGEST], "microdata", "alternativeHeadline", stated)
    return None


def read_description(document: Document) -> Found[str] | None:
    """Description of the article; what every page of the site says is for the crawl to find out."""
    if (stated := text_of(document.json_ld.article.get("description"))) and (value := clean(stated)):
        return Found(value[:5000], "json_ld", "description", stated)
    if tag := document.meta.first("og:description", "description", "twitter:description", "dc.description"):
        return Found(clean(tag[1])[:5000], "meta", tag[0], tag[1])
    return None
