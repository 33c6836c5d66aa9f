"""The document in, what kind of page it is out: which article type, or why it is no article."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from spiders.extract.found import Found
from spiders.extract.json_ld import types_of
from spiders.extract.updates import is_live

if TYPE_CHECKING:
    from spiders.extract.parse import Document

_BY_TYPE = {
    "liveblogposting": "liveblog",
    "opinionnewsarticle": "opinion",
    "analysisnewsarticle": "analysis",
    "backgroundnewsarticle": "analysis",
    "advertisercontentarticle": "advertorial",
}
_PATHS = (
    (
        re.compile(
            r"/(?:opinion|opinions|comment|commentary|kommentar\w*|meinung|tribune|opinie|columns?|kolumne\w*"
            r"|debatt?|leserbriefe?|op-ed)/",
            re.IGNORECASE,
        ),
        "opinion",
    ),
    (re.compile(r"/(?:editorials?|leitartikel)/", re.IGNORECASE), "editorial"),
    (re.compile(r"/(?:videos?|mediathek|tv)/", re.IGNORECASE), "video"),
    (
        re.compile(r"/(?:photos?|galler(?:y|ies)|galerie\w*|fotostrecken?|bildergalerien?|pictures)/", re.IGNORECASE),
        "photo",
    ),
    (re.compile(r"/(?:live|liveticker|live-blog|liveblog|live-news)[/-]", re.IGNORECASE), "liveblog"),
    (re.compile(r"/(?:press-releases?|pressemitteilung\w*|prnewswire|pr-newswire)/", re.IGNORECASE), "press_release"),
    (
        re.compile(
            r"/(?:sponsored|advertorials?|anzeige|partner-?content|paid-?content|brand-?studio)/", re.IGNORECASE
        ),
        "advertorial",
    ),
)


def read_sponsored(document: Document, article_type: str) -> Found[bool] | None:
    """True for what is plainly paid for; None where the page does not say."""
    if article_type in ("advertorial", "press_release"):
        return Found(True, "page", "article_type", article_type)
    for heading in document.tagged("h1"):
        if any("sponsored" in (link.get("rel") or "").split() for link in heading.iter("a")):
            return Found(True, "page", "h1 a[rel=sponsored]")
    return None


def read_paywalled(document: Document) -> Found[bool] | None:
    """Whether the article is for subscribers, where JSON-LD or a tag says so."""
    stated = document.json_ld.article.get("isAccessibleForFree")
    if isinstance(stated, list) and stated:
        stated = stated[0]
    if isinstance(stated, bool) or str(stated).lower() in ("true", "false"):
        return Found(str(stated).lower() == "false", "json_ld", "isAccessibleForFree", str(stated))
    tier = document.meta.get("article:content_tier")
    return Found(tier.lower() in ("locked", "metered"), "meta", "article:content_tier", tier) if tier else None


def _shown_as(document: Document, own: set[str]) -> Found[str] | None:
    """A page that is a film or a row of pictures says so by what it is typed as."""
    if "videoobject" in own or (document.meta.get("og:type") or "").lower().startswith("video"):
        return Found("video", "json_ld" if "videoobject" in own else "meta", "VideoObject, og:type")
    if document.json_ld.typed("imagegallery", "mediagallery"):
        return Found("photo", "json_ld", "ImageGallery")
    return None


def read_article_type(document: Document) -> Found[str]:
    """One of the types of items.Article.article_type."""
    if is_live(document):
        return Found("liveblog", "json_ld", "LiveBlogPosting", None)
    own = types_of(document.json_ld.article)
    for kind, name in _BY_TYPE.items():
        if kind in own:
            return Found(name, "json_ld", "@type", kind)
    if shown := _shown_as(document, own):
        return shown
    path = document.page.url.split("?")[0]
    for pattern, kind in _PATHS:
        if match := pattern.search(path):
            return Found(kind, "url", "path", match[0], 0.7)
    return Found("news", "guess", "default", None, 0.4)
