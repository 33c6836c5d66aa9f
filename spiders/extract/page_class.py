"""A page class: how one layout is read, one short method a field. This one reads any page.

A site's own class overrides only the fields whose generic reading is wrong, and says in `fits` what its layout shows.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar

from spiders.errors import NotAnArticle
from spiders.extract import headline, images, kind, links, media, people, sections, times
from spiders.extract.blocks import blocks_of
from spiders.extract.fingerprint import layout_of
from spiders.extract.found import Found
from spiders.extract.judge import why_no_article
from spiders.extract.passages import Shown, passages_of
from spiders.extract.pieces import text_of_element
from spiders.extract.posts import mark_posts
from spiders.extract.reading import RULES, read_body
from spiders.extract.recurring import Recurs, recurring, without, without_pictures
from spiders.extract.rule import Reading
from spiders.items import Article, Author, Image, Provenance
from spiders.normalise.address import on_site, source_of
from spiders.normalise.language import detect_language, language_tag
from spiders.normalise.storable import storable
from spiders.normalise.text import clean
from spiders.normalise.zones import zone_for

if TYPE_CHECKING:
    from parsel import Selector

    from spiders.extract.body import Body
    from spiders.extract.parse import Document
    from spiders.extract.profile import Profile
    from spiders.extract.rule import Rules
    from spiders.site import Site


class ArticlePage:
    """Reads any article page."""

    layout: ClassVar[str | None] = None
    """Name of the layout; None: a fingerprint is reported."""
    parser_name: ClassVar[str] = "generic"
    parser_version: ClassVar[str] = "1"
    rules: ClassVar[Rules] = RULES
    """What decides about the text; a layout that one of them harms says RULES.without("its name")."""

    def __init__(self, document: Document, site: Site, profile: Profile | None = None) -> None:
        self.document = document
        self.site = site
        self.profile = profile
        """What is known of the source's pages; None: the page is read by itself."""
        self._read: dict[str, Found[Any] | None] = {}

    @classmethod
    def fits(cls, document: Document) -> bool:
        """Whether the page shows this layout."""
        del document
        return True

    @cached_property
    def selector(self) -> Selector:
        """The page for CSS and XPath, on the one tree."""
        from parsel import Selector

        return Selector(root=self.document.root, type="html")

    def headline(self) -> Found[str] | None:
        return headline.read_headline(self.document)

    def subheadline(self) -> Found[str] | None:
        return headline.read_subheadline(self.document)

    def description(self) -> Found[str] | None:
        return headline.read_description(self.document)

    def published(self) -> Found[str] | None:
        title = self.read("headline")
        return times.read_published(self.document, title.value if title else None)

    def updated(self) -> Found[str] | None:
        title = self.read("headline")
        return times.read_updated(self.document, title.value if title else None)

    def byline(self) -> Found[str] | None:
        return None

    def authors(self) -> Found[tuple[Author, ...]] | None:
        title = self.read("headline")
        return people.read_authors(self.document, title.value if title else None)

    def breadcrumbs(self) -> Found[tuple[str, ...]] | None:
        return sections.read_breadcrumbs(self.document)

    def section(self) -> Found[str] | None:
        return sections.read_section(self.document)

    def keywords(self) -> Found[tuple[str, ...]] | None:
        return sections.read_keywords(self.document)

    def language(self) -> Found[str] | None:
        return sections.read_language(self.document)

    def article_type(self) -> Found[str]:
        return kind.read_article_type(self.document)

    @cached_property
    def body(self) -> Body | None:
        found = self.read("headline")
        return read_body(self.document, found.value if found else None, self.rules)

    def is_sponsored(self) -> Found[bool] | None:
        found = self.read("article_type")
        return kind.read_sponsored(self.document, found.value if found else "")

    def is_paywalled(self) -> Found[bool] | None:
        return kind.read_paywalled(self.document)

    def is_liveblog(self) -> Found[bool] | None:
        found = self.read("article_type")
        return Found(True, found.method, found.rule, found.raw) if found and found.value == "liveblog" else None

    def videos(self) -> Found[tuple[dict[str, Any], ...]] | None:
        found = media.stated_media(self.document, "video")
        return Found(found, "json_ld", "VideoObject") if found else None

    def audios(self) -> Found[tuple[dict[str, Any], ...]] | None:
        found = media.stated_media(self.document, "audio")
        return Found(found, "json_ld", "AudioObject") if found else None

    def correction_note(self) -> Found[str] | None:
        return None

    def links(self) -> Found[tuple[dict[str, Any], ...]] | None:
        found = links.outbound(self.document, self.body)
        return Found(found, "page", "a of the body") if found else None

    def images(self) -> Found[tuple[Image, ...]] | None:
        title = self.read("headline")
        return images.read_images(self.document, self.body, title.value if title else None)

    def canonical(self) -> Found[str] | None:
        """What the page calls its own address; normalise decides whether to believe it."""
        for rule, href in (
            ("link[rel=canonical]", next(iter(self.document.meta.links.get("canonical", ())), None)),
            ("og:url", self.document.meta.get("og:url")),
        ):
            if (url := self.document.absolute(href)) and on_site(url, self.site):
                return Found(url, "meta", rule, href)
        return None

    def read(self, name: str) -> Found[Any] | None:
        """What the method of that name finds; asked once."""
        if name not in self._read:
            self._read[name] = getattr(self, name)()
        return self._read[name]

    def text(self, css: str) -> Found[str] | None:
        """Text of the first element that the selector finds and that has some."""
        for found in self.selector.css(css):
            if value := clean(text_of_element(found.root)):
                return Found(value, "page_class", css)
        return None

    @cached_property
    def _plain(self) -> Body | None:
        """The body as the page alone has it: asked for before anything is taken from it."""
        return self.body

    @cached_property
    def shown(self) -> Shown:
        """What stands in that text, to be compared with other pages of the source."""
        return passages_of(self._plain.pieces, self._plain.container) if self._plain else Shown([], [], {})

    @cached_property
    def _recurs(self) -> Recurs:
        return recurring(self.shown, self.profile) if self.profile and self.profile.keys else Recurs()

    def article(self) -> Article:
        """The page as an Article; NotAnArticle where it is none."""
        plain, recurs = self._plain, self._recurs
        if plain and self.profile and self.profile.keys:
            found = self.read("headline")
            reading = Reading(self.document, found.value if found else None, self.rules, plain.container)
            self.body = without(plain, recurs, self.profile, reading)
        read: dict[str, Found[Any] | None] = {name: self.read(name) for name in FIELDS}
        body = self.body
        title = read["headline"]
        if finding := why_no_article(self.document, title.value if title else None, body):
            raise NotAnArticle(finding.state, finding.reason, finding.detail)
        if body is None or title is None:  # why_no_article has named both; this is for the type checker
            raise NotAnArticle("quarantined", "no_text", "The page has no text that could be an article's.")
        if read["article_type"] and read["article_type"].value == "liveblog":
            mark_posts(body.pieces, self.document)
        provenance = {_NAMES.get(name, name): found.provenance for name, found in read.items() if found}
        provenance["body_text"] = body.provenance
        values: dict[str, Any] = {_NAMES.get(name, name): found.value for name, found in read.items() if found}
        if recurs.boxes and "images" in values:
            values["images"] = without_pictures(values["images"], recurs, self.document)
        url = self.document.page.url
        blocks = blocks_of(body.pieces, self.document, zone_for(url, self.site, language_tag(values.get("language"))))
        text = "\n\n".join(block.text for block in blocks if block.text)
        declared = language_tag(values.get("language")) or language_tag(self.site.language)
        if detected := detect_language(text, declared):
            values["detected_language" if declared else "language"] = detected
            provenance["detected_language" if declared else "language"] = Provenance(
                method="guess", rule="text", confidence=0.7
            )
        return Article(
            **{"url_canonical": url, **values},
            source=source_of(url, self.site),
            source_article_id=None,
            url=url,
            body_text=text,
            body_blocks=blocks,
            fetched_at=self.document.page.fetched_at,
            raw_ref=self.document.page.raw_ref,
            parser_name=self.parser_name,
            parser_version=f"{self.parser_version}+{recurs.mark}" if recurs.mark else self.parser_version,
            layout=self.layout or layout_of(self.document.root),
            field_provenance=provenance,
            json_ld=storable(self.document.json_ld.blocks) or None,
        )


FIELDS = (
    "headline",
    "subheadline",
    "description",
    "published",
    "updated",
    "byline",
    "authors",
    "breadcrumbs",
    "section",
    "keywords",
    "language",
    "article_type",
    "images",
    "links",
    "correction_note",
    "is_paywalled",
    "is_liveblog",
    "videos",
    "audios",
    "is_sponsored",
    "canonical",
)
"""The methods that are asked, in this order."""
_NAMES = {"published": "published_raw", "updated": "updated_raw", "byline": "byline_raw", "canonical": "url_canonical"}
"""Where their first readings go; normalise turns raw strings into values."""
