"""An article as extracted and its text's last line in; the people and agencies that wrote it out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from spiders.normalise.agency import agency_of, only_agencies
from spiders.normalise.byline import read_byline
from spiders.normalise.text import clean

if TYPE_CHECKING:
    from spiders.items import Article, Author


@attrs.frozen
class Writers:
    """Who wrote it."""

    raw: str | None
    people: tuple[Author, ...]
    agencies: tuple[str, ...]


def writers_of(article: Article, tail: str | None) -> Writers:
    """People and agencies of the byline as printed, of the names read elsewhere, and of the text's last line."""
    people: dict[str, Author] = {}
    agencies: list[str] = []
    for author in article.authors:
        if author.kind == "agency" or agency_of(author.name):
            agencies += only_agencies(author.name)
        elif name := clean(author.name):
            people.setdefault(name.casefold(), attrs.evolve(author, name=name))
    for raw in (article.byline_raw, tail):
        if raw:
            read = read_byline(raw)
            agencies += read.agencies
            for person in read.people:
                known = people.get(person.name.casefold())
                people[person.name.casefold()] = (
                    attrs.evolve(known, email=known.email or person.email) if known else person
                )
    raw = article.byline_raw or tail
    return Writers(raw, tuple(people.values()), tuple(dict.fromkeys(agencies)))
