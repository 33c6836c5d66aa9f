"""Pieces of a container in, the pieces without what stands beside the text out: decided for whole subtrees.

Every element around a piece is judged once, by its tag, its names, and what the pieces in it look like together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from spiders.extract.container import BULK
from spiders.extract.marks import BESIDE, DOUBTFUL, TEXT, mark_of, words_of
from spiders.extract.rule import Cut, Rule
from spiders.extract.tags import BESIDE_TAGS, HEADINGS

if TYPE_CHECKING:
    from spiders.extract.pieces import Piece
    from spiders.extract.rule import Reading, Subtree

MOST_LEVELS = 100
LONGEST_CAPTION = 160
SHARE_OF_ANOTHER = 0.15
_PICTURE = "picture with caption"
_PICTURE_WORDS = frozenset(
    ("image", "img", "photo", "picture", "figure", "media", "foto", "bild", "imagen", "wp", "pic")
)


class Group:
    """What the pieces below one element look like together."""

    __slots__ = ("chars", "count", "kind_chars", "link_chars", "linked", "longest", "pictures", "prose")

    def __init__(self) -> None:
        self.kind_chars = 0
        """Of all elements with the same tag and class together."""
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

    @property
    def link_density(self) -> float:
        """Share of the characters that are link text."""
        return self.link_chars / (self.chars or 1)


def without_what_is_beside(pieces: list[Piece], reading: Reading, around: Any) -> tuple[list[Piece], list[Cut]]:
    """The pieces below `around` that no element around them shows to be beside the text; and the others."""
    chains = [_chain(piece.element, around) for piece in pieces]
    groups: dict[Any, Group] = {}
    for piece, chain in zip(pieces, chains, strict=True):
        for element in chain:
            group = groups.get(element)
            if group is None:
                group = groups[element] = Group()
            group.add(piece)
    total = sum(piece.type != "image_ref" and len(piece.text) for piece in pieces) or 1
    alike: dict[tuple[str, str], list[Group]] = {}
    for element, group in groups.items():
        alike.setdefault((element.tag, element.get("class") or ""), []).append(group)
    for like in alike.values():
        chars = sum(group.chars for group in like)
        for group in like:
            group.kind_chars = chars
    bulk = {kind for kind, like in alike.items() if kind[1] and sum(g.prose for g in like) > BULK * total}
    dropped = {
        element: rule
        for element, group in groups.items()
        if element is not around
        and not (group.prose and (element.tag, element.get("class") or "") in bulk)
        and (rule := _rule_against(element, group, total, reading.rules.subtrees))
    }
    kept: list[Piece] = []
    cuts: list[Cut] = []
    for piece, chain in zip(pieces, chains, strict=True):
        against = [element for element in chain if element in dropped]
        if not against or (piece.type == "image_ref" and all(_is_of_picture(e, dropped[e]) for e in against)):
            kept.append(piece)
        elif piece.text:
            cuts.append(Cut(dropped[against[-1]], piece.text))
    return kept, cuts


def _is_of_picture(element: Any, rule: str) -> bool:
    """What is dropped here is the caption: the picture stays."""
    return element.tag == "figure" or rule == _PICTURE


def _rule_against(element: Any, group: Group, total: int, rules: tuple[Rule[Subtree], ...]) -> str | None:
    """The first rule that says something about the element, where it says that it stands beside the text."""
    if group.chars > BULK * total:
        return None
    for rule in rules:
        said = rule.judge(element, group, total)
        if said is not None:
            return rule.name if said else None
    return None


def _chain(element: Any, container: Any) -> tuple[Any, ...]:
    chain = []
    for _ in range(MOST_LEVELS):
        if element is None or element is container:
            break
        chain.append(element)
        element = element.getparent()
    return tuple(chain)


def _by_tag(element: Any, group: Group, total: int) -> bool | None:
    del group, total
    tag = element.tag
    return True if tag in BESIDE_TAGS or (tag == "header" and next(element.iter("h1"), None) is None) else None


def _quotation(element: Any, group: Group, total: int) -> bool | None:
    """A figure without a picture holds a quotation: that is the text's."""
    del total
    quoted = element.tag == "figure" and not group.pictures and element.find(".//blockquote") is not None
    return False if quoted else None


def _another_article(element: Any, group: Group, total: int) -> bool | None:
    """An article inside the text is the beginning of another one; a live blog's are its posts."""
    another = element.tag == "article" and group.chars < SHARE_OF_ANOTHER * total and group.kind_chars < BULK * total
    return True if another else None


def _list_of_links(element: Any, group: Group, total: int) -> bool | None:
    del element, total
    return True if group.count >= 2 and group.linked >= 2 and group.link_density > 0.6 else None


def _captioned_picture(element: Any, group: Group, total: int) -> bool | None:
    if not group.pictures:
        return None
    if (
        group.count <= 3
        and group.longest < LONGEST_CAPTION
        and group.chars < 0.2 * total
        and element.tag not in ("p", "li")
    ):
        return True
    named = group.pictures == 1 and group.count == 1 and group.longest < 500
    return True if named and _PICTURE_WORDS & words_of(element.get("class") or "") else None


def _by_name(element: Any, group: Group, total: int) -> bool | None:
    """What its names set beside the text, but for a long paragraph; and no doubt about what they call the text."""
    del total
    mark = _mark(element)
    if mark == BESIDE:
        return not (element.tag == "p" and group.chars > 200 and group.link_density < 0.3)
    return False if mark == TEXT else None


def _by_doubtful_name(element: Any, group: Group, total: int) -> bool | None:
    """What its names make doubtful: believed where it is links or has no prose."""
    del total
    if _mark(element) != DOUBTFUL:
        return None
    return group.link_density > 0.5 or (
        group.prose == 0 and group.count > 0 and element.tag not in ("p", "li", "ul", "ol", "h2", "h3", "h4")
    )


def _hidden(element: Any, group: Group, total: int) -> bool | None:
    del group, total
    style = (element.get("style") or "").replace(" ", "").lower()
    return True if element.get("hidden") is not None or "display:none" in style else None


def _mark(element: Any) -> str:
    names = element.get("class") or ""
    if element.tag not in HEADINGS and (key := element.get("id")):  # a heading's is made from its words
        names = f"{names} {key}"
    return mark_of(names) if names else ""


SUBTREES: tuple[Rule[Subtree], ...] = (
    Rule("quotation in a figure", _quotation),
    Rule("tag beside the text", _by_tag),
    Rule("beginning of another article, by its tag", _another_article),
    Rule("list of links", _list_of_links),
    Rule(_PICTURE, _captioned_picture),
    Rule("name beside the text", _by_name),
    Rule("doubtful name", _by_doubtful_name),
    Rule("hidden", _hidden),
)
"""What is said about an element around pieces, the first that says something decides."""
