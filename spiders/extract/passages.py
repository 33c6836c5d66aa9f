"""The pieces of a page's text in, its passages out: lines and boxes, by a key that is the same on every page.

A line is a sentence or more, a box an element beside the paragraphs with its place in the layout. Headings and short
lines are passages too, but say too little to recur by themselves. Quotes and tables are none.
"""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from spiders.extract.fingerprint import stable_name
from spiders.normalise.agency import only_agencies

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spiders.extract.pieces import Piece

SENTENCE = 40
"""Latin letters from which a line says enough to be told from other lines by its words alone."""
LONGEST = 2_000
"""Characters of a passage; what is longer is a text."""
SHORTEST_BOX = 12
OF_THE_TEXT = 0.3
"""Share of the text that elements of one tag and class hold from which on they are the text's own, and no boxes."""
MOST_PIECES = 400
LEVELS = 6
EXAMPLE = 160
_BOXES = frozenset(("div", "section", "aside", "ul", "ol", "dl", "figure", "header", "footer", "details", "center"))
_NO_LETTERS = b" \t.,;:!?'\"()-/|*"
_NO_LETTERS_OR_DIGITS = _NO_LETTERS + b"0123456789"
_MAIL = re.compile(r"\S{1,64}@[\w.-]{3,100}")
_WHO = re.compile(
    r"\W{0,2}(?:by|von|par|por|di|door|text|texte|texto)\b.{2,80}|[(\[（].{2,60}[)\]）]\.?|.{2,40}(?:기자|記者|记者).{0,20}",
    re.IGNORECASE,
)


class Passage(NamedTuple):
    """One line or box of a page's text. A tuple, because every line of every page becomes one."""

    key: str
    """Twelve hex digits of what it is and says; spaces and punctuation do not matter, in a box digits neither."""
    kind: str
    """"line", "box", "heading", "short"."""
    size: int
    """In Latin letters."""
    text: str
    """Its beginning."""
    places: tuple[int, ...]
    """Of the pieces it is made of."""


class Shown(NamedTuple):
    """The text of one page."""

    passages: list[Passage]
    """Lines in order, then boxes: a piece may be a line and part of a box."""
    sizes: list[int]
    """Of every piece, in Latin letters."""
    boxes: dict[str, Any]
    """Key of a box → its element."""


def passages_of(pieces: list[Piece], container: Any = None) -> Shown:
    """What stands on the page; `container` is the element of its text, where there is one."""
    found: list[Passage] = []
    around: dict[Any, list[int]] = {}
    sizes: list[int] = []
    for place, piece in enumerate(pieces[:MOST_PIECES]):
        size = 0
        if text := piece.text:
            raw = text.encode("utf-8", "replace")
            # By the bytes, not letter by letter: Han, kana and Hangul have three for each.
            size = len(text) if len(raw) < 2.3 * len(text) else int(2.5 * len(text))
            if len(text) <= LONGEST and piece.type not in ("quote", "table"):
                kind = "heading" if piece.type == "h" else "line" if size >= SENTENCE else "short"
                key = _key("line" if kind == "line" else "few words", raw.translate(None, _NO_LETTERS))
                found.append(Passage(key, kind, size, text[:EXAMPLE], (place,)))
        sizes.append(size)
        element = piece.element
        for _ in range(LEVELS):
            if element is None or element is container:
                break
            if element.tag in _BOXES:
                around.setdefault(element, []).append(place)
            element = element.getparent()
    boxes = list(_boxes(around, pieces, sizes))
    found += [passage for passage, _ in boxes]
    return Shown(found, sizes, {passage.key: element for passage, element in boxes})


def says_who(text: str) -> bool:
    """Whether the line is a byline, a reporter's address or an agency's tag: those recur, and are fields."""
    if len(text) >= EXAMPLE:
        return False
    if _MAIL.search(text):
        return len(_MAIL.sub(" ", text).split()) <= 6
    return bool(_WHO.fullmatch(text)) or bool(only_agencies(text))


def headline_key(headline: str) -> str:
    """What tells articles apart."""
    return _key("title", headline.encode("utf-8", "replace").translate(None, _NO_LETTERS))


def _boxes(around: dict[Any, list[int]], pieces: list[Piece], sizes: list[int]) -> Iterator[tuple[Passage, Any]]:
    kinds: dict[tuple[str, str], int] = {}
    for element, places in around.items():
        kind = (element.tag, element.get("class") or "")
        kinds[kind] = kinds.get(kind, 0) + sum(sizes[place] for place in places)
    total = sum(sizes)
    for element, places in around.items():
        size = sum(sizes[place] for place in places)
        if size < SHORTEST_BOX or kinds[element.tag, element.get("class") or ""] > OF_THE_TEXT * total:
            continue
        texts = [pieces[place] for place in places if pieces[place].text]
        text = " ".join(piece.text for piece in texts)
        if len(text) <= LONGEST and any(piece.type in ("p", "list") for piece in texts):
            said = text.encode("utf-8", "replace").translate(None, _NO_LETTERS_OR_DIGITS)
            key = _key(f"box {_path(element)}", said)
            yield Passage(key, "box", size, text[:EXAMPLE], tuple(places)), element


def _path(element: Any) -> str:
    """Where the layout has it: its own name and those of two elements around it."""
    names = []
    for _ in range(3):
        if element is None:
            break
        names.append(f"{element.tag}.{stable_name(element)}")
        element = element.getparent()
    return ">".join(names)


def _key(kind: str, said: bytes) -> str:
    return hashlib.blake2b(kind.encode("utf-8", "replace") + b" " + said, digest_size=6).hexdigest()
