"""Samples in, test cases out: the page, what was read on it (to be corrected by hand), and sample addresses. Pure."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from attrs import frozen

from spiders.items import record

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spiders.items import Article
    from spiders.newsite.sample import Sample

FIELDS = (
    "headline", "subheadline", "description", "byline_raw", "authors", "wire_agency", "wire_credit_raw", "is_wire",
    "dateline", "published_raw", "published_at", "updated_raw", "updated_at", "date_precision", "date_flags", "section",
    "breadcrumbs", "keywords", "language", "detected_language", "images", "body_text", "article_type", "url_canonical",
    "source", "source_article_id",
)  # fmt: skip
"""What a person can see on the page and correct."""
_LISTS = frozenset({"authors", "wire_agency", "date_flags", "breadcrumbs", "keywords", "images"})
_OF_AN_IMAGE = ("url", "caption", "credit_raw", "credit_agency", "is_main")
_LONGEST_NAME = 48


@frozen(kw_only=True)
class Case:
    """One folder below tests/sites/pages/<site>/."""

    name: str
    page: bytes
    expected: str
    """JSON."""


def cases(samples: Sequence[Sample]) -> tuple[Case, ...]:
    """One case an article; names are unique and say which article it is."""
    made: dict[str, Case] = {}
    for sample in samples:
        if sample.article is None:
            continue
        name = stem = _name(sample.article)
        number = 1
        while name in made:
            number += 1
            name = f"{stem}_{number}"
        made[name] = Case(name=name, page=sample.page.body, expected=_expected(sample, sample.article))
    return tuple(made.values())


def addresses(samples: Sequence[Sample]) -> str:
    """Address → the site's own id, for the test of the site's patterns; JSON."""
    known = {sample.page.url: sample.article.source_article_id for sample in samples if sample.article}
    return json.dumps(known, indent=1, ensure_ascii=False) + "\n"


def _name(article: Article) -> str:
    last = unquote(urlsplit(article.url_canonical).path.rpartition("/")[2]).lower().partition(".")[0]
    said = re.sub(r"[^a-z0-9]+", "_", article.source_article_id or last or article.headline.lower()).strip("_")
    return (
        f"article_{said[:_LONGEST_NAME].strip('_')}"
        if said[:1].isdigit() or not said
        else said[:_LONGEST_NAME].strip("_")
    )


def _expected(sample: Sample, article: Article) -> str:
    said = record(article)
    fields: dict[str, Any] = {name: said.get(name, [] if name in _LISTS else None) for name in FIELDS}
    fields["images"] = [{key: image.get(key) for key in _OF_AN_IMAGE} for image in said.get("images", [])]
    head = {
        "url": sample.page.url,
        "content_type": sample.page.content_type,
        "note": "What `news new-site` read. Correct every field by hand against the page, then delete this line.",
    }
    return json.dumps({**head, "fields": fields}, indent=1, ensure_ascii=False, default=str) + "\n"
