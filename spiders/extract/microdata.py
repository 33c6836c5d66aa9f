"""The parsed page in, what microdata says of its article out: property → text or address, the first of each."""

from __future__ import annotations

from typing import Any

from lxml import etree

from spiders.extract.pieces import text_of_element
from spiders.normalise.text import clean

_ARTICLES = etree.XPath("//@itemtype[contains(., 'Article') or contains(., 'BlogPosting')]/parent::*")
_NAMED = etree.XPath("(descendant-or-self::*)[position() <= $most][@itemprop]")
_PROPERTIES = frozenset(("headline", "alternativeHeadline", "description", "image", "articleSection", "keywords"))
"""Those that a value of one line or an address tells; people, times and the text have readers of their own."""
_ADDRESSES = ("content", "src", "href", "datetime")
LONGEST = 5_000
MOST = 3_000
"""Elements looked at."""


def read_microdata(root: Any) -> dict[str, str]:
    """Of the first element that is an article; its parts that are items of their own count with their address only."""
    for scope in _ARTICLES(root)[:1]:
        found: dict[str, str] = {}
        for element in _NAMED(scope, most=MOST + 1):
            if found.keys() >= _PROPERTIES:
                break
            for name in element.get("itemprop").split():
                if name in _PROPERTIES and name not in found and (value := _value(element)):
                    found[name] = value[:LONGEST]
        return found
    return {}


def _value(element: Any) -> str:
    for name in _ADDRESSES:
        if said := (element.get(name) or "").strip():
            return str(said)
    if element.get("itemscope") is None:
        return clean(text_of_element(element))
    inner = next((part for part in element.iter() if part.get("itemprop") in ("url", "contentUrl", "name")), None)
    return "" if inner is None or inner is element else _value(inner)
