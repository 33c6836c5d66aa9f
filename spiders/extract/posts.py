"""The page in, the posts of its live blog out: which elements they are, and when each was written.

Told by the page's markup (many of a kind, each with its time), by microdata, or by the updates that JSON-LD states.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from attrs import frozen

from spiders.extract.folding import fold
from spiders.extract.updates import MOST, marked, stated_updates
from spiders.normalise.times import read_time

if TYPE_CHECKING:
    from spiders.extract.parse import Document
    from spiders.extract.pieces import Piece
    from spiders.extract.updates import Update

FEWEST = 2
MOST_LEVELS = 8
BEGINNING = 60
"""Folded characters by which a stated update is found in the page."""
_STAMP = "self::time or @datetime or @data-timestamp or @itemprop='datePublished'"
_NAMES_TIME = re.compile(r"^(?!.*(?:modif|updat|last|end)).*(?:time|date|publish|content$)")


@frozen
class Post:
    """One post; pieces that carry the same one belong together."""

    number: int
    raw: str | None
    """Its time as it stands."""


def mark_posts(pieces: list[Piece], document: Document) -> None:
    """Give the pieces of a live blog their posts, where their source has not."""
    if any(piece.post for piece in pieces):
        return
    begins = _beginnings(stated_updates(document))
    elements = _post_elements(document.root)
    _by_element(pieces, elements, begins)
    if begins and sum(piece.post is not None for piece in pieces) < FEWEST:
        _by_update(pieces, begins)


def _beginnings(updates: list[Update]) -> dict[str, Post]:
    """The folded beginnings of the stated updates and their headlines."""
    begins: dict[str, Post] = {}
    for number, update in enumerate(updates):
        for text in (update.headline, update.text):
            if beginning := fold(text)[:BEGINNING]:
                begins.setdefault(beginning, Post(number, update.raw))
    return begins


def _by_element(pieces: list[Piece], elements: list[Any], begins: dict[str, Post]) -> None:
    """A post's time is told by its element; where that shows a clock alone, by the stated update that begins so."""
    numbers = {element: number for number, element in enumerate(elements)}
    members: dict[int, list[Piece]] = {}
    for piece in pieces:
        element = piece.element
        while element is not None and element not in numbers:
            element = element.getparent()
        if element is not None:
            members.setdefault(numbers[element], []).append(piece)
    for number, own in members.items():
        stated = next((post.raw for piece in own if (post := begins.get(fold(piece.text)[:BEGINNING]))), None)
        raw = _time_of(elements[number])
        post = Post(number, raw if _to_minute(raw) else stated or raw)
        for piece in own:
            piece.post = post


def _by_update(pieces: list[Piece], begins: dict[str, Post]) -> None:
    """Each update begins where its headline or the beginning of its text stands; what follows is its own."""
    current = None
    for piece in pieces:
        if piece.text and (post := begins.get(fold(piece.text)[:BEGINNING])):
            current = post
        piece.post = current


def _post_elements(root: Any) -> list[Any]:
    """The elements of the posts, in the order of the page: named by microdata, else many of a kind with a time each."""
    for key, name in (("itemprop", "liveBlogUpdate"), ("itemtype", "/BlogPosting")):
        if len(named := list(marked(root, key, name))) >= FEWEST:
            return named[:MOST]
    groups: dict[tuple[Any, str, str], dict[Any, None]] = {}
    for stamp in _stamps(root):
        element = stamp
        for _ in range(MOST_LEVELS):
            parent = element.getparent()
            if parent is None or parent.tag == "html":
                break
            groups.setdefault((parent, element.tag, element.get("class") or ""), {})[element] = None
            element = parent
    many = [list(found) for found in groups.values() if len(found) >= FEWEST]
    return max(many, key=_length, default=[])


def _length(elements: list[Any]) -> int:
    return sum(len(text) for element in elements[:50] for text in element.itertext())


def _stamps(root: Any) -> list[Any]:
    """Elements that give a time."""
    found: list[Any] = root.xpath(
        "descendant-or-self::*[self::time or @datetime or @data-timestamp or @itemprop='datePublished']"
    )
    return found[:MOST]


def _time_of(post: Any) -> str | None:
    """As its element or one in it states it, else as a reader sees it."""
    stamps = _stamps(post)
    for element in (*stamps, post):
        for name, value in element.attrib.items():
            if _NAMES_TIME.search(name) and _to_minute(value):
                return str(value)
    return next((text for stamp in stamps if (text := "".join(stamp.itertext()).strip())), None)


def _to_minute(raw: str | None) -> bool:
    moment = read_time(raw) if raw else None
    return moment is not None and moment.precision == "minute"
