"""The document and its body in, the article's pictures out: cover first, each with caption and credit as printed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import evolve

from spiders.extract.assets import largest_of, pixels, same_asset
from spiders.extract.captions import caption_of
from spiders.extract.cover import stated_caption, stated_covers, stated_credit
from spiders.extract.found import Found
from spiders.extract.pictures import pictures_on_page
from spiders.items import Image
from spiders.normalise.text import clean

if TYPE_CHECKING:
    from spiders.extract.body import Body
    from spiders.extract.parse import Document

MOST = 60


def read_images(document: Document, body: Body | None, headline: str | None = None) -> Found[tuple[Image, ...]] | None:
    """Cover first, then those of the body in order; each picture once."""
    images: list[Image] = []
    leads = False
    for picture in pictures_on_page(document, body, headline):
        if picture.against or any(same_asset(picture.url, image.url) for image in images):
            continue
        leads = leads or (not images and picture.before_text)
        caption, credit = caption_of(picture.element, picture.box)
        images.append(image_of(picture.element, document, caption, credit) or Image(url=picture.url, caption=caption))
        if len(images) >= MOST:
            break
    cover = next(stated_covers(document), None)
    place = next((i for i, image in enumerate(images) if cover and same_asset(image.url, cover.value)), None)
    method, rule, sure = ("meta" if cover and cover.method == "meta" else "page"), "", 0.5
    if cover and place is not None:
        method, rule, sure = cover.method, f"{cover.rule}, shown on the page", 0.95
    elif leads:
        method, rule, sure, place = "page", "first picture before the text", 0.75, 0
    elif cover:
        method, rule, sure, place = cover.method, cover.rule, 0.6, 0
        images.insert(0, Image(url=cover.value))
    elif images:
        method, rule, place = "page", "first picture of the text", 0
    else:
        return None
    first = images.pop(place or 0)
    images.insert(
        0,
        evolve(
            first,
            caption=first.caption or stated_caption(document, first.url),
            credit_raw=first.credit_raw or stated_credit(document, first.url),
            is_main=True,
        ),
    )
    return Found(tuple(images), method, rule, cover.value if cover else None, sure)


def image_of(element: Any, document: Document, caption: str | None = None, credit: str | None = None) -> Image | None:
    """The picture of an img or picture element: its largest variant."""
    url = document.absolute(largest_of(element))
    if not url:
        return None
    return Image(
        url=url,
        caption=caption,
        credit_raw=credit,
        alt=clean(element.get("alt") or "") or None,
        width=pixels(element.get("width")),
        height=pixels(element.get("height")),
    )
