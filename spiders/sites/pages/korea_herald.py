"""Pages of The Korea Herald in its two layouts, and of papers that are built like it.

A page is read by the first class whose layout it shows; one that shows neither is read generically and says so by
the fingerprint in its `layout`.
"""

from __future__ import annotations

import re
from functools import cached_property
from itertools import takewhile
from typing import TYPE_CHECKING, Any

import attrs

from spiders.extract.assets import asset_of
from spiders.extract.body import Body
from spiders.extract.found import Found
from spiders.extract.images import image_of
from spiders.extract.page_class import ArticlePage
from spiders.extract.pieces import pieces_of, text_of_element
from spiders.normalise.text import clean
from spiders.sites.korea_herald import section_path

if TYPE_CHECKING:
    from spiders.extract.parse import Document
    from spiders.items import Author, Image

_PUBLISHED = re.compile(r"Published\s*:\s*(.{8,40}?)\s*(?=Updated|$)", re.IGNORECASE)
_UPDATED = re.compile(r"Updated\s*:\s*(.{8,40}?)\s*(?=Published|$)", re.IGNORECASE)


_SECTION_CODE = re.compile(r"[?&]ct=(\d{12})(?!\d)")


def _code(href: str | None) -> str | None:
    match = _SECTION_CODE.search(href or "")
    return match[1] if match else None


_CREDIT = re.compile(r"\s*(\([^()]{2,80}\))$")


def _with_credit(image: Image) -> Image:
    """A bracket at the end of a caption is its credit in this house."""
    match = _CREDIT.search(image.caption or "")
    if not match:
        return image
    return attrs.evolve(image, caption=(image.caption or "")[: match.start()].rstrip() or None, credit_raw=match[1])


class _HeraldPage(ArticlePage):
    """What both layouts share."""

    parser_version = "1"
    stamps: str
    caption: str
    text_class: str
    trail: str

    def published(self) -> Found[str] | None:
        return self._stamp(_PUBLISHED, "Published") or super().published()

    def updated(self) -> Found[str] | None:
        return self._stamp(_UPDATED, "Updated") or super().updated()

    def authors(self) -> Found[tuple[Author, ...]] | None:
        return None  # the meta tag names the paper on every page; the byline is what counts

    def article_type(self) -> Found[str]:
        if self.document.root.xpath("//*[contains(concat(' ', normalize-space(@class), ' '), ' sponsored ')]"):
            return Found("advertorial", "page_class", ".sponsored")
        return super().article_type()

    def breadcrumbs(self) -> Found[tuple[str, ...]] | None:
        """The path on the page; a section's code alone is named by the page's own menu, or the table of 2018."""
        links = self.selector.css(self.trail)
        names = [name for found in links if (name := clean(text_of_element(found.root))) and name.casefold() != "home"]
        code = _code(links[-1].root.get("href")) if links else None
        if code and len(names) == 1:
            names = [*names, *(name for name in self._names_of(code) if name != names[0])]
        return Found(tuple(names), "page_class", self.trail, code) if names else super().breadcrumbs()

    def _names_of(self, code: str) -> tuple[str, ...]:
        if code.endswith("0" * 8):
            return ()
        trail = {found.root for found in self.selector.css(self.trail)}
        for element in self.document.root.iter("a"):
            if (
                _code(element.get("href")) == code
                and element not in trail
                and (name := clean(text_of_element(element)))
            ):
                return (name,)
        return section_path(code)[1:]

    def correction_note(self) -> Found[str] | None:
        return self.text(".editor_note")

    def images(self) -> Found[tuple[Image, ...]] | None:
        """Pictures of the text; a caption that the page shows twice is kept once."""
        images: dict[str, Image] = {}
        for piece in self.body.pieces if self.body else ():
            if piece.type == "image_ref" and (
                image := image_of(piece.element, self.document, self._caption_of(piece.element))
            ):
                image = _with_credit(image)
                known = images.get(asset_of(image.url))
                if known is None or (image.caption and not known.caption):
                    images[asset_of(image.url)] = image
        return Found(tuple(images.values()), "page_class", self.caption) if images else None

    def _stamp(self, pattern: re.Pattern[str], label: str) -> Found[str] | None:
        for found in self.selector.css(self.stamps):
            text = clean(text_of_element(found.root))
            if match := pattern.search(text):
                return Found(match[1], "page_class", f"{self.stamps} {label}", match[0])
        return None

    def _caption_of(self, element: Any) -> str | None:
        """Lines in the captions around a picture, each once."""
        box = element.getparent()
        while box is not None and box.tag not in ("table", "figure", "body") and not self._is_box(box):
            box = box.getparent()
        if box is None or box.tag == "body":
            return None
        lines = [
            text
            for found in box.xpath(f".//*[contains(concat(' ', normalize-space(@class), ' '), ' {self.caption} ')]")
            if (text := clean(text_of_element(found)))
        ]
        return " ".join(dict.fromkeys(lines)) or None

    def _is_box(self, element: Any) -> bool:
        return "img_box" in (element.get("class") or "").split()

    def _is_no_text(self, element: Any) -> bool:
        words = (element.get("class") or "").split()
        return self.caption in words or "editor_note" in words or "view_sns" in words


class Layout1(_HeraldPage):
    """Until 2023: /view.php?ud=…, h1.view_tit, #articleText."""

    layout = "layout_1"
    parser_name = "korea_herald.layout_1"
    stamps = ".view_tit_byline_r"
    caption = "view_con_caption"
    trail = ".view_cate a, .view_location a"
    text_class = "view_con_t"

    @classmethod
    def fits(cls, document: Document) -> bool:
        return bool(
            document.root.xpath("//h1[contains(@class,'view_tit')]") and document.root.xpath("//*[@id='articleText']")
        )

    def headline(self) -> Found[str] | None:
        return self.text("h1.view_tit") or super().headline()

    def subheadline(self) -> Found[str] | None:
        return self.text("h2.view_tit_sub")

    def byline(self) -> Found[str] | None:
        return self.text(".view_tit_byline_l")

    @cached_property
    def body(self) -> Body | None:
        """All of #articleText, and what a wrongly closed element left behind it."""
        text = next(iter(self.document.root.xpath("//*[@id='articleText']")), None)
        if text is None:
            return None
        own, levels, node = {text}, set(), text
        while node.getparent() is not None and node.tag != "body":
            levels.add(node.getparent())
            followers = list(node.itersiblings())
            lost = list(takewhile(self._belongs, followers))
            own.update([node, *lost])
            node = node.getparent()
            if len(lost) < len(followers):
                break
        pieces = pieces_of(
            [node], lambda element: (element.getparent() in levels and element not in own) or self._is_no_text(element)
        )
        return Body(pieces, "page_class", "#articleText .view_con_t", 1.0) if pieces else None

    def _belongs(self, element: Any) -> bool:
        words = (element.get("class") or "").split()
        if any(word.startswith("view_con") for word in words):
            return True
        return not words and not element.get("id") and element.tag in _LOOSE


_LOOSE = frozenset(
    ("p", "br", "table", "b", "i", "u", "strong", "em", "span", "font", "a", "h3", "h4", "blockquote", "ul", "ol")
)
"""What a text lost outside its element consists of."""


class Layout2(_HeraldPage):
    """From 2024: /article/<number>, h1.news_title, .text_box p."""

    layout = "layout_2"
    parser_name = "korea_herald.layout_2"
    stamps = ".news_date"
    caption = "img_caption"
    trail = ".breadcrumb a"
    text_class = "text_box"

    @classmethod
    def fits(cls, document: Document) -> bool:
        return bool(
            document.root.xpath("//h1[contains(@class,'news_title')]")
            and document.root.xpath("//*[contains(@class,'text_box')]")
        )

    def headline(self) -> Found[str] | None:
        return self.text("h1.news_title") or super().headline()

    def subheadline(self) -> Found[str] | None:
        return self.text("h2.news_title")

    def byline(self) -> Found[str] | None:
        return self.text(".news_writer") or self.text(".news_byline")

    @cached_property
    def body(self) -> Body | None:
        roots = self.document.root.xpath("//*[contains(concat(' ', normalize-space(@class), ' '), ' text_box ')]")
        pieces = pieces_of(roots, self._is_no_text)
        return Body(pieces, "page_class", ".text_box p", 1.0) if pieces else None


PAGES = (Layout1, Layout2)
"""In the order in which they are tried."""
