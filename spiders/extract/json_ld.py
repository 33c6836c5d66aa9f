"""The parsed page in, its JSON-LD out: broken JSON mended, graphs opened, references resolved, the article picked."""

from __future__ import annotations

import html
import json
import re
from typing import Any

from attrs import frozen

from spiders.normalise.storable import storable_text

LARGEST = 2_000_000
LARGEST_MENDED = 250_000
"""Characters; a longer broken block is read up to where it breaks, for its mending looks at every quotation mark."""
MOST_NODES = 5_000
DEEPEST = 40

ARTICLE_TYPES = frozenset(
    [
        "article",
        "newsarticle",
        "reportagenewsarticle",
        "analysisnewsarticle",
        "askpublicnewsarticle",
        "backgroundnewsarticle",
        "opinionnewsarticle",
        "reviewnewsarticle",
        "liveblogposting",
        "blogposting",
        "advertisercontentarticle",
        "satiricalarticle",
        "socialmediaposting",
        "techarticle",
        "scholarlyarticle",
        "report",
        "newsitem",
    ]
)
_FALLBACK_TYPES = frozenset(["webpage", "creativework", "mediaobject", "videoobject", "imageobject", "itempage"])


@frozen
class JsonLd:
    """All nodes of the page's JSON-LD."""

    blocks: list[Any]
    """The publisher's own blocks."""
    nodes: list[dict[str, Any]]
    kinds: list[set[str]]
    """Types of each node, as `types_of` has them."""
    by_id: dict[str, dict[str, Any]]
    article: dict[str, Any]
    """The node of the article; empty where there is none."""
    mended: bool
    """Whether a block was broken."""

    def typed(self, *types: str) -> list[dict[str, Any]]:
        """Nodes of one of these types, lower case."""
        return [node for node, kinds in zip(self.nodes, self.kinds, strict=True) if not kinds.isdisjoint(types)]

    def resolve(self, value: Any) -> Any:
        """The node that {"@id": …} points to, where it is on the page; else the value."""
        if isinstance(value, dict) and len(value) <= 2 and (key := value.get("@id")) and isinstance(key, str):
            return self.by_id.get(key, value)
        return value

    def each(self, value: Any) -> list[Any]:
        """The value as a list, references resolved."""
        values = value if isinstance(value, list) else [value]
        return [self.resolve(entry) for entry in values if entry not in (None, "", {}, [])]


def read_json_ld(scripts: list[Any]) -> JsonLd:
    """JSON-LD of all script elements that hold some."""
    blocks, mended = [], False
    size = 0
    for element in scripts:
        kind = (element.get("type") or "").lower()
        if "ld+json" not in kind or not element.text:
            continue
        size += len(element.text)
        if size > LARGEST:
            break
        block, fixed = loads(element.text)
        mended |= fixed
        if block is not None:
            blocks.append(block)
    nodes = _nodes(blocks)
    by_id: dict[str, dict[str, Any]] = {}
    for node in nodes:
        key = node.get("@id")
        if isinstance(key, str) and len(node) > len(by_id.get(key, {})):
            by_id[key] = node
    kinds = [types_of(node) for node in nodes]
    article = _article(nodes, kinds)
    return JsonLd(blocks=blocks, nodes=nodes, kinds=kinds, by_id=by_id, article=article, mended=mended)


def types_of(node: dict[str, Any]) -> set[str]:
    """Types of a node, lower case, without the vocabulary's address."""
    kinds = node.get("@type")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    return {kind.rpartition("/")[2].rpartition(":")[2].lower() for kind in kinds if isinstance(kind, str)}


def text_of(value: Any) -> str | None:
    """A string out of what JSON-LD allows for one: text, number, {"@value": …}, {"name": …}, a list of them."""
    for _ in range(4):
        if isinstance(value, list) and value:
            value = value[0]
        elif isinstance(value, dict):
            value = value.get("@value") or value.get("name") or value.get("headline")
        else:
            break
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return html.unescape(storable_text(str(value))).strip() or None


def loads(text: str) -> tuple[Any, bool]:
    """The JSON of a script element, and whether it had to be mended; (None, True) where nothing helps."""
    text = text.strip()
    for step in (_as_is, _unwrapped, _controls_escaped, _commas_mended, _quotes_mended):
        if len(text) > LARGEST_MENDED and step not in (_as_is, _unwrapped):
            break
        text = step(text)
        try:
            return json.loads(text, strict=False), step not in (_as_is, _unwrapped)
        except (ValueError, RecursionError):
            continue
    return _head_of(text), True


def _as_is(text: str) -> str:
    return text


def _unwrapped(text: str) -> str:
    """Without comments, CDATA marks and a semicolon around; &quot; for " undone."""
    text = re.sub(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[|/\*.{0,200}?\*/)\s*", "", text, flags=re.DOTALL)
    text = re.sub(r"\s*(?:-->|//\s*\]\]>|\]\]>)?\s*;?\s*$", "", text)
    if "&quot;" in text and '"' not in text[:40]:
        text = html.unescape(text)
    return text


def _controls_escaped(text: str) -> str:
    """Backslashes that escape nothing doubled."""
    return re.sub(r'\\(?!["\\/bfnrtu])', r"\\\\", text)


def _commas_mended(text: str) -> str:
    """Commas too many taken away, commas missing between members put in."""
    text = re.sub(r",(\s*[}\]])", r"\1", text)
    text = re.sub(r"([\[{,:]\s*),+", r"\1", text)
    text = re.sub(r'(["}\]])(\s*\n\s*)(")', r"\1,\2\3", text)
    return re.sub(r"(\})(\s*)(\{)", r"\1,\2\3", text)


_QUOTE = re.compile(r'(?<!\\)"')
_AFTER_CLOSING = re.compile(r'\s*(?:[}\]:]|,\s*(?:"|[\[{\d-]|true|false|null)|$)')


def _quotes_mended(text: str) -> str:
    """Quotation marks inside strings escaped: all but those after which JSON can go on."""
    parts, start, inside = [], 0, False
    for match in _QUOTE.finditer(text):
        at = match.start()
        if not inside:
            inside = True
        elif _AFTER_CLOSING.match(text, at + 1):
            inside = False
        else:
            parts += [text[start:at], "\\"]
            start = at
    return "".join([*parts, text[start:]])


def _head_of(text: str) -> Any:
    """The first complete value, where only rubbish follows it."""
    try:
        return json.JSONDecoder(strict=False).raw_decode(text)[0]
    except (ValueError, RecursionError):
        return None


def _nodes(blocks: list[Any]) -> list[dict[str, Any]]:
    """Every typed object in the order of the page, nested ones after their parents."""
    nodes: list[dict[str, Any]] = []
    line: list[tuple[Any, int]] = [(block, 0) for block in reversed(blocks)]
    while line and len(nodes) < MOST_NODES:
        value, depth = line.pop()
        if depth > DEEPEST:
            continue
        if isinstance(value, list):
            line += [(entry, depth + 1) for entry in reversed(value) if isinstance(entry, dict | list)]
        elif isinstance(value, dict):
            if "@type" in value or "@id" in value:
                nodes.append(value)
            line += [(entry, depth + 1) for entry in reversed(list(value.values())) if isinstance(entry, dict | list)]
    return nodes


def _article(nodes: list[dict[str, Any]], types: list[set[str]]) -> dict[str, Any]:
    """The node that describes this page's article: of its types the one that says most."""
    best, most = {}, 0
    for node, kinds in zip(nodes, types, strict=True):
        if kinds & ARTICLE_TYPES:
            score = 10 + _said(node) + 5 * bool(node.get("liveBlogUpdate"))  # it says more than each of its posts
        elif kinds & _FALLBACK_TYPES and node.get("datePublished"):
            score = _said(node)
        else:
            continue
        if score > most:
            best, most = node, score
    return best


def _said(node: dict[str, Any]) -> int:
    """How much of what an article has the node has."""
    return sum(
        bool(node.get(key))
        for key in ("headline", "datePublished", "author", "image", "articleBody", "name", "mainEntityOfPage")
    )
