"""The document in, the authors out that its JSON-LD, its meta tags and its cards state."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from attrs import evolve

from spiders.extract.found import Found
from spiders.extract.json_ld import text_of, types_of
from spiders.items import Author
from spiders.normalise.agency import agency_names
from spiders.normalise.byline import read_byline

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spiders.extract.parse import Document

MOST = 40
_TAGS = (
    "author", "article:author", "articleauthor", "article.author", "og:article:author", "dc.creator", "dcterms.creator",
    "dc.contributor", "parsely-author", "sailthru.author", "byl", "byline", "article_author", "article-author",
    "authors", "author_name", "cxenseparse:author", "dcsext.author", "citation_author", "cre", "creator",
)  # fmt: skip
_WRITTEN_BY = re.compile(
    r"written|author|geschrieben|verfasst|autor|auteur|écrit|escrito|scritto|skrevet|skriven|geschreven|yazan"
    r"|執筆|작성자",
    re.IGNORECASE,
)


def stated_people(document: Document) -> Iterator[Found[tuple[Author, ...]]]:
    """One reading a place that names anybody."""
    article = document.json_ld.article
    for key in ("author", "creator"):
        authors: dict[str, Author] = {}
        raw = []
        for entry in document.json_ld.each(article.get(key))[:MOST]:
            names = entry.get("name") if isinstance(entry, dict) else entry
            for name in names if isinstance(names, list) else [names]:
                if text := text_of(name):
                    raw.append(text)
                    for author in people_in(text):
                        authors.setdefault(author.name.casefold(), _with(author, entry))
        if authors:
            yield Found(tuple(authors.values()), "json_ld", key, ", ".join(raw), 0.95)
    for name in _TAGS:
        contents = [text for text in document.meta.all(name)[:MOST] if not text.startswith(("http:", "https:"))]
        authors = {author.name.casefold(): author for text in contents for author in people_in(text)}
        if authors:
            yield Found(tuple(authors.values()), "meta", name, ", ".join(contents), 0.8)
    for text in document.meta.labelled(_WRITTEN_BY):
        if people := people_in(text):
            yield Found(tuple(people), "meta", "twitter:label", text, 0.8)


def people_in(text: str, *, printed: bool = False) -> list[Author]:
    """Names in a string that holds one or several."""
    byline = read_byline(text, printed=printed)
    agencies = agency_names(text) if byline.agencies else []
    return [*byline.people, *(Author(name=name, kind="agency") for name in agencies)]


def _with(author: Author, entry: Any) -> Author:
    """The author with what its node says besides the name."""
    if not isinstance(entry, dict):
        return author
    url = None if isinstance(entry.get("url"), dict) else text_of(entry.get("url"))
    organisation = any(kind.endswith("organization") for kind in types_of(entry))
    return evolve(
        author,
        kind="staff" if organisation and author.kind == "person" else author.kind,
        url=url if url and url.startswith("http") else None,
    )
