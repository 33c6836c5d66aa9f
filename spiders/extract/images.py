"""The document and its body in, the article's pictures out: cover first, each with caption and credit as printed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from attrs import frozen

from spiders.extract.assets import asset_of, is_small, largest_of, pixels, same_asset
from spiders.extract.captions import caption_of
from spiders.extract.json_ld import text_of
from spiders.extract.marks import words_of
from spiders.extract.near_title import heading_element
from spiders.extract.pieces import text_of_element
from spiders.items import Image
from spiders.normalise.text import clean

if TYPE_CHECKING:
    from spiders.extract.body import Body
    from spiders.extract.parse import Document

MOST = 60
SMALLEST = 100
"""Pixels; what says that it is smaller is an icon or a portrait."""
_NOT_THE_ARTICLES = frozenset(
    "author authors avatar related teaser teasers recommended recommendations promo ad ads advert advertisement "
    "newsletter logo icon icons share"
    "  social comment comments sidebar footer nav navigation menu trending popular mostread outbrain taboola profile "
    "bio sponsor sponsored"
    " emoji badge morefrom readmore app banner".split()
)
_NOT_A_PICTURE = re.compile(
    r"\.svg(?:$|\?)|/(?:logo|icon|avatar|pixel|spacer|blank|placeholder|emoji|profile-image)s?[-_./]|1x1|gravatar",
    re.IGNORECASE,
)


_IS_FILE = re.compile(r"\.(?:jpe?g|png|webp|avif|gif|tiff?)(?:$|[?#/])", re.IGNORECASE)
_FOR_EVERY_PAGE = re.compile(
    r"[/_.-](?:logos?|default|fallback|placeholder|favicon|apple-touch-icon|social-?share|share-?image"
    r"|og-?default|no-?image)[/_.-]"
    r"|/assets/(?:png|img|images?|icons?)/[^/]{1,60}$|\.svg(?:$|\?)",
    re.IGNORECASE,
)
"""What sites show where an article has no picture."""


@frozen
class _Seen:
    element: Any
    url: str
    before_text: bool


def read_images(document: Document, body: Body | None, headline: str | None = None) -> tuple[Image, ...]:
    """Cover first, then those of the body in order; each picture once."""
    seen = _on_page(document, body, headline)
    cover = _stated_cover(document)
    texts = _around_text(body)
    images: list[Image] = []
    for candidate in seen:
        if len(images) >= MOST or any(same_asset(candidate.url, image.url) for image in images):
            continue
        caption, credit = caption_of(candidate.element, _box(candidate.element, texts))
        images.append(image_of(candidate.element, document, caption, credit) or Image(url=candidate.url))
    place = next((i for i, image in enumerate(images) if cover and same_asset(image.url, cover)), None)
    if place is None and seen and seen[0].before_text and images:
        place = 0
    if place is not None:
        images.insert(0, images.pop(place))
    elif cover:
        images.insert(0, Image(url=cover, caption=_stated_caption(document, cover)))
    if images:
        first = images[0]
        images[0] = Image(
            url=first.url, caption=first.caption or _stated_caption(document, first.url), credit_raw=first.credit_raw,
            alt=first.alt, width=first.width, height=first.height, is_main=True,
        )  # fmt: skip
    return tuple(images)


def image_of(element: Any, document: Document, caption: str | None = None, credit: str | None = None) -> Image | None:
    """The picture of an img or picture element: its largest variant."""
    url = document.absolute(largest_of(element))
    if not url:
        return None
    alt = clean(element.get("alt") or "") or None
    return Image(
        url=url,
        caption=caption,
        credit_raw=credit,
        alt=alt,
        width=pixels(element.get("width")),
        height=pixels(element.get("height")),
    )


def _on_page(document: Document, body: Body | None, headline: str | None) -> list[_Seen]:
    """Pictures between the headline and the last line of the text, in order."""
    if body is None or not body.pieces or body.container is None:
        return []
    text_elements = [piece.element for piece in body.pieces if piece.text]
    if not text_elements:
        return []
    root = _common(body.container, heading_element(document, headline))
    first, last = text_elements[0], text_elements[-1]
    within_last = set(last.iter())
    found: list[_Seen] = []
    before, after = True, False
    dead: dict[Any, bool] = {}
    for element in root.iter():
        if element is first:
            before = False
        if after and element not in within_last and body.container not in element.iterancestors():
            break
        if element is last:
            after = True
        if element.tag in ("img", "amp-img") and _is_the_articles(element, root, dead):
            url = document.absolute(largest_of(element))
            if after and element not in within_last and not any(up.tag == "figure" for up in element.iterancestors()):
                continue
            if url and not _NOT_A_PICTURE.search(url) and not is_small(url) and not _leads_elsewhere(element, document):
                found.append(_Seen(element, url, before))
    return found


def _common(container: Any, heading: Any) -> Any:
    """The smallest element around both; never the whole page's head and foot."""
    if heading is None:
        return next((element for element in container.iterancestors() if element.tag in ("article", "main")), container)
    around = {container, *container.iterancestors()}
    common = next((element for element in heading.iterancestors() if element in around), container)
    return container if common.tag == "html" else common


def _is_the_articles(element: Any, root: Any, dead: dict[Any, bool]) -> bool:
    for name in ("width", "height"):
        if (size := pixels(element.get(name))) and size < SMALLEST and "%" not in element.get(name):
            return False
    path = []
    current = element
    verdict = True
    while current is not None and current is not root:
        if current in dead:
            verdict = not dead[current]
            break
        path.append(current)
        names = current.get("class") or ""
        if current.tag in ("nav", "footer", "aside", "button", "form") or (
            names and not _NOT_THE_ARTICLES.isdisjoint(words_of(names))
        ):
            verdict = False
            break
        current = current.getparent()
    for passed in path:
        dead[passed] = not verdict
    return verdict


def _around_text(body: Body | None) -> set[Any]:
    """Elements that hold text of the body."""
    around: set[Any] = set()
    for piece in body.pieces if body else ():
        if piece.text:
            element = piece.element
            while element is not None and element not in around:
                around.add(element)
                element = element.getparent()
    return around


def _box(element: Any, texts: set[Any]) -> Any:
    """The largest element around a picture that holds neither text of the body nor another picture."""
    box = None
    current = element.getparent()
    for _ in range(7):
        if current is None or current in texts or current.tag in ("body", "main", "article"):
            break
        if current.tag != "figure" and any(_is_another(picture, element) for picture in current.iter("img", "amp-img")):
            break
        box = current
        if current.tag == "figure" and text_of_element(current):
            break
        current = current.getparent()
    return box


def _is_another(picture: Any, element: Any) -> bool:
    """Whether it shows something else: not the same picture once more for browsers without scripts."""
    if picture is element or picture.getparent().tag == "noscript":
        return False
    return not same_asset(largest_of(picture) or "", largest_of(element) or "")


def _leads_elsewhere(element: Any, document: Document) -> bool:
    """Whether the picture is the door to another article."""
    for around in list(element.iterancestors())[:4]:
        if around.tag == "a":
            target = document.absolute(around.get("href"))
            return (
                target is not None and not _IS_FILE.search(target) and asset_of(target) != asset_of(document.page.url)
            )
    return False


def _stated_cover(document: Document) -> str | None:
    for tag in ("og:image", "og:image:url", "og:image:secure_url", "twitter:image", "twitter:image:src"):
        if (url := document.absolute(document.meta.get(tag))) and not _FOR_EVERY_PAGE.search(url):
            return url
    for value in document.json_ld.each(document.json_ld.article.get("image")):
        if url := document.absolute(_address(value)):
            return url
    return None


def _address(value: Any) -> str | None:
    return text_of(value.get("url") or value.get("contentUrl")) if isinstance(value, dict) else text_of(value)


def _stated_caption(document: Document, url: str) -> str | None:
    """What JSON-LD says below the picture."""
    for value in document.json_ld.each(document.json_ld.article.get("image")):
        if (
            isinstance(value, dict)
            and (said := text_of(value.get("caption") or value.get("description")))
            and (same_asset(document.absolute(_address(value)) or "", url))
        ):
            return clean(said) or None
    return None


__all__ = ["asset_of", "image_of", "largest_of", "read_images"]
