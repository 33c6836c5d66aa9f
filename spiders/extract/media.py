"""The document in, its videos and sound recordings out, as JSON-LD states them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from spiders.extract.json_ld import text_of

if TYPE_CHECKING:
    from spiders.extract.parse import Document

MOST = 20


def stated_media(document: Document, kind: str) -> tuple[dict[str, Any], ...]:
    """{"url", "title"} of each VideoObject ("video") or AudioObject ("audio") of the article, each address once."""
    found: dict[str, dict[str, Any]] = {}
    for node in document.json_ld.each(document.json_ld.article.get(kind)) + document.json_ld.typed(f"{kind}object"):
        if not isinstance(node, dict) or len(found) >= MOST:
            continue
        address = text_of(node.get("contentUrl")) or text_of(node.get("embedUrl")) or text_of(node.get("url"))
        if url := document.absolute(address):
            title = text_of(node.get("name")) or text_of(node.get("headline"))
            found.setdefault(url, {"url": url, **({"title": title[:500]} if title else {})})
    return tuple(found.values())
