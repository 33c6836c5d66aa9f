"""The document in, the picture that it states as its cover out, and what it states below a picture."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from spiders.extract.assets import same_asset
from spiders.extract.found import Found
from spiders.extract.json_ld import text_of
from spiders.normalise.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spiders.extract.parse import Document

_TAGS = ("og:image", "og:image:url", "og:image:secure_url", "twitter:image", "twitter:image:src")
_FOR_EVERY_PAGE = re.compile(
    r"[/_.-](?:logos?|default|fallback|placeholder|favicon|apple-touch-icon|social-?share|share-?image"
    r"|og-?default|no-?image)[/_.-]"
    r"|/assets/(?:png|img|images?|icons?)/[^/]{1,60}$|\.svg(?:$|\?)",
    re.IGNORECASE,
)
"""What sites show where an article has no picture."""


def stated_covers(document: Document) -> Iterator[Found[str]]:
    """Addresses that meta tags, JSON-LD and microdata give, the most trusted first."""
    for tag in _TAGS:
        stated = document.meta.get(tag)
        if (url := document.absolute(stated)) and not _FOR_EVERY_PAGE.search(url):
            yield Found(url, "meta", tag, stated, 0.9)
    for value in _stated(document):
        if url := document.absolute(_address(value)):
            yield Found(url, "json_ld", "image", None, 0.8)
    if url := document.absolute(document.microdata.get("image")):
        yield Found(url, "microdata", "image", None, 0.7)


def stated_caption(document: Document, url: str) -> str | None:
    """What JSON-LD says below the picture."""
    for value in _stated(document):
        if (
            isinstance(value, dict)
            and (said := text_of(value.get("caption") or value.get("description")))
            and same_asset(document.absolute(_address(value)) or "", url)
        ):
            return clean(said) or None
    return None


def stated_credit(document: Document, url: str) -> str | None:
    """Whom JSON-LD names as the picture's source."""
    for value in _stated(document):
        if isinstance(value, dict) and same_asset(document.absolute(_address(value)) or "", url):
            for key in ("creditText", "copyrightNotice", "author", "creator", "copyrightHolder"):
                names = [name for entry in document.json_ld.each(value.get(key)) if (name := text_of(entry))]
                if names:
                    return clean(", ".join(names[:5]))[:200] or None
    return None


def _stated(document: Document) -> list[Any]:
    article = document.json_ld.article
    return document.json_ld.each(article.get("image")) or document.json_ld.each(article.get("primaryImageOfPage"))


def _address(value: Any) -> str | None:
    return text_of(value.get("url") or value.get("contentUrl")) if isinstance(value, dict) else text_of(value)
