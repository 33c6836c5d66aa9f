"""The document in, the pieces of the article's text out: our own fast reading.

Long runs of text are found in one look, each block that holds some gives its weight to all elements around it, and
the reading goes down from the top as long as one child holds nearly all of it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from spiders.extract.pieces import INLINE, Piece, pieces_of

if TYPE_CHECKING:
    from spiders.extract.parse import Document

LONG_TEXT = 25
"""Characters from which a run of text counts as prose at all."""
MOST_RUNS = 20_000
MOST_ANCESTORS = 60
NEARLY_ALL = 0.82

_RUNS = (
    f"//text()[string-length() > {LONG_TEXT}]"
    "[not(parent::script or parent::style or parent::noscript or parent::template or parent::title or parent::textarea or parent::option or parent::button)]"
)
_BAD_TAGS = frozenset(
    [
        "nav",
        "footer",
        "aside",
        "form",
        "header",
        "dialog",
        "menu",
        "select",
        "button",
        "figcaption",
        "figure",
        "caption",
        "noscript",
        "template",
    ]
)
_BAD_WORDS = re.compile(
    r"comment|related|recommend|footer|sidebar|newsletter|cookie|consent|breadcrumb|teaser|promo|banner|advert|sponsor|popular|most-?read"
    r"|share|social|author-?(?:bio|box|info)|copyright|disclaimer|subscri|paywall|modal|overlay|menu|navi|caption|outbrain|taboola",
    re.IGNORECASE,
)
_PRECIOUS = re.compile(
    r"article-?(?:body|text|content)|story-?(?:body|text)|body-?(?:text|content)|entry-content|post-content",
    re.IGNORECASE,
)


@frozen
class Body:
    """The text found, in pieces, and how sure the reading is."""

    pieces: list[Piece]
    method: str
    rule: str
    confidence: float
    container: Any = None
    doubts: tuple[str, ...] = field(default=())

    @property
    def chars(self) -> int:
        """Length of the text."""
        return sum(len(piece.text) for piece in self.pieces)


def read_body(document: Document) -> Body | None:
    """The body by our own reading; None where the page has no prose."""
    weights, total = _weights(document.root)
    if not total:
        return None
    container = _descend(document.root, weights)
    pieces = pieces_of([container], is_boilerplate)
    return Body(pieces, "page", _path_of(container), min(1.0, weights.get(container, 0) / total), container)


def is_boilerplate(element: Any) -> bool:
    """Whether the page itself marks this element as something beside the article's text."""
    if element.tag in _BAD_TAGS:
        return True
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    return len(names) > 1 and bool(_BAD_WORDS.search(names)) and not _PRECIOUS.search(names)


def _weights(root: Any) -> tuple[dict[Any, float], float]:
    """Weight of the prose in every element that holds some, and in all."""
    blocks: dict[Any, float] = {}
    dead: dict[Any, bool] = {}
    for run in root.xpath(_RUNS)[:MOST_RUNS]:
        length = len(run.strip())
        if length <= LONG_TEXT:
            continue
        parent = run.getparent()
        element = parent.getparent() if run.is_tail else parent
        in_link = False
        while element is not None and element.tag in INLINE:
            in_link |= element.tag == "a"
            element = element.getparent()
        if element is None or element.tag == "a" or in_link:
            continue
        blocks[element] = blocks.get(element, 0.0) + length
    weights: dict[Any, float] = {}
    total = 0.0
    for block, amount in blocks.items():
        weight = min(amount, 1500.0) if amount > 80 else amount * 0.3
        if _is_dead(block, dead):
            continue
        total += weight
        element = block
        for _ in range(MOST_ANCESTORS):
            weights[element] = weights.get(element, 0.0) + weight
            element = element.getparent()
            if element is None:
                break
    return weights, total


def _is_dead(element: Any, known: dict[Any, bool]) -> bool:
    """Whether it lies in a subtree that the page marks as something else."""
    path = []
    dead = False
    while element is not None:
        if element in known:
            dead = known[element]
            break
        path.append(element)
        if element.tag not in ("body", "html", "article", "main") and is_boilerplate(element):
            dead = True
            break
        element = element.getparent()
    for passed in path:
        known[passed] = dead
    return dead


def _descend(root: Any, weights: dict[Any, float]) -> Any:
    """The smallest element that holds nearly all of the prose above it."""
    current = root
    while True:
        best = max(current, key=lambda child: weights.get(child, 0.0), default=None)
        if (
            best is None
            or weights.get(best, 0.0) < NEARLY_ALL * weights[current]
            or best.tag in ("p", "tr", "td", "li")
        ):
            return current
        current = best


def _path_of(element: Any) -> str:
    """A readable name of an element: "article > div.story-body"."""
    names: list[str] = []
    while element is not None and len(names) < 3:
        key = element.get("id")
        words = (element.get("class") or "").split()
        names.append(element.tag + (f"#{key}" if key else f".{words[0]}" if words else ""))
        element = element.getparent()
    return " > ".join(reversed(names))
