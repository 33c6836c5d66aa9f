"""The parsed page in, the element that holds the article's text out.

Long runs of text are found in one look; each block that holds some gives its weight to all elements around it, and
the search goes down from the top as long as one child holds nearly all of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from spiders.extract.folding import fold
from spiders.extract.marks import BESIDE, mark_of
from spiders.extract.rule import Rule, Weightless
from spiders.extract.runs import LONG_TEXT
from spiders.extract.tags import BESIDE_TAGS, INLINE

if TYPE_CHECKING:
    from spiders.extract.runs import Run

MOST_ANCESTORS = 100
NEARLY_ALL = 0.82
MUCH = 500
"""Weight from which prose is believed to be the text although all of it seems to stand beside one."""
BULK = 0.4
"""An element that holds this share of all prose is not dropped for its name."""


def find_containers(
    root: Any, headline: str | None, runs: list[Run], density: float, rules: tuple[Rule[Weightless], ...]
) -> tuple[Any, Any, float]:
    """The element, the one around it beyond which there is hardly any prose, and the first one's share of it."""
    blocks = _blocks(runs, density)
    raw = _weights(blocks, frozenset())
    if not raw.get(root):
        return None, None, 0.0
    weightless = frozenset[Any]().union(*(rule.judge(root, raw, headline) for rule in rules))
    weights = _weights(blocks, weightless)
    if not weights.get(root):
        if raw[root] < MUCH:
            return None, None, 0.0
        weights = raw
    container = _descend(root, weights)
    wide = container
    for around in container.iterancestors():
        if around.tag in ("body", "html") or weights.get(wide, 0.0) >= 0.97 * weights[root]:
            break
        if weights.get(around, 0.0) > 1.02 * weights.get(wide, 0.0):
            wide = around
        if around.tag in ("article", "main"):
            break
    return container, wide, weights.get(container, 0.0) / weights[root]


def _beside_by_name(root: Any, raw: dict[Any, float], headline: str | None) -> frozenset[Any]:
    """What its tag or names set beside the text; never what holds, with all of its like, the bulk of the prose."""
    del headline
    alike: dict[tuple[str, str], float] = {}
    for element, weight in raw.items():
        kind = (element.tag, element.get("class") or "")
        alike[kind] = alike.get(kind, 0.0) + weight
    return frozenset(
        element
        for element in raw
        if element.tag in ("footer", "nav")
        or (alike[element.tag, element.get("class") or ""] < BULK * raw[root] and _is_beside(element))
    )


def _other_articles(root: Any, raw: dict[Any, float], headline: str | None) -> frozenset[Any]:
    """Articles that a page appends below its own: each has its own first heading, and only one has the headline."""
    if sum(element.tag == "article" for element in raw) < 2:
        return frozenset()
    articles = [element for element in root.iter("article") if raw.get(element)]
    titled = [(element, heading) for element in articles if (heading := next(element.iter("h1"), None)) is not None]
    folded = fold(headline or "")
    own = next((element for element, heading in titled if folded and fold("".join(heading.itertext())) == folded), None)
    if own is None:
        return frozenset()
    around = set(own.iterancestors())
    return frozenset(
        element
        for element, _ in titled
        if element is not own and element not in around and own not in element.iterancestors()
    )


WEIGHTLESS: tuple[Rule[Weightless], ...] = (
    Rule("beside by name", _beside_by_name),
    Rule("another article", _other_articles),
)
"""Whose prose counts for nothing when the container is looked for."""


def _blocks(runs: list[Run], density: float) -> dict[Any, float]:
    """Block elements → weight of the prose directly in them."""
    lengths: dict[Any, int] = {}
    shortest = int(LONG_TEXT / density)
    for text, place in runs:
        element = place
        length = len(text.strip())
        if length <= shortest:
            continue
        while element is not None and (tag := element.tag) in INLINE and tag != "a":
            element = element.getparent()
        if element is not None and tag != "a":
            lengths[element] = lengths.get(element, 0) + length
    return {block: _weight(block, length * density) for block, length in lengths.items()}


def _weight(block: Any, length: float) -> float:
    weight = min(length, 1500.0) if length > 80 else length * 0.3
    return weight * 0.5 if block.tag in ("li", "dd", "td") else weight


def _weights(blocks: dict[Any, float], without: frozenset[Any]) -> dict[Any, float]:
    """Weight of the prose in every element around it, subtrees named left out."""
    weights: dict[Any, float] = {}
    chains: dict[Any, tuple[Any, ...]] = {}
    for block, weight in blocks.items():
        parent = block.getparent()
        if parent is None:
            continue
        chain = chains.get(parent)
        if chain is None:
            chain = chains[parent] = _chain(parent, without)
        if not chain or block in without:
            continue
        weights[block] = weights.get(block, 0.0) + weight
        for element in chain:
            weights[element] = weights.get(element, 0.0) + weight
    return weights


def _chain(element: Any, without: frozenset[Any]) -> tuple[Any, ...]:
    """The element and all around it; empty where one of them is left out."""
    chain = []
    for _ in range(MOST_ANCESTORS):
        if element is None:
            break
        if element in without:
            return ()
        chain.append(element)
        element = element.getparent()
    return tuple(chain)


def _is_beside(element: Any) -> bool:
    if element.tag in BESIDE_TAGS or (element.tag == "header" and next(element.iter("h1"), None) is None):
        return True
    if element.tag in ("html", "body", "main", "article"):
        return False
    names = element.get("class") or ""
    if key := element.get("id"):
        names = f"{names} {key}"
    return bool(names) and mark_of(names) == BESIDE


def _descend(root: Any, weights: dict[Any, float]) -> Any:
    """The smallest element that holds nearly all of the prose above it."""
    current = root
    while True:
        best = max(current, key=lambda child: weights.get(child, 0.0), default=None)
        if (
            best is None
            or best.tag in ("p", "tr", "td", "li")
            or weights.get(best, 0.0) < NEARLY_ALL * weights[current]
        ):
            return current
        current = best
