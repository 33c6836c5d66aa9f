"""Edition → what the warehouse and the books must say about it: JSON-ready lines, each with a `kind`.

"article": the fields of items.Article that a reader of the page can know, as items.record shapes them.
"address": what must become of every other address that lists, feeds or site maps name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from spiders.items import Article as Item
from spiders.items import Image, record
from spiders.local.paper import credit_lines, layout_2, stamp
from spiders.local.paper.markup import description, picture_url
from spiders.local.paper.masthead import BASE_URL, SOURCE, agencies, path
from spiders.local.paper.pictures import HEIGHT, WIDTH

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spiders.local.paper.article import Article
    from spiders.local.paper.edition import Edition

_EXTRACTION_ONLY = {
    "url", "body_blocks", "word_count", "char_count", "content_hash", "parser_name", "parser_version", "schema_version",
    "field_provenance",
}  # fmt: skip


def lines(edition: Edition) -> Iterator[dict[str, Any]]:
    """All lines: articles oldest first, then the other addresses."""
    advertised = {article.url for article in (*edition.advertised, *edition.archived)}
    copies: dict[str, list[Article]] = {}
    for article in edition.everything:
        copies.setdefault(article.story.copy_of or article.story.slug, []).append(article)
    for article in edition.everything:
        if article.withdrawn is None and not article.story.premium and not article.story.copy_of:
            others = [other.url for other in copies[article.story.slug] if other is not article]
            yield {"kind": "article", "advertised": article.url in advertised, "copies": others, **fields(article)}
    for article in edition.everything:
        line = {"kind": "address", "advertised": article.url in advertised, "url_canonical": article.url}
        if article.story.premium:
            yield {**line, "state": "blocked", "why": "robots.txt forbids /premium/"}
        elif article.withdrawn is not None:
            yield {**line, "state": "gone", "why": "withdrawn: answers 410 with a notice"}
        elif article.story.copy_of:
            original = next(other.url for other in copies[article.story.copy_of] if not other.story.copy_of)
            yield {**line, "state": "duplicate", "duplicate_of": original, "why": "the same text under two addresses"}
    for url, why in OTHERS:
        yield {"kind": "address", "advertised": True, "url_canonical": url, "state": "filtered", "why": why}


OTHERS = (
    ("https://partner-paper.example/2026/ferry-timetable", "another host, in the feed of everything"),
    (f"{BASE_URL}/company/about.php", "no article's address, in the site map"),
    (f"{BASE_URL}/company/contact.php", "no article's address, in the site map"),
)
"""What is advertised and is no article of the paper."""


def item(article: Article) -> Item:
    """The article as the best of all readers would read it."""
    story = article.story
    block = layout_2.json_ld(article) if story.layout != 1 else None
    updated = article.updated or (article.published if story.layout == 1 else None)
    shown = stamp.layout_1 if story.layout == 1 else stamp.layout_2
    return Item(
        source=SOURCE,
        source_article_id=article.id,
        url=article.url,
        url_canonical=article.url,
        headline=story.headline,
        subheadline=story.subheadline,
        description=description(article),
        published_at=article.published,
        published_raw=shown(article.published),
        updated_at=updated,
        updated_raw=shown(updated) if updated else None,
        date_precision="minute",
        byline_raw=credit_lines.byline_raw(story),
        authors=credit_lines.authors(story),
        wire_agency=credit_lines.wire_agency(story),
        wire_credit_raw=credit_lines.wire_credit(story),
        is_wire=bool(story.wire),
        dateline=story.place,
        section=path(story.section)[-1],
        breadcrumbs=path(story.section),
        keywords=story.keywords,
        language=story.language,
        body_text="\n\n".join(piece.text for piece in story.body if piece.type != "picture"),
        images=tuple(_image(article, number) for number in _shown_order(article)),
        links=tuple({"url": address, "text": words} for words, address in story.links),
        article_type=story.article_type,
        is_sponsored=True if story.sponsored else None,
        correction_note=story.note,
        layout=f"layout_{story.layout}",
        json_ld=[block] if block else None,
    )


def fields(article: Article) -> dict[str, Any]:
    """The same as a record, without what only extraction can say."""
    return {name: value for name, value in record(item(article)).items() if name not in _EXTRACTION_ONLY}


def _shown_order(article: Article) -> list[int]:
    shown = [int(piece.text) for piece in article.story.body if piece.type == "picture"]
    return [number for number in range(len(article.story.pictures)) if number not in shown] + shown


def _image(article: Article, number: int) -> Image:
    picture = article.story.pictures[number]
    first = number == _shown_order(article)[0]
    sized = article.story.layout != 1
    return Image(
        url=picture_url(article, number),
        caption=picture.caption,
        credit_raw=credit_lines.picture_credit(picture),
        credit_agency=next(iter(agencies(picture.credit or "")), None),
        alt=picture.caption if sized else None,
        width=WIDTH if sized else None,
        height=HEIGHT if sized else None,
        is_main=first,
    )
