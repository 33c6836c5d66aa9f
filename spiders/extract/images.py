"""The document and its body in, the article's pictures out: cover first, each with caption and credit as printed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from spiders.extract.json_ld import text_of
from spiders.items import Image
from spiders.normalise.text import clean

if TYPE_CHECKING:
    from spiders.extract.body import Body
    from spiders.extract.parse import Document

MOST = 60
_LAZY = (
    "data-src",
    "data-original",
    "data-lazy-src",
    "data-lazy",
    "data-image",
    "data-url",
    "data-full",
    "data-hi-res-src",
    "src",
)
_SRCSETS = ("srcset", "data-srcset", "data-lazy-srcset")
_NUMBER = re.compile(r"\d{1,5}")


def read_images(document: Document, body: Body | None) -> tuple[Image, ...]:
    """Cover first, then those of the body in order; each picture once."""
    images: list[Image] = []
    seen: set[str] = set()
    if cover := _cover(document):
        images.append(Image(url=cover, is_main=True))
        seen.add(asset_of(cover))
    for piece in body.pieces if body else ():
        if piece.type != "image_ref" or len(images) >= MOST:
            continue
        if (image := image_of(piece.element, document)) and (key := asset_of(image.url)) not in seen:
            seen.add(key)
            images.append(image)
    return tuple(images)


def image_of(element: Any, document: Document, caption: str | None = None) -> Image | None:
    """The picture of an img or picture element: its largest variant."""
    url = document.absolute(largest_of(element))
    if not url:
        return None
    alt = clean(element.get("alt") or "") or None
    return Image(
        url=url, caption=caption, alt=alt, width=_pixels(element.get("width")), height=_pixels(element.get("height"))
    )


def largest_of(element: Any) -> str | None:
    """Address of the largest variant that an img (or its picture) offers."""
    widest, best = 0.0, None
    parent = element.getparent()
    for source in [element, *(parent.iter("source") if parent is not None and parent.tag == "picture" else ())]:
        for name in _SRCSETS:
            for url, width in variants(source.get(name) or ""):
                if width > widest:
                    widest, best = width, url
    if best:
        return best
    for name in _LAZY:
        if (value := element.get(name)) and not value.startswith("data:"):
            return str(value)
    return None


def variants(srcset: str) -> list[tuple[str, float]]:
    """Addresses of a srcset with their width (or density)."""
    found = []
    for match in re.finditer(r"(\S*[^,\s])(?:\s+([\d.]{1,8})([wx]))?\s*(?:,\s|,$|$)", srcset[:20_000]):
        found.append((match[1], float(match[2].strip(".") or 1) if match[2] else 1.0))
    return found


def asset_of(url: str) -> str:
    """What identifies a picture whatever its size: host and path without the query."""
    parts = urlsplit(url)
    return f"{parts.netloc}{parts.path}".lower()


def _cover(document: Document) -> str | None:
    for tag in ("og:image", "og:image:url", "og:image:secure_url", "twitter:image", "twitter:image:src"):
        if url := document.absolute(document.meta.get(tag)):
            return url
    for value in document.json_ld.each(document.json_ld.article.get("image")):
        if url := document.absolute(
            text_of(value.get("url") or value.get("contentUrl")) if isinstance(value, dict) else text_of(value)
        ):
            return url
    return None


def _pixels(value: str | None) -> int | None:
    match = _NUMBER.match((value or "").strip())
    return int(match[0]) if match and int(match[0]) else None
