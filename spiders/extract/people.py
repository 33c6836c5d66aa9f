"""The document in, its byline out: names as printed, from JSON-LD, meta tags, microdata or the page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from lxml import etree

from spiders.extract.found import Found
from spiders.extract.headline import site_names
from spiders.extract.json_ld import text_of, types_of
from spiders.extract.near_title import lines_near_title, names_around
from spiders.extract.pieces import text_of_element
from spiders.items import Author
from spiders.normalise.agency import agency_of
from spiders.normalise.byline import is_name, kind_of, read_byline, tidy_name
from spiders.normalise.text import clean

if TYPE_CHECKING:
    from spiders.extract.parse import Document

MOST = 40
_MARKED = etree.XPath("//@rel[. = 'author']/parent::* | //@itemprop[contains(., 'author')]/parent::*")
"""From the attributes to their elements: to ask every element for its attributes takes eight times as long."""


def read_authors(document: Document, headline: str | None = None) -> Found[tuple[Author, ...]] | None:
    """Names of people, desks and agencies in the order printed."""
    stated = _from_json_ld(document) or _from_meta(document)
    if stated and any(author.kind in ("person", "agency") for author in stated.value):
        names = site_names(document)
        if not all(_is_site(author.name, names) for author in stated.value):
            return stated
    # nobody, or the paper itself: the page may name the people
    shown = _from_page(document, headline)
    if shown and (not stated or any(author.kind == "person" for author in shown.value)):
        return shown
    return stated


def _from_json_ld(document: Document) -> Found[tuple[Author, ...]] | None:
    article = document.json_ld.article
    for key in ("author", "creator"):
        authors: dict[str, Author] = {}
        raw = []
        for entry in document.json_ld.each(article.get(key))[:MOST]:
            names = entry.get("name") if isinstance(entry, dict) else entry
            for name in names if isinstance(names, list) else [names]:
                if not (text := text_of(name)):
                    continue
                raw.append(text)
                for author in _people(text):
                    organisation = isinstance(entry, dict) and "organization" in types_of(entry)
                    authors.setdefault(author.name.casefold(), _with(author, entry, organisation))
        if authors:
            return Found(tuple(authors.values()), "json_ld", key, ", ".join(raw), 0.95)
    return None


def _with(author: Author, entry: Any, organisation: bool) -> Author:
    url = text_of(entry.get("url")) if isinstance(entry, dict) and not isinstance(entry.get("url"), dict) else None
    kind = "agency" if author.kind == "agency" else "staff" if organisation else author.kind
    return Author(name=author.name, kind=kind, email=author.email, url=url if url and url.startswith("http") else None)


def _from_meta(document: Document) -> Found[tuple[Author, ...]] | None:
    names = site_names(document)
    for name in (
        "author",
        "article:author",
        "dc.creator",
        "parsely-author",
        "sailthru.author",
        "byl",
        "cxenseparse:author",
        "dcsext.author",
    ):
        authors: dict[str, Author] = {}
        for content in document.meta.all(name)[:MOST]:
            if content.startswith(("http:", "https:")):
                continue
            for author in _people(content):
                if not _is_site(author.name, names):
                    authors.setdefault(author.name.casefold(), author)
        if authors:
            return Found(tuple(authors.values()), "meta", name, ", ".join(document.meta.all(name)), 0.8)
    for content in document.meta.labelled(_WRITTEN_BY):
        if people := tuple(_people(content)):
            return Found(people, "meta", "twitter:label", content, 0.8)
    return None


_WORDS = frozenset(
    "author authors byline autor autoren auteur autore autora reporter writer journalist redakteur forfatter skribent".split()  # noqa: E501
)
_PROFILE = re.compile(
    r"/(?:authors?|autor(?:en|es|in)?|auteurs?|profiles?|people|person|staff|journalists?|writers?|contributors?"
    r"|redaktion|byline|by|reporters?)/",
    re.IGNORECASE,
)
_BY_LINE = re.compile(
    r"^(?:by|von|par|por|di|door|av|af|text|texte?:|autor(?:in)?:|foto und text:)\s+\S|(?:기자|記者|특파원)\b",
    re.IGNORECASE,
)


def _from_page(document: Document, headline: str | None) -> Found[tuple[Author, ...]] | None:
    """What is marked as author, else a byline among the lines near the headline."""
    marked = _MARKED(document.root)[:40]
    for method, elements in (
        ("page", [element for element in marked if element.get("rel") == "author"]),
        (
            "microdata",
            [name for element in marked for name in element.iterdescendants() if name.get("itemprop") == "name"],
        ),
        ("microdata", marked),
    ):
        authors: dict[str, Author] = {}
        for element in elements[:8]:
            text = clean(text_of_element(element))
            if 1 < len(text) < 120:
                for author in _people(text):
                    authors.setdefault(author.name.casefold(), author)
        if authors:
            return Found(tuple(authors.values()), method, "author", None, 0.7)
    authors = {}
    raw = []
    for piece in lines_near_title(document, headline):
        links = [element for element in piece.element.iter("a") if _PROFILE.search(element.get("href") or "")]
        named = not _WORDS.isdisjoint(names_around(piece.element, 2))
        texts = (
            [text_of_element(element) for element in links[:10]]
            if links
            else [piece.text]
            if named or _BY_LINE.search(piece.text)
            else []
        )
        for text in texts:
            for author in _people(text):
                if author.kind == "agency" or len(author.name.split()) > 1 or links:
                    authors.setdefault(author.name.casefold(), author)
                    raw.append(text)
        if authors and not links:
            break
    return Found(tuple(authors.values()), "page", "byline near the headline", ", ".join(raw), 0.6) if authors else None


def _people(text: str) -> list[Author]:
    """Names in a string that holds one or several; none that is the site itself."""
    byline = read_byline(text)
    people = list(byline.people)
    agencies = [Author(name=name, kind="agency") for name in _agency_names(text)] if byline.agencies else []
    return people + agencies


def _agency_names(text: str) -> list[str]:
    return [
        name for part in re.split(r"[,/;&|]|\band\b|\bund\b", text) if (name := tidy_name(part)) and agency_of(name)
    ] or [tidy_name(text)]


_WRITTEN_BY = re.compile(
    r"written|author|geschrieben|verfasst|autor|auteur|écrit|escrito|scritto|skrevet|skriven|geschreven", re.IGNORECASE
)


def _is_site(name: str, names: set[str]) -> bool:
    folded = "".join(c for c in name.casefold() if c.isalnum())
    return folded in names


__all__ = ["is_name", "kind_of", "read_authors"]
