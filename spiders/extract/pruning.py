"""Pieces of a container in, the pieces without what stands beside the text out: decided for whole subtrees.

Every element around a piece is judged once, by its tag, its names, and what the pieces in it look like together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from spiders.extract.container import BESIDE_TAGS, BULK
from spiders.extract.marks import BESIDE, DOUBTFUL, TEXT, mark_of, words_of

if TYPE_CHECKING:
    from spiders.extract.pieces import Piece

MOST_LEVELS = 100
LONGEST_CAPTION = 160
_PICTURE_WORDS = frozenset(
    ("image", "img", "photo", "picture", "figure", "media", "foto", "bild", "imagen", "wp", "pic")
)


class _Group:
    """What the pieces below one element look like together."""

    __slots__ = ("chars", "count", "link_chars", "linked", "longest", "pictures", "prose")

    def __init__(self) -> None:
        self.chars = self.link_chars = self.count = self.linked = self.longest = self.prose = self.pictures = 0

    def add(self, piece: Piece) -> None:
        length = len(piece.text)
        if not length:
            self.pictures += piece.type == "image_ref"
            return
        self.chars += length
        self.link_chars += piece.link_chars
        self.count += 1
        self.longest = max(self.longest, piece.size)
        if piece.link_chars > 0.8 * length:
            self.linked += 1
        elif piece.size > 80:
            self.prose += length


def without_what_is_beside(pieces: list[Piece], container: Any) -> list[Piece]:
    """The pieces that no element around them shows to be beside the text."""
    chains = [_chain(piece.element, container) for piece in pieces]
    groups: dict[Any, _Group] = {}
    for piece, chain in zip(pieces, chains, strict=True):
        for element in chain:
            group = groups.get(element)
            if group is None:
                group = groups[element] = _Group()
            group.add(piece)
    total = sum(piece.type != "image_ref" and len(piece.text) for piece in pieces) or 1
    alike: dict[tuple[str, str], int] = {}
    for element, group in groups.items():
        kind = (element.tag, element.get("class") or "")
        alike[kind] = alike.get(kind, 0) + group.prose
    bulk = {kind for kind, prose in alike.items() if kind[1] and prose > BULK * total}
    dropped = {
        element
        for element, group in groups.items()
        if element is not container
        and not (group.prose and (element.tag, element.get("class") or "") in bulk)
        and _is_beside(element, group, total)
    }
    if not dropped:
        return pieces
    return [
        piece
        for piece, chain in zip(pieces, chains, strict=True)
        if not any(element in dropped for element in chain)
        or (piece.type == "image_ref" and all(element not in dropped or element.tag == "figure" for element in chain))
    ]


def _chain(element: Any, container: Any) -> tuple[Any, ...]:
    chain = []
    for _ in range(MOST_LEVELS):
        if element is None or element is container:
            break
        chain.append(element)
        element = element.getparent()
    return tuple(chain)


def _is_beside(element: Any, group: _Group, total: int) -> bool:
    if group.chars > BULK * total:
        return False
    tag = element.tag
    if tag in BESIDE_TAGS or (tag == "header" and next(element.iter("h1"), None) is None):
        return True
    density = group.link_chars / (group.chars or 1)
    if group.count >= 2 and density > 0.6 and group.linked >= 2:
        return True  # a list of links
    if (
        group.pictures
        and group.count <= 3
        and group.longest < LONGEST_CAPTION
        and group.chars < 0.2 * total
        and tag not in ("p", "li")
    ):
        return True  # a picture with its caption
    if (
        group.pictures == 1
        and group.count == 1
        and group.longest < 500
        and _PICTURE_WORDS & words_of(element.get("class") or "")
    ):
        return True
    names = element.get("class") or ""
    if key := element.get("id"):
        names = f"{names} {key}"
    mark = mark_of(names) if names else ""
    if mark == BESIDE:
        return not (tag == "p" and group.chars > 200 and density < 0.3)
    if mark == DOUBTFUL:
        return density > 0.5 or (
            group.prose == 0 and group.count > 0 and tag not in ("p", "li", "ul", "ol", "h2", "h3", "h4")
        )
    if mark == TEXT:
        return False
    return bool(
        element.get("hidden") is not None or "display:none" in (element.get("style") or "").replace(" ", "").lower()
    )
