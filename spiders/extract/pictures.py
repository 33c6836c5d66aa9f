"""The document and its body in, the pictures between headline and last line out, with what speaks against each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from attrs import frozen

from spiders.extract.assets import asset_of, is_small, largest_of, pixels, same_asset, widest_of
from spiders.extract.marks import words_of
from spiders.extract.near_title import heading_element
from spiders.extract.pieces import text_of_element

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spiders.extract.body import Body
    from spiders.extract.parse import Document

SMALLEST = 100
"""Pixels; what says that it is smaller is an icon or a portrait."""
LARGE = 300
"""Pixels; what offers a variant that wide is a picture whatever its attributes say."""
_NOT_THE_ARTICLES = frozenset(
    "author authors avatar related teaser teasers recommended recommendations promo ad ads advert advertisement "
    "newsletter logo icon icons share social comment comments sidebar footer nav navigation menu trending popular "
    "mostread outbrain taboola profile bio sponsor sponsored emoji badge morefrom readmore app banner".split()
)
_PAIRS = (frozenset(("most", "read")), frozenset(("read", "more")), frozenset(("see", "also")))
_BESIDE = frozenset(("nav", "footer", "aside", "form"))
_NOT_A_PICTURE = re.compile(
    r"\.svg(?:$|\?)|/(?:logo|icon|avatar|pixel|spacer|blank|placeholder|emoji|profile-image|newsletter)s?[-_./]|1x1"
    r"|gravatar",
    re.IGNORECASE,
)
_IS_FILE = re.compile(r"\.(?:jpe?g|png|webp|avif|gif|tiff?)(?:$|[?#/])", re.IGNORECASE)
_NUMBER = re.compile(r"\d{5,}")
_MOSTLY = 0.5
_HIGHEST = 7
"""Levels that a picture's own box goes up."""


@frozen
class Picture:
    """One img of the page."""

    element: Any
    url: str
    box: Any
    """The largest element around it with neither text of the body nor another picture; None where there is none."""
    before_text: bool
    against: str | None = None
    """Why it is none of the article's; None: it is."""


def pictures_on_page(document: Document, body: Body | None, headline: str | None) -> Iterator[Picture]:
    """Every img between headline and last line of the text, in order, with what speaks against it."""
    texts = [piece.element for piece in body.pieces if piece.text] if body is not None else []
    if body is None or body.container is None or not texts:
        return
    heading = heading_element(document, headline)
    root = _common(body.container, heading)
    around = _with_ancestors([*texts, *([heading] if heading is not None else [])])
    first, last = texts[0], texts[-1]
    within_last = set(last.iter())
    before, after = True, False
    marks: dict[Any, str | None] = {}
    # Behind a last line in the container its rest follows in one piece: pictures alone show where that ends.
    inside = body.container in last.iterancestors()
    tags = {"img", "amp-img", first.tag, last.tag} if inside else ()
    for element in root.iter(*tags):
        if element is first:
            before = False
        if after and element not in within_last and body.container not in element.iterancestors():
            break
        if element is last:
            after = True
        if element.tag not in ("img", "amp-img") or not (url := document.absolute(largest_of(element))):
            continue
        box = _box(element, around)
        against = _against(element, url) or _beside(element, root, marks) or _door(element, root, box, document)
        if after and element not in within_last and not any(up.tag == "figure" for up in element.iterancestors()):
            against = against or "stands behind the text"
        yield Picture(element, url, box, before, against)


def _common(container: Any, heading: Any) -> Any:
    """The smallest element around both; never the whole page's head and foot."""
    if heading is None:
        return next((element for element in container.iterancestors() if element.tag in ("article", "main")), container)
    around = {container, *container.iterancestors()}
    common = next((element for element in heading.iterancestors() if element in around), container)
    return container if common.tag == "html" else common


def _with_ancestors(elements: list[Any]) -> set[Any]:
    around: set[Any] = set()
    for element in elements:
        current = element
        while current is not None and current not in around:
            around.add(current)
            current = current.getparent()
    return around


def _against(element: Any, url: str) -> str | None:
    """What the picture says itself."""
    if _NOT_A_PICTURE.search(url):
        return "its address is no picture's"
    if is_small(url):
        return "its address says that it is small"
    for name in ("width", "height"):
        size = pixels(element.get(name))
        if size and size < SMALLEST and "%" not in element.get(name) and widest_of(element)[0] < LARGE:
            return f"its {name} is below {SMALLEST} pixels"
    return None


def _beside(element: Any, root: Any, known: dict[Any, str | None]) -> str | None:
    """What the elements around it say."""
    path = []
    current = element
    verdict = None
    while current is not None and current is not root:
        if current in known:
            verdict = known[current]
            break
        path.append(current)
        if current.tag in _BESIDE:
            verdict = f"stands in {current.tag}"
            break
        words = words_of(names) if (names := current.get("class")) else frozenset()
        if not _NOT_THE_ARTICLES.isdisjoint(words) or any(pair <= words for pair in _PAIRS):
            verdict = f"stands in {current.tag}.{'.'.join(current.get('class').split()[:2])}"
            break
        current = current.getparent()
    known.update(dict.fromkeys(path, verdict))
    return verdict


def _door(element: Any, root: Any, box: Any, document: Document) -> str | None:
    """Whether the picture is the door to another article: a link around it, or most of the words beside it."""
    for around in element.iterancestors():
        if around is root:
            break
        if around.tag == "a" and (target := _elsewhere(around, document)):
            captioned = box is not None and next(box.iter("figcaption"), None) is not None
            if captioned and _host(target) != _host(document.page.url):
                break  # the source of a picture that is explained here
            return "leads to another page"
    if box is None:
        return None
    own = _host(document.page.url)
    links = sum(
        len(text_of_element(link))
        for link in box.iter("a")
        if (target := _elsewhere(link, document)) and _host(target) == own
    )
    if links > 15 and links > _MOSTLY * len(text_of_element(box)):
        return "stands beside a link to another page"
    return None


def _elsewhere(link: Any, document: Document) -> str | None:
    """Where a link leads, unless that is a file, this page, or one that shares this page's number: a picture viewer."""
    target = document.absolute(link.get("href"))
    if target is None or _IS_FILE.search(target) or asset_of(target) == asset_of(document.page.url):
        return None
    return None if set(_NUMBER.findall(target)) & set(_NUMBER.findall(document.page.url)) else target


def _host(url: str) -> str:
    return asset_of(url).partition("/")[0].removeprefix("www.")


def _box(element: Any, around_text: set[Any]) -> Any:
    box = None
    current = element.getparent()
    for _ in range(_HIGHEST):
        if current is None or current in around_text or current.tag in ("body", "main"):
            break
        if next(current.iter("h1", "h2"), None) is not None:
            break
        if current.tag != "figure" and any(_is_another(picture, element) for picture in current.iter("img", "amp-img")):
            break
        box = current
        if current.tag == "figure" and next(current.iter("figcaption"), None) is not None:
            break
        current = current.getparent()
    return box


def _is_another(picture: Any, element: Any) -> bool:
    """Whether it shows something else: not the same picture once more for browsers without scripts."""
    if picture is element or picture.getparent().tag == "noscript":
        return False
    return not same_asset(largest_of(picture) or "", largest_of(element) or "")
