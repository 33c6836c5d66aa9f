"""The document in, its byline out: names as printed, from JSON-LD, meta tags, microdata or the page."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from attrs import evolve

from spiders.extract.headline import host_of, site_names
from spiders.extract.people_shown import shown_people
from spiders.extract.people_stated import stated_people

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spiders.extract.found import Found
    from spiders.extract.parse import Document
    from spiders.items import Author


_STATED = ("json_ld", "meta")


def read_authors(document: Document, headline: str | None = None) -> Found[tuple[Author, ...]] | None:
    """Names of people, desks and agencies in the order printed: the first reading that names more than the paper."""
    names, host = site_names(document, handles=False), host_of(document.page.url)
    desk: Found[tuple[Author, ...]] | None = None
    paper: Found[tuple[Author, ...]] | None = None
    sources: tuple[Author, ...] = ()
    for found in readings(document, headline):
        kinds = {author.kind for author in found.value}
        if is_site(found, names, host):
            paper = paper or evolve(found, value=tuple(map(_as_staff, found.value)))
        elif "person" in kinds or ("agency" in kinds and (found.method in _STATED or not (paper or desk))):
            return found
        elif "agency" in kinds:  # a source shown beside the text does not take the byline from the paper
            sources = sources or tuple(author for author in found.value if author.kind == "agency")
        else:
            desk = desk or found
    best = desk or paper
    return evolve(best, value=best.value + sources) if best else None


def readings(document: Document, headline: str | None) -> Iterator[Found[tuple[Author, ...]]]:
    """Every reading, the most trusted first; each is made only when it is asked for."""
    return chain(stated_people(document), shown_people(document, headline))


def is_site(found: Found[tuple[Author, ...]], names: set[str], host: str) -> bool:
    """Whether a reading names only the paper: its name, or its address as in "Morning Post (www.post.example)"."""
    if host and re.search(rf"(?:^|[\s(/]|www\.){re.escape(host)}\b", (found.raw or "").casefold()):
        return True
    return all(_folded(author.name) in names or author.kind == "agency" for author in found.value) and any(
        _folded(author.name) in names for author in found.value
    )


def _as_staff(author: Author) -> Author:
    return author if author.kind == "agency" else evolve(author, kind="staff")


def _folded(name: str) -> str:
    return "".join(c for c in name.casefold() if c.isalnum())
