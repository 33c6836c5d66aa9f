"""The document in, whether it says that it is a live blog and the updates that its JSON-LD states out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import frozen

from spiders.extract.json_ld import text_of, types_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spiders.extract.parse import Document

MOST = 3_000
"""Posts of one page."""


@frozen
class Update:
    """One update as JSON-LD states it."""

    raw: str | None
    headline: str
    text: str


def is_live(document: Document) -> bool:
    """Whether the page says that it is a live blog."""
    if b"iveBlog" not in document.encoding.utf8:
        return False  # no look at every element of every page
    if any("liveblogposting" in types_of(node) or node.get("liveBlogUpdate") for node in document.json_ld.nodes):
        return True
    return next(marked(document.root, "itemtype", "LiveBlogPosting"), None) is not None


def stated_updates(document: Document) -> list[Update]:
    """The posts that JSON-LD holds, in its order."""
    updates = []
    for node in document.json_ld.nodes:
        for value in document.json_ld.each(node.get("liveBlogUpdate"))[:MOST]:
            if isinstance(value, dict):
                raw = text_of(value.get("datePublished")) or text_of(value.get("dateModified"))
                text = text_of(value.get("articleBody")) or text_of(value.get("text")) or ""
                updates.append(Update(raw, text_of(value.get("headline") or value.get("name")) or "", text))
        if updates:
            break
    return updates


def marked(root: Any, key: str, name: str) -> Iterator[Any]:
    """Elements whose microdata names this."""
    return (element for element in root.xpath(f".//*/@{key}/parent::*") if (element.get(key) or "").endswith(name))
