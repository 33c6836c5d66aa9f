"""What flows through the crawl: Link → Page → Article, and Address, the line in the books that each one ends as.

All are frozen and carry their documentation field by field. Times are timezone-aware and in UTC. None means that the
page does not say. `record` turns any of them into what a staged batch holds.
"""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any, cast

import attrs
from attrs import field, frozen

if TYPE_CHECKING:
    from collections.abc import Hashable

SCHEMA_VERSION = 1
"""Version of the shapes below as they are staged; a later version of the code reads every earlier one."""


class State(StrEnum):
    """How an address ends a run. Exactly one each; their sum is the number of addresses seen."""

    LOADED = "loaded"
    """A new article in the warehouse."""
    UPDATED = "updated"
    """A known article with a new revision."""
    UNCHANGED = "unchanged"
    """Fetched or asked for, and the same as before."""
    DUPLICATE = "duplicate"
    """The article of another address of this run; `duplicate_of` names it."""
    FILTERED = "filtered"
    """Seen and by rule not wanted: not an article, outside the window, another host."""
    BLOCKED = "blocked"
    """robots.txt forbids it."""
    GONE = "gone"
    """404 or 410, or a withdrawal notice."""
    FAILED = "failed"
    """The fetch did not succeed: time-out, 5xx, broken transfer. Tried again in the next run."""
    QUARANTINED = "quarantined"
    """Fetched, should be an article, cannot be read or loaded. Kept with its raw page, can be replayed."""
    DEFERRED = "deferred"
    """Not fetched in this run: not due yet, limit reached, run interrupted."""

    SEEN = "seen"
    """Only while the run goes on: advertised, nothing decided yet."""
    STAGED = "staged"
    """Only until it is loaded: the load makes it loaded, updated, unchanged or quarantined."""


@frozen(kw_only=True)
class Link:
    """An address that a site advertises."""

    url: str
    """Absolute, as advertised."""
    via: str
    """Where: "rss:<feed address>", "sitemap:<address>", "section:<name>", "url_list", "warc"."""
    headline: str | None = None
    """As the list shows it."""
    published_raw: str | None = None
    """The time the list shows, as it stands there: a hint for the window, never the article's own time."""
    published_at: datetime | None = None
    """The same, where it could be read."""
    lastmod: datetime | None = None
    """When the list says that the page last changed (site map lastmod, Atom updated): asks for a new look."""
    section: str | None = None
    """Section of the list it stood in."""


@frozen(kw_only=True)
class Page:
    """One archived response: all that extraction may know."""

    url: str
    """Final address after redirects, on the site's own host."""
    body: bytes
    """Decoded from the transfer (gunzipped), not from its charset."""
    content_type: str | None = None
    """The header, e.g. "text/html; charset=euc-kr"."""
    fetched_at: datetime | None = None
    status: int = 200
    raw_ref: str | None = None
    """Where the response is archived: "<archive file>#<byte offset>"."""


@frozen(kw_only=True)
class Provenance:
    """Where a field came from."""

    method: str
    """"json_ld", "meta", "microdata", "page_class", "page" (generic reading), "feed", "url", "guess"."""
    rule: str | None = None
    """Selector, property or rule, e.g. "h1.view_tit", "og:title"."""
    raw: str | None = None
    """The string as it stood on the page, cut to 300 characters."""
    confidence: float = 1.0
    """0 to 1; below 0.5 is a guess."""
    left_out: tuple[str, ...] = ()
    """Of the text: how many lines each rule cut, e.g. "link alone: 4"."""
    profile: str | None = None
    """Of the text: version of the profile of its source that was used."""


@frozen(kw_only=True)
class Author:
    """One name of a byline."""

    name: str
    """Without "By", title case kept as printed."""
    kind: str = "person"
    """"person", "agency", "staff", "guest"."""
    email: str | None = None
    url: str | None = None


@frozen(kw_only=True)
class Image:
    """One picture of the article."""

    url: str
    """Absolute, the largest variant offered."""
    caption: str | None = None
    """Without the credit."""
    credit_raw: str | None = None
    """As printed, e.g. "(Korean Central News Agency)"."""
    credit_agency: str | None = None
    """Normalised agency, e.g. "kcna"; of a joined credit the first."""
    credit_agencies: tuple[str, ...] = ()
    """All agencies of a joined credit ("AFP-Yonhap"); empty where there is one or none."""
    alt: str | None = None
    width: int | None = None
    height: int | None = None
    is_main: bool = False
    """The cover; at most one, and then the first."""


@frozen(kw_only=True)
class Block:
    """One piece of the body, in order."""

    type: str
    """"p", "h", "quote", "list", "table", "image_ref", "embed", "live_post"."""
    text: str = ""
    """Plain text; items of a list by line. Empty for image_ref and embed."""
    ref: str | None = None
    """Address of the picture or embed."""
    time: datetime | None = None
    """Of a live-blog post."""


@frozen(kw_only=True)
class Article:
    """One article as a page tells it. What each field means for a reader is said once more in the schema `news`."""

    source: str
    """Key of the outlet: the site's name, or the host without "www." for pages of `web`."""
    source_article_id: str | None = None
    """The site's own id, unique within the source."""
    url: str
    """Final address after redirects."""
    url_canonical: str
    """The identity within the source, see normalise.address: one article, one canonical URL."""

    headline: str
    subheadline: str | None = None
    description: str | None = None

    published_at: datetime | None = None
    """When the publisher says it was first published. Never filled from updated_at."""
    published_raw: str | None = None
    updated_at: datetime | None = None
    """When the publisher says it was last changed."""
    updated_raw: str | None = None
    date_precision: str = "none"
    """Of published_at: "minute", "day" (then published_at is midnight in the source's zone), "none"."""
    date_flags: tuple[str, ...] = ()
    """"future", "before_url_date", "updated_before_published", "from_feed", "zone_assumed"."""

    byline_raw: str | None = None
    authors: tuple[Author, ...] = ()
    """People (and staff desks); agencies are in wire_agency."""
    wire_agency: tuple[str, ...] = ()
    """Agencies of the text, normalised: "yonhap", "afp", …; in the order printed."""
    wire_credit_raw: str | None = None
    """Tail tag cut from the body: "(Yonhap)"."""
    is_wire: bool = False
    dateline: str | None = None
    """"SEOUL, Oct. 26" where present (cut from the body)."""

    section: str | None = None
    """Last of the breadcrumbs."""
    breadcrumbs: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    language: str = "und"
    """BCP 47, as declared; detected where nothing is declared; "und" where neither."""
    detected_language: str | None = None
    """Only where it differs from the declared one."""

    body_text: str
    """Paragraphs joined by a blank line, NFC; no menus, captions, credits, bylines, footers, related links."""
    body_blocks: tuple[Block, ...] = ()
    body_html: str | None = None
    word_count: int = 0
    char_count: int = 0

    images: tuple[Image, ...] = ()
    videos: tuple[dict[str, Any], ...] = ()
    audios: tuple[dict[str, Any], ...] = ()
    links: tuple[dict[str, Any], ...] = ()
    """Outbound links of the body: {"url", "text"}."""

    article_type: str = "news"
    """"news", "analysis", "opinion", "editorial", "interview", "photo", "video", "liveblog", "advertorial",
    "press_release", "correction"."""
    is_liveblog: bool | None = None
    is_paywalled: bool | None = None
    is_sponsored: bool | None = None
    correction_note: str | None = None
    status: str = "live"
    """"live", "retracted"; the warehouse adds "updated", "gone", "redirected", "taken_down"."""

    content_hash: str = ""
    """Hex sha256 over normalised headline and body: what makes a revision."""
    simhash: int | None = None
    """64-bit, signed as in Postgres: near-duplicate key."""
    sketch: str | None = None
    """Keys by which copies of the text are found, packed (spiders/dedupe/stories/keys.py)."""

    fetched_at: datetime | None = None
    raw_ref: str | None = None
    parser_name: str = "generic"
    parser_version: str = "1"
    schema_version: int = SCHEMA_VERSION
    layout: str | None = None
    """Fingerprint of the page's layout, or the name the page class gives it ("layout_1")."""
    field_provenance: dict[str, Provenance] = field(factory=dict)
    """Field name → where it came from."""
    discovered_via: tuple[str, ...] = ()
    json_ld: list[Any] | None = None
    """The publisher's own blocks, untouched."""


@frozen(kw_only=True)
class Address:
    """One line of the books: what became of an address in a run."""

    source: str
    url: str
    """As advertised (the first of its variants)."""
    url_canonical: str
    key: str
    """Hex sha256 of url_canonical: the identity within the source and the run."""
    via: tuple[str, ...] = ()
    state: State = State.SEEN
    reason: str | None = None
    """One snake_case word, e.g. "not_due", "http_500", "list_page"."""
    detail: str | None = None
    """A sentence, where the word is not enough."""
    duplicate_of: str | None = None
    """Canonical URL of the article that this address turned out to be."""
    lastmod: datetime | None = None
    at: datetime
    """When this was decided."""


@frozen(kw_only=True)
class Fetch:
    """One request that was made."""

    source: str
    url: str
    key: str | None = None
    """Of the address it was made for; None for robots.txt, feeds and lists."""
    purpose: str
    """"article", "robots", "feed", "sitemap", "section"."""
    status: int | None = None
    """HTTP status, None where no response came."""
    error: str | None = None
    bytes: int = 0
    elapsed_ms: int | None = None
    etag: str | None = None
    last_modified: str | None = None
    raw_ref: str | None = None
    at: datetime


@frozen(kw_only=True)
class Quarantined:
    """Something that could not be read or loaded, kept with its reason."""

    source: str
    url: str
    key: str
    reason: str
    detail: str | None = None
    raw_ref: str | None = None
    at: datetime


def record(item: Any) -> dict[str, Any]:
    """The item as JSON-ready values: ISO 8601 times, plain strings; fields that hold nothing are left out."""
    # By hand: every article passes here, and attrs.asdict takes several times as long.
    said = {}
    for name in _names(cast("Hashable", type(item))):
        value = getattr(item, name)
        if value is not None and value != ():
            said[name] = value if type(value) in _AS_THEY_ARE else _plain(value)
    return said


_AS_THEY_ARE = frozenset((str, int, float, bool))


@cache
def _names(kind: Hashable) -> tuple[str, ...]:
    return tuple(attribute.name for attribute in attrs.fields(cast("Any", kind)))


def _plain(value: Any) -> Any:
    if isinstance(value, tuple | list):
        return [each if type(each) in _AS_THEY_ARE else _plain(each) for each in value]
    if isinstance(value, dict):
        return {name: each if type(each) in _AS_THEY_ARE else _plain(each) for name, each in value.items()}
    if isinstance(value, datetime | date):
        return value.isoformat()
    if attrs.has(type(value)):
        return record(value)
    return str(value) if isinstance(value, StrEnum) else value
