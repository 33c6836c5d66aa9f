"""The names under which other tools write an article's fields; docs/in-and-out.md has the same as a table.

Read beside Broadsheet's own: news-please, Fundus, Media Cloud, newspaper4k, trafilatura, schema.org's JSON-LD.
Capitals, "_", "-" and spaces in a name do not matter; "html.responded_url" is a field within a field. Of several names
that a line has, the first one here that holds something is taken.
"""

from __future__ import annotations

import re
from typing import Any

NAMES: dict[str, tuple[str, ...]] = {
    "url": (
        "url", "link", "permalink", "canonical_url", "canonical_link", "url_canonical", "html.responded_url",
        "html.requested_url", "original_url", "mainEntityOfPage.@id", "mainEntityOfPage", "@id", "source",
    ),
    "headline": ("headline", "title", "article_title", "name"),
    "body": (
        "body", "articleBody", "body_text", "maintext", "plaintext", "text_content", "story_text", "article_text",
        "full_text", "text", "content", "raw_text",
    ),
    "published_at": (
        "published_at", "published_raw", "datePublished", "date_publish", "publishing_date", "publish_date",
        "publication_date", "published_date", "published", "pub_date", "date",
    ),
    "updated_at": (
        "updated_at", "updated_raw", "dateModified", "date_modify", "modified_date", "updated_date", "modified",
        "updated",
    ),
    "language": ("language", "inLanguage", "lang", "meta_lang"),
    "byline": ("byline", "byline_raw"),
    "authors": ("authors", "author", "creator"),
    "section": ("section", "articleSection", "category", "categories"),
    "subheadline": ("subheadline", "alternativeHeadline", "subtitle"),
    "description": ("description", "summary", "excerpt", "abstract", "standfirst", "meta_description"),
    "keywords": ("keywords", "tags", "topics", "meta_keywords"),
    "image": ("image", "image_url", "top_image", "thumbnailUrl", "meta_img", "images"),
    "free": ("free_access", "isAccessibleForFree"),
    "source": ("source", "outlet"),
}  # fmt: skip

_WRAPPERS = ("_source", "article")
"""A line of a search engine's dump, or of a service's answer, has the article within."""
_NOTHING: tuple[Any, ...] = (None, "", [], {})
_BETWEEN = re.compile(r"[\s_-]+")


def found(said: dict[str, Any]) -> tuple[dict[str, Any], set[str]]:
    """Our names with what the object holds under theirs; and the names of it that nothing was taken from."""
    said = _article_within(said)
    given = {_folded(name): name for name in said}
    values, taken = {}, set()
    for ours, theirs in _FOLDED.items():
        for name in theirs:
            outer, _, inner = name.partition(".")
            if outer not in given:
                continue
            value = said[given[outer]]
            if inner:
                value = _inner(value, inner)
            if _holds(ours, name, value):
                values[ours] = value
                taken.add(given[outer])
                break
    # The same under another name, or the name of an empty field, is nothing that was missed.
    same = [value for value in values.values() if isinstance(value, str)]
    unknown = {
        name for name, value in said.items()
        if name not in taken and value not in _NOTHING and not (isinstance(value, str) and value in same)
    }  # fmt: skip
    return values, {name for name in unknown if not name.startswith("@")}


def _article_within(said: dict[str, Any]) -> dict[str, Any]:
    for wrapper in _WRAPPERS:
        if isinstance(said.get(wrapper), dict):
            return dict(said[wrapper])
    if isinstance(graph := said.get("@graph"), list):
        for part in graph:
            if isinstance(part, dict) and "headline" in part:
                return dict(part)
    return said


def _holds(ours: str, name: str, value: Any) -> bool:
    if value in _NOTHING:
        return False
    if name == "source":  # trafilatura calls the address so; everybody else means the outlet by it
        return (isinstance(value, str) and "://" in value) == (ours == "url")
    return True


def _inner(value: Any, name: str) -> Any:
    if not isinstance(value, dict):
        return None
    return next((held for key, held in value.items() if _folded(key) == name), None)


def _folded(name: str) -> str:
    return _BETWEEN.sub("", name).casefold()


_FOLDED = {
    ours: tuple(dict.fromkeys(".".join(map(_folded, name.split("."))) for name in theirs))
    for ours, theirs in NAMES.items()
}
