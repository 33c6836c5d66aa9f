"""Articles in, the coverage table out: on how many pages each field was found, and by what. Pure."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from attrs import frozen

from spiders.items import record
from spiders.newsite.cases import FIELDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spiders.items import Article

_BY = {
    "published_at": "published_raw",
    "updated_at": "updated_raw",
    "date_precision": "published_raw",
    "is_wire": "wire_agency",
}
"""Fields made of another one."""
_BY_RULE = {"url_canonical": "address", "source": "address", "source_article_id": "article_url"}
_EMPTY: tuple[Any, ...] = (None, "", [], (), False, "none", "und")


@frozen(kw_only=True)
class Line:
    """One field."""

    field: str
    found: int
    pages: int
    by: tuple[tuple[str, int], ...]
    """("json_ld headline", number of pages), the most frequent first."""
    least: float | None
    """The smallest confidence; None where there is none."""
    example: str
    """Of the first page that has it."""


def coverage(articles: Sequence[Article]) -> tuple[Line, ...]:
    """A line a field, in the order of the page cases."""
    records = [record(article) for article in articles]
    return tuple(_line(name, articles, records) for name in FIELDS)


def _line(name: str, articles: Sequence[Article], records: list[dict[str, Any]]) -> Line:
    by: Counter[str] = Counter()
    confidences: list[float] = []
    example = ""
    for article, said in zip(articles, records, strict=True):
        value = said.get(name)
        if value in _EMPTY:
            continue
        example = example or _short(value)
        origin = article.field_provenance.get(name) or article.field_provenance.get(_BY.get(name, ""))
        by[f"{origin.method} {origin.rule or ''}".strip() if origin else _BY_RULE.get(name, "other fields")] += 1
        if origin:
            confidences.append(origin.confidence)
    return Line(
        field=name,
        found=sum(by.values()),
        pages=len(articles),
        by=tuple(by.most_common()),
        least=min(confidences, default=None),
        example=example,
    )


def _short(value: object, longest: int = 60) -> str:
    if isinstance(value, list | tuple):
        value = ", ".join(
            str(entry.get("name") or entry.get("url")) if isinstance(entry, dict) else str(entry) for entry in value
        )
    text = " ".join(str(value).split())
    return text if len(text) <= longest else f"{text[: longest - 1]}…"
