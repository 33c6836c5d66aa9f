"""The document and its body in, the body's links to other sites out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from spiders.extract.pieces import text_of_element

if TYPE_CHECKING:
    from spiders.extract.body import Body
    from spiders.extract.parse import Document

MOST = 200


def outbound(document: Document, body: Body | None) -> tuple[dict[str, Any], ...]:
    """{"url", "text"} of each link in a kept piece of the body that leads to another host, in order."""
    own = _host(document.page.url)
    at_home = _host(document.base) == own
    found: dict[str, dict[str, Any]] = {}
    seen: set[Any] = set()
    for piece in body.pieces if body else ():
        if not piece.links or piece.element in seen:
            continue
        seen.add(piece.element)
        for element in piece.element.iter("a"):
            href = element.get("href")
            if not href or (at_home and href.startswith("/") and not href.startswith("//")):
                continue
            url = document.absolute(href)
            if url and _host(url) != own and url not in found and (text := text_of_element(element)):
                found[url] = {"url": url, "text": text[:500]}
                if len(found) == MOST:
                    return tuple(found.values())
    return tuple(found.values())


def _host(url: str) -> str:
    try:
        return urlsplit(url).netloc.lower().removeprefix("www.")
    except ValueError:
        return ""
