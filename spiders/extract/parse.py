"""A fetched page in, one parsed Document out: the one parse that all readers of the page share."""

from __future__ import annotations

import re
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

from lxml import etree

from spiders.errors import NotAnArticle
from spiders.extract.encoding import decode
from spiders.extract.json_ld import JsonLd, read_json_ld
from spiders.extract.meta import Meta, read_meta
from spiders.extract.microdata import read_microdata

if TYPE_CHECKING:
    from spiders.extract.pieces import Piece
    from spiders.items import Page

_PROPERTIES = etree.XPath("descendant-or-self::*/@itemprop/parent::*")
"""From the attributes to their elements: to ask every element for its attributes takes eight times as long."""
_FEW = ("article", "h1", "h2", "link", "meta", "script", "time", "title")
"""Tags that are asked for by several readers and are few on a page: found in one walk."""
LONGEST_ADDRESS = 4_000
_WHOLE = re.compile(r"https?://[a-zA-Z0-9.-]+/[^?#;\[\]]*(?:\?[^#;\[\]]+)?")
"""An address that joining leaves as it is; most are."""
_ROOTED = re.compile(r"/(?![/.])(?:[^?#;\[\]/]|/(?!\.))*(?:\?[^#;\[\]]+)?")
"""One that joining puts behind the host as it is."""
_REFUSED = re.compile("[\x00-\x1f\x7f\ud800-\udfff]")
_WRAPPING = re.compile(
    rb"</?(?:div|span|b|i|u|em|strong|font|center|table|tbody|thead|tr|td|th|section|article|main|ul|ol|blockquote|small|big)\b[^<>]{0,2000}>",
    re.IGNORECASE,
)
LARGEST = 16 * 1024 * 1024
"""Bytes; a larger page is not read."""
MOST_TAGS = 32_000
"""What follows is not read, and the article says so: a page must not cost seconds. No clock decides, for the same page
must always give the same article."""
_TAG = re.compile(rb"<[a-zA-Z]")


class Document:
    """One page, parsed once. Everything else about it is read on first use and kept."""

    def __init__(self, page: Page) -> None:
        if len(page.body) > LARGEST:
            raise NotAnArticle("quarantined", "page_too_large", f"The page has {len(page.body)} bytes.")
        decoded = decode(page.body, page.content_type)
        if not decoded.utf8 or decoded.utf8.isspace():
            raise NotAnArticle("quarantined", "empty_page", "The page has no content.")
        self.page = page
        self.encoding = decoded
        whole = decoded.utf8
        read = _first_tags(whole)
        self.unread = len(whole) - len(read)
        """Bytes of a page with too many tags that are left out at its end."""
        self.root = _parse(read)
        self.base = self._base()

    @cached_property
    def _origin(self) -> str:
        """Scheme and host of the base, where it is as plain as most are."""
        plain = _WHOLE.fullmatch(self.base)
        return "/".join(self.base.split("/")[:3]) if plain else ""

    @cached_property
    def json_ld(self) -> JsonLd:
        """The page's JSON-LD."""
        return read_json_ld(self.tagged("script"))

    @cached_property
    def microdata(self) -> dict[str, str]:
        """What microdata says of the article."""
        return read_microdata(self.root) if self.properties else {}

    @cached_property
    def meta(self) -> Meta:
        """The page's meta tags, links and title."""
        return read_meta(self.root, self.tagged("meta"), self.tagged("link"), self.tagged("title"))

    def tagged(self, tag: str) -> list[Any]:
        """Elements of one of the tags in _FEW, in their order."""
        return self._few[tag]

    @cached_property
    def near_title(self) -> dict[str | None, list[Piece]]:
        """Headline → the short lines around it, once they were asked for: dates and people both look there."""
        return {}

    @cached_property
    def _few(self) -> dict[str, list[Any]]:
        found: dict[str, list[Any]] = {tag: [] for tag in _FEW}
        for element in self.root.iter(*_FEW):
            found[element.tag].append(element)
        return found

    @cached_property
    def properties(self) -> list[Any]:
        """Elements that microdata names, in their order."""
        found: list[Any] = _PROPERTIES(self.root) if self.names(b"itemprop") else []
        return found

    def names(self, word: bytes) -> bool:
        """Whether that word is in the page at all, as a tag or anything else, in small letters or capitals.

        To look through bytes takes a quarter of what it takes to look through a tree.
        """
        return word in self._lowered

    @cached_property
    def _lowered(self) -> bytes:
        return self.encoding.utf8.lower()

    def absolute(self, url: str | None) -> str | None:
        """The address against the page's base; None for what cannot be fetched."""
        if not url or (url := url.strip()).startswith(("data:", "javascript:", "blob:", "about:", "mailto:", "#")):
            return None
        if _REFUSED.search(url) or len(url) > LONGEST_ADDRESS:
            return None
        if _WHOLE.fullmatch(url):
            return url
        if self._origin and _ROOTED.fullmatch(url):
            return self._origin + url
        try:
            joined = urljoin(self.base, url)
            return joined if urlsplit(joined).scheme in ("http", "https") and urlsplit(joined).netloc else None
        except ValueError:
            return None

    def _base(self) -> str:
        bases = (base.get("href") for head in self.root.iterchildren("head") for base in head.iterchildren("base"))
        href = next((href for href in bases if href is not None), "")
        try:
            return urljoin(self.page.url, href.strip()) if href else self.page.url
        except ValueError:
            return self.page.url


def _first_tags(utf8: bytes) -> bytes:
    """The page up to its last tag that is read."""
    if len(utf8) <= 3 * MOST_TAGS or utf8.count(b"<") <= MOST_TAGS:
        return utf8
    past = next(islice(_TAG.finditer(utf8), MOST_TAGS, None), None)
    return utf8[: past.start()] if past else utf8


def _parse(utf8: bytes) -> Any:
    root, cut = _tree(utf8)
    if cut:  # nested deeper than the parser goes: the text is still there without the boxes around it
        root, _ = _tree(_WRAPPING.sub(b" ", utf8))
    if root is None:
        raise NotAnArticle("quarantined", "empty_page", "The page has no element.")
    return root


def _tree(utf8: bytes) -> tuple[Any, bool]:
    """The tree, and whether the parser stopped because of its depth."""
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(utf8, parser)
    except etree.LxmlError as error:
        raise NotAnArticle("quarantined", "unreadable_page", f"The page cannot be parsed: {error}.") from error
    return root, any("depth" in entry.message for entry in parser.error_log.filter_from_errors()[-3:])
