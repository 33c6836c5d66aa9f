"""The fields of an article under the names that other tools give them; the lines are of our own making."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from spiders.config import ROOT
from spiders.warehouse.importing.line import read_line
from spiders.warehouse.importing.names import NAMES

NOW = datetime(2026, 11, 25, tzinfo=UTC)
PAGE = (ROOT / "docs" / "in-and-out.md").read_text(encoding="utf-8")

NEWS_PLEASE = {
    "authors": ["Ada Lund", "Bo Rask"], "date_download": "2026-03-02 10:00:00", "date_modify": None,
    "date_publish": "2026-03-02 08:30:00+00:00", "description": "A ferry.", "filename": "x.json",
    "image_url": "https://post.example/1.jpg", "language": "en", "localpath": None, "maintext": "One.\nTwo.",
    "source_domain": "post.example", "title": "A ferry sails", "title_page": None, "title_rss": None,
    "url": "https://post.example/1",
}  # fmt: skip
FUNDUS = {
    "title": "A ferry sails", "plaintext": "One.\n\nTwo.", "authors": ["Ada Lund", "Bo Rask"], "topics": ["Ferries"],
    "publishing_date": "2026-03-02 08:30:00+00:00", "lang": "en", "free_access": False,
    "body": {"summary": [], "sections": [{"headline": [], "paragraphs": ["One.", "Two."]}]},
    "html": {"requested_url": "https://post.example/r", "responded_url": "https://post.example/1", "crawl_date": "x"},
}  # fmt: skip
MEDIA_CLOUD = {
    "id": "ab", "media_name": "post.example", "media_url": "post.example", "title": "A ferry sails",
    "publish_date": "2026-03-02T08:30:00Z", "url": "https://post.example/1", "language": "en", "text": "One.\n\nTwo.",
}  # fmt: skip
NEWSPAPER = {
    "url": "https://post.example/1", "title": "A ferry sails", "text": "One.\n\nTwo.",
    "authors": ["Ada Lund", "Bo Rask"], "publish_date": "2026-03-02T08:30:00+00:00", "meta_lang": "en",
    "top_image": "https://post.example/1.jpg", "images": ["https://post.example/2.jpg"],
    "keywords": ["Ferries"], "summary": "A ferry.", "movies": [],
}  # fmt: skip
TRAFILATURA = {
    "title": "A ferry sails", "author": "Ada Lund; Bo Rask", "hostname": "post.example", "date": "2026-03-02",
    "source": "https://post.example/1", "source-hostname": "Post", "excerpt": "A ferry.", "tags": "Ferries;Sea",
    "categories": "", "text": "One.\nTwo.", "raw_text": "One. Two.", "language": "en", "fingerprint": "f",
}  # fmt: skip
SCHEMA_ORG = {
    "@context": "https://schema.org", "@graph": [
        {"@type": "WebSite", "url": "https://post.example/"},
        {"@type": "NewsArticle", "headline": "A ferry sails", "articleBody": "One.\n\nTwo.", "inLanguage": "en",
         "mainEntityOfPage": {"@id": "https://post.example/1"}, "datePublished": "2026-03-02T08:30:00Z",
         "author": [{"@type": "Person", "name": "Ada Lund"}, {"@type": "Person", "name": "Bo Rask"}],
         "keywords": "Ferries, Sea", "isAccessibleForFree": "False", "articleSection": ["Harbour"],
         "image": {"@type": "ImageObject", "url": "https://post.example/1.jpg", "caption": "The ferry"}},
    ],
}  # fmt: skip
ALL = {
    "news-please": NEWS_PLEASE, "Fundus": FUNDUS, "Media Cloud": MEDIA_CLOUD, "newspaper4k": NEWSPAPER,
    "trafilatura": TRAFILATURA, "schema.org": SCHEMA_ORG,
}  # fmt: skip


def read(said: dict[str, Any]) -> Any:
    return read_line(json.dumps(said), NOW)


@pytest.mark.parametrize("tool", ALL)
def test_an_article_of_any_tool_is_read(tool: str):
    article = read(ALL[tool]).article

    assert (article.url, article.headline, article.body_text) == (
        "https://post.example/1", "A ferry sails", "One.\n\nTwo.",
    )  # fmt: skip
    assert article.published_at
    assert article.published_at.date().isoformat() == "2026-03-02"
    assert (article.language, article.source) == ("en", "post.example")
    if tool != "Media Cloud":
        assert [author.name for author in article.authors] == ["Ada Lund", "Bo Rask"]


def test_what_a_tool_knows_besides_is_taken_too():
    schema, fundus, news_please = (read(said).article for said in (SCHEMA_ORG, FUNDUS, NEWS_PLEASE))

    assert (schema.keywords, schema.section) == (("Ferries", "Sea"), "Harbour")
    assert (schema.images[0].url, schema.images[0].caption) == ("https://post.example/1.jpg", "The ferry")
    assert (schema.is_paywalled, fundus.is_paywalled, news_please.is_paywalled) == (True, True, None)
    assert news_please.images[0].url == "https://post.example/1.jpg"
    assert news_please.description == "A ferry."


def test_a_moment_as_a_number_and_within_an_object_is_read():
    said = {"url": "https://post.example/1", "title": "A", "text": "B"}
    moment = datetime(2026, 3, 2, 8, 30, tzinfo=UTC)
    written: list[Any] = [int(moment.timestamp()), moment.timestamp() * 1000, {"$date": "2026-03-02T08:30:00Z"}]

    assert [read(said | {"published": value}).article.published_at for value in written] == [moment] * 3


def test_capitals_and_underlines_do_not_matter_and_a_dump_is_unwrapped():
    said = {
        "_index": "news",
        "_source": {"URL": "https://post.example/1", "Title": "A", "Full Text": "B", "Lang": "de"},
    }

    article = read(said).article

    assert (article.headline, article.body_text, article.language) == ("A", "B", "de")


def test_markup_in_a_text_is_its_paragraphs():
    said = {
        "url": "https://post.example/1",
        "title": "A",
        "content": "<p>One <b>ferry</b>\nsails.</p><p>Two &amp; three.</p>",
    }

    assert [block.text for block in read(said).article.body_blocks] == ["One ferry sails.", "Two & three."]


def test_names_that_nothing_was_taken_from_are_told_and_empty_ones_are_not():
    assert read(NEWS_PLEASE).unknown == {"date_download", "filename", "source_domain"}


def test_every_name_stands_in_the_documentation():
    missing = [name for theirs in NAMES.values() for name in theirs if f"`{name}`" not in PAGE]

    assert missing == []
