"""The Ref of an archived page that is to be read again, and the Reading that came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from datetime import datetime


@frozen(kw_only=True)
class Ref:
    """One article's archived page."""

    article_id: int
    url: str
    raw_ref: str
    fetched_at: datetime
    address_key: str
    """Hex; as the crawl knew the page in its books."""
    discovered_via: tuple[str, ...] = ()
    """Not on the page, so it is handed on."""
    record_hash: bytes
    """Of the article as the warehouse holds it."""


@frozen(kw_only=True)
class Reading:
    """What a page is with the current code."""

    article_id: int
    line: bytes | None = None
    """The article as a staged line."""
    state: str = ""
    """Where it is no article: "filtered", "quarantined", as in NotAnArticle; "unreadable": its archive is."""
    reason: str = ""
    detail: str = ""
