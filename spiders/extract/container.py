"""The parsed page in, the element that holds the article's text out.

Long runs of text are found in one look; each block that holds some gives its weight to all elements around it, and
the search goes down from the top as long as one child holds nearly all of it.
"""

from __future__ import annotations

import re
from typing import Any

from spiders.extract.folding import fold
from spiders.extract.marks import BESIDE, mark_of
from spiders.extract.pieces import INLINE

LONG_TEXT = 25
"""Characters from which a run of text counts as prose at all."""
MOST_RUNS = 20_000
MOST_ANCESTORS = 100
NEARLY_ALL = 0.82
BULK = 0.4
"""An element that holds this share of all prose is not dropped for its name."""

_NO_PROSE = frozenset(("script", "style", "noscript", "template", "title", "textarea", "option", "button"))
BESIDE_TAGS = frozenset(
    "nav footer aside form dialog menu select button figcaption figure caption noscript template".split()
)


def density_of(runs: list[Run]) -> float:
    """How many Latin letters one character of this page stands for: 2.5 where most is Han, kana or Hangul."""
    sample = "".join(text for text, _ in runs[:: max(1, len(runs) // 60)])[:6000]
    if sample.isascii():
        return 1.0
    letters = sum(map(str.isalpha, sample)) or 1
    return 2.5 if len(_DENSE.findall(sample)) > 0.3 * letters else 1.0


_DENSE = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3]")


Run = tuple[str, Any]
"""A run of text and the element it stands directly in."""


def runs_of(root: Any) -> list[Run]:
    """The page's longer runs of text."""
    shortest = int(LONG_TEXT / 2.5)
    runs: list[Run] = []
    for element in root.iter():
        text = element.text
        if text and len(text) > shortest and element.tag not in _NO_PROSE:
            runs.append((text, element))
        text = element.tail
        if (
            text
            and len(text) > shortest
            and (parent := element.getparent()) is not None
            and parent.tag not in _NO_PROSE
        ):
            runs.append((text, parent))
    return runs[:MOST_RUNS]


def find_containers(root: Any, headline: str | None, runs: list[Run], density: float) -> tuple[Any, Any, float]:
    """The element, the one around it beyond which there is hardly any prose, and the first one's share of it."""
    blocks = _blocks(runs, density)
    raw = _weights(blocks, frozenset())
    total = raw.get(root, 0.0)
    if not total:
        return None, None, 0.0
    alike: dict[tuple[str, str], float] = {}
    for element, weight in raw.items():
        kind = (element.tag, element.get("class") or "")
        alike[kind] = alike.get(kind, 0.0) + weight
    beside = frozenset(
        element
        for element in raw
        if alike[element.tag, element.get("class") or ""] < BULK * total and _is_beside(element)
    )
    weights = _weights(blocks, beside | _other_articles(root, raw, headline))
    if not weights.get(root):
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


def _other_articles(root: Any, raw: dict[Any, float], headline: str | None) -> frozenset[Any]:
    """Articles that a page appends below its own: each has its own first heading, and only one has the headline."""
    articles = [element for element in root.iter("article") if raw.get(element)]
    if len(articles) < 2:
        return frozenset()
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


def _blocks(runs: list[Run], density: float) -> dict[Any, float]:
    """Block elements → weight of the prose directly in them."""
    lengths: dict[Any, int] = {}
    shortest = int(LONG_TEXT / density)
    for text, place in runs:
        element = place
        length = len(text.strip())
        if length <= shortest:
            continue
        in_link = False
        while element is not None and element.tag in INLINE:
            in_link |= element.tag == "a"
            element = element.getparent()
        if element is not None and not in_link:
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
