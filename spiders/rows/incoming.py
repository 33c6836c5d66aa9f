"""What a batch brings: rows for COPY, table by table, and what goes with them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define, frozen

from spiders.rows import columns

if TYPE_CHECKING:
    from spiders.rows.table import Rows
    from spiders.rows.texts import Texts


@frozen
class Refusal:
    """A line that the warehouse does not take."""

    line: int
    reason: str
    detail: str


@frozen
class Words:
    """What an article is found by."""

    numbers: bytes
    """Of its words, as `warehouse.number_of` tells them, in Postgres' binary form of an array."""
    places: bytes
    """As `warehouse.places_of` tells them."""


@define(kw_only=True, eq=False)
class Incoming:
    """What a batch brings, ready to be copied in."""

    articles: Rows
    images: Rows
    authors: Rows
    addresses: Rows
    fetches: Rows
    quarantined: Rows
    keys: Rows
    """Of every article, by what its copies are found."""
    run_end: dict[str, Any] | None
    sources: set[str]
    refusals: list[Refusal]
    hashes: dict[int, str]
    """Of every article's line, of all it says."""
    texts: Texts
    """Of the articles, what is searched."""
    longest: int
    """Characters of the longest text that is searched, whether it is among the texts or left to Postgres."""


IMAGES = ("line", "position", *columns.IMAGE)
AUTHORS = ("line", "position", *columns.AUTHOR)
ADDRESSES = ("line", *columns.ADDRESS)
FETCHES = ("line", *columns.FETCH)
QUARANTINED = ("line", *columns.QUARANTINED)
ARTICLES = (
    "line", *columns.ARTICLE,
    "key", "source", "address_key", "record_hash", "discovered_via", "raw_ref", "fetched_at",
)  # fmt: skip
TABLES = ("articles", "images", "authors", "addresses", "fetches", "quarantined", "keys")
"""What of Incoming are rows."""
