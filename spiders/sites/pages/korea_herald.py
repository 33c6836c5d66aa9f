"""Pages of The Korea Herald in its two layouts, and of papers that are built like it.

A page is read by the first class whose layout it shows; one that shows neither is read generically and says so by
the fingerprint in its `layout`.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Any

from spiders.extract.body import Body
from spiders.extract.found import Found
from spiders.extract.images import asset_of, image_of
from spiders.extract.page_class import ArticlePage
from spiders.extract.pieces import pieces_of
from spiders.normalise.text import clean

if TYPE_CHECKING:
    from spiders.extract.parse import Document
    from spiders.items import Author, Image

_PUBLISHED = re.compile(r"Published\s*:\s*(.{8,40}?)\s*(?=Updated|$)", re.IGNORECASE)
_UPDATED = re.compile(r"Updated\s*:\s*(.{8,40}?)\s*(?=Published|$)", re.IGNORECASE)


class _HeraldPage(ArticlePage):
    """What both layouts share."""

    parser_version = "1"
    stamps: str
    caption: str
    text_class: str

    def published(self) -> Found[str] | None:
        return self._stamp(_PUBLISHED, "Published") or super().published()

    def updated(self) -> Found[str] | None:
        return self._stamp(_UPDATED, "Updated") or super().updated()

    def authors(self) -> Found[tuple[Author, ...]] | None:
        return None  # the meta tag names the paper on every page; the byline is what counts

    def language(self) -> Found[str] | None:
        return Found(self.site.language, "page_class", "site") if self.site.language else super().language()

    def images(self) -> Found[tuple[Image, ...]] | None:
        """Pictures of the text; a caption that the page shows twice is kept once."""
        images: dict[str, Image] = {}
        for piece in self.body.pieces if self.body else ():
            if piece.type == "image_ref" and (
                image := image_of(piece.element, self.document, self._caption_of(piece.element))
            ):
                known = images.get(asset_of(image.url))
                if known is None or (image.caption and not known.caption):
                    images[asset_of(image.url)] = image
        return Found(tuple(images.values()), "page_class", self.caption) if images else None

    def _stamp(self, pattern: re.Pattern[str], label: str) -> Found[str] | None:
        for found in self.selector.css(self.stamps):
            text = clean(" ".join(found.root.itertext()))
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
            if (text := clean(" ".join(found.itertext())))
        ]
        return " ".join(dict.fromkeys(lines)) or None

    def _is_box(self, element: Any) -> bool:
        return "img_box" in (element.get("class") or "").split()

    def _is_no_text(self, element: Any) -> bool:
        words = (element.get("class") or "").split()
        return self.caption in words or "view_con_byline" in words


class Layout1(_HeraldPage):
    """Until 2023: /view.php?ud=…, h1.view_tit, #articleText."""

    layout = "layout_1"
    parser_name = "korea_herald.layout_1"
    stamps = ".view_tit_byline_r"
    caption = "view_con_caption"
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
        return self.text(".view_tit_byline_l a") or self.text(".view_tit_byline_l")

    def breadcrumbs(self) -> Found[tuple[str, ...]] | None:
        names = [
            clean(" ".join(found.root.itertext()))
            for found in self.selector.css(".view_location a, .location a, .nav_path a")
        ]
        names = [name for name in names if name and name.casefold() != "home"]
        return Found(tuple(names), "page_class", ".view_location a") if names else super().breadcrumbs()

    @cached_property
    def body(self) -> Body | None:
        """All of #articleText, and what a wrongly closed element left behind it."""
        roots = []
        for element in self.document.root.xpath("//*[@id='articleText']")[:1]:
            roots.append(element)
            for sibling in element.itersiblings():
                if not self._belongs(sibling):
                    break
                roots.append(sibling)
        pieces = pieces_of(roots, self._is_no_text)
        return Body(pieces, "page_class", "#articleText .view_con_t", 1.0) if pieces else None

    def _belongs(self, element: Any) -> bool:
        words = (element.get("class") or "").split()
        return (
            self.text_class in words
            or self.caption in words
            or (not words and not element.get("id") and element.tag in ("p", "br", "table"))
        )


class Layout2(_HeraldPage):
    """From 2024: /article/<number>, h1.news_title, .text_box p."""

    layout = "layout_2"
    parser_name = "korea_herald.layout_2"
    stamps = ".news_date"
    caption = "img_caption"
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
