"""A page and the name of a field in; the rule it is chosen by, and every candidate with what became of it, out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import frozen

from spiders.extract import headline, people, times
from spiders.extract.cover import stated_covers
from spiders.extract.pictures import pictures_on_page

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spiders.extract.found import Found
    from spiders.extract.page_class import ArticlePage

_RULES = {
    "headline": "what two of card, JSON-LD and heading agree on; where all differ, the first",
    "authors": "the first that names more than the paper itself",
    "published": "the first that is told to the minute; where it lacks its zone, the same clock told with one",
    "updated": "the first that is told to the minute; where it lacks its zone, the same clock told with one",
    "images": "every picture between headline and last line that nothing speaks against; first the one that the card shows",  # noqa: E501
}
FIELDS = {
    "headline": "headline", "authors": "authors", "byline_raw": "authors", "images": "images",
    "published_at": "published", "published_raw": "published", "date_precision": "published",
    "updated_at": "updated", "updated_raw": "updated",
}  # fmt: skip
"""Fields of an article that have candidates → how a page class calls them."""


@frozen
class Candidate:
    """One place that says something of the field."""

    source: str
    """"json_ld author"."""
    value: str
    verdict: str
    """"taken", "agrees", "not taken", or what speaks against it."""


@frozen
class Explanation:
    """Why a field is as it is."""

    rule: str
    candidates: tuple[Candidate, ...]


def explain(page: ArticlePage, field: str) -> Explanation | None:
    """None for a field that only one place can tell."""
    name = FIELDS.get(field)
    if name is None:
        return None
    taken = page.read(name)
    by_class = taken is not None and taken.method == "page_class"
    rule = f"the site's page class reads it: {taken.rule}" if taken and by_class else _RULES[name]
    if name == "images":
        return Explanation(rule, tuple(_pictures(page, taken)))
    title = page.read("headline")
    found = _readings(page, name, title.value if title else None)
    return Explanation(rule, tuple(_candidate(one, taken) for one in found))


def _readings(page: ArticlePage, name: str, title: str | None) -> Iterable[Found[Any]]:
    if name == "headline":
        return headline.readings(page.document)
    if name == "authors":
        return people.readings(page.document, title)
    read = times.published_readings if name == "published" else times.updated_readings
    return read(page.document, title)


def _candidate(found: Found[Any], taken: Found[Any] | None) -> Candidate:
    if taken is not None and (found.method, found.rule) == (taken.method, taken.rule):
        verdict = "taken"
    else:
        verdict = "agrees" if taken and _said(found.value) == _said(taken.value) else "not taken"
    return Candidate(f"{found.method} {found.rule}", _said(found.value), verdict)


def _said(value: Any) -> str:
    return ", ".join(f"{author.name} ({author.kind})" for author in value) if isinstance(value, tuple) else str(value)


def _pictures(page: ArticlePage, taken: Found[Any] | None) -> Iterable[Candidate]:
    urls = [image.url for image in taken.value] if taken else []
    for cover in stated_covers(page.document):
        yield Candidate(
            f"{cover.method} {cover.rule}", cover.value, "the cover" if cover.value in urls[:1] else "stated"
        )
    title = page.read("headline")
    for picture in pictures_on_page(page.document, page.body, title.value if title else None):
        if picture.url in urls:
            verdict = "the cover" if picture.url == urls[0] else "taken"
        else:
            verdict = picture.against or "shown before in another cut"
        yield Candidate("page img", picture.url, verdict)
