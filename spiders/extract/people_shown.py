"""The document and its headline in, the authors out that the page shows: marked ones, labelled ones, a byline."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from lxml import etree

from spiders.extract.found import Found
from spiders.extract.labels import labelled
from spiders.extract.marks import words_of
from spiders.extract.near_title import lines_near_title, names_around
from spiders.extract.people_stated import people_in
from spiders.extract.pieces import text_of_element
from spiders.normalise.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spiders.extract.parse import Document
    from spiders.extract.pieces import Piece
    from spiders.items import Author

LONGEST = 120
_MARKED = etree.XPath("descendant-or-self::*/@rel[. = 'author']/parent::* | $named")
"""From the attributes to their elements: to ask every element for its attributes takes eight times as long."""
_WORDS = frozenset(
    "author authors byline autor autoren auteur auteurs autore autori autora reporter writer journalist journaliste "
    "redakteur forfatter skribent redactor firma signature skribenter kirjoittaja auteurnaam yazar".split()
)
_PROFILE = re.compile(
    r"/(?:authors?|autor(?:en|es|in)?|autore|auteurs?|auteur|profiles?|profil|people|person|staff|journalists?|writers?"
    r"|contributors?|team|firmas?|redaktion|byline|by|reporters?|columnists?|yazar(?:lar)?)/",
    re.IGNORECASE,
)
_BY = r"by|von|par|por|di|door|av|af|text|texte?|autor(?:in)?|foto und text|kirjoittaja|tekst|yazan|przez"
_BY_LINE = re.compile(rf"^(?:{_BY})\s*:?\s+\S|^(?:{_BY}):\s*\S|(?:기자|記者|특파원)\b", re.IGNORECASE)
_LABEL = re.compile(
    r"(?:authors?|autor(?:en|es|in|innen)?(?:\s?/\s?-?autor(?:in)?)?|auteure?s?|autore|written by|writer|reporter"
    r"|byline|redakteur(?:in)?|redactor|作者|執筆|글쓴이|기자)\s*:?",
    re.IGNORECASE,
)


_NAMED = etree.XPath("//@class[contains(., 'uthor') or contains(., 'yline')]/parent::*")
_SIGNED = re.compile(
    r"[（(【\[]?\s*(?:责编|责任编辑|責任編輯|编辑|作者|撰文|记者|記者|取材・文)\s*[：:/]\s*([^（）()【】\[\]]+)[）)】\]]?"
)


def shown_people(document: Document, headline: str | None) -> Iterator[Found[tuple[Author, ...]]]:
    """One reading a way in which the page names anybody."""
    marked: list[Any] = []
    if document.names(b"author"):
        marked = _MARKED(document.root, named=[e for e in document.properties if "author" in e.get("itemprop")])[:40]
    for method, rule, elements in (
        ("page", "rel=author", [element for element in marked if element.get("rel") == "author"]),
        (
            "microdata",
            "author name",
            [name for element in marked for name in element.iterdescendants() if name.get("itemprop") == "name"],
        ),
        ("microdata", "author", marked),
    ):
        texts = [text for element in elements[:8] if 1 < len(text := _text(element)) < LONGEST]
        if authors := _distinct(texts):
            yield Found(authors, method, rule, ", ".join(dict.fromkeys(texts)), 0.7)
    if found := _near_title(document, headline):
        yield found
    for reading in (_labelled, _introduced, _signed):
        if found := reading(document):
            yield found


def _text(element: Any) -> str:
    return clean(element.get("content") or text_of_element(element))


def _distinct(texts: list[str]) -> tuple[Author, ...]:
    authors: dict[str, Author] = {}
    for text in texts:
        for author in people_in(text, printed=True):
            authors.setdefault(author.name.casefold(), author)
    return tuple(authors.values())


def _near_title(document: Document, headline: str | None) -> Found[tuple[Author, ...]] | None:
    """A byline among the short lines around the headline; several only where each links to a profile."""
    texts: list[str] = []
    for piece in lines_near_title(document, headline):
        profiles = [element for element in piece.element.iter("a") if _PROFILE.search(element.get("href") or "")]
        found = [text_of_element(element) for element in profiles[:10]] or _byline(piece)
        texts += [
            text
            for text in found
            if any(
                profiles or author.kind == "agency" or len(author.name.split()) > 1 or not author.name.isascii()
                for author in people_in(text, printed=True)
            )
        ]
        if texts and not profiles:
            break
    authors = _distinct(texts)
    return Found(authors, "page", "byline near the headline", ", ".join(texts), 0.6) if authors else None


def _byline(piece: Piece) -> list[str]:
    """The line, where its words or the names around it say that it is a byline; else what is marked inside it."""
    if _BY_LINE.search(piece.text) or not _WORDS.isdisjoint(names_around(piece.element, 2)):
        return [piece.text]
    marked = [
        element
        for element in piece.element.iterdescendants()
        if (names := element.get("class")) and not _WORDS.isdisjoint(words_of(names))
    ]
    return [text for element in marked[:1] if (text := text_of_element(element))]


def _labelled(document: Document) -> Found[tuple[Author, ...]] | None:
    """What stands behind a label of its own, wherever on the page."""
    for label, text in labelled(document, _LABEL):
        if authors := _distinct([text]):
            return Found(authors, "page", f"beside {label!r}", text, 0.6)
    return None


def _introduced(document: Document) -> Found[tuple[Author, ...]] | None:
    """The first line that is named a byline and begins like one, where no headline tells where to look."""
    for element in _NAMED(document.root)[:40]:
        text = clean(text_of_element(element))
        if len(text) < LONGEST and _BY_LINE.search(text) and (authors := _distinct([text])):
            return Found(authors, "page", "line that is named a byline", text, 0.55)
    return None


def _signed(document: Document) -> Found[tuple[Author, ...]] | None:
    """Whom a Chinese or Japanese page names in brackets below its text: "(责编 牛镛、岳弘彬)"."""
    if not (document.meta.language or "zh").lower().startswith(("zh", "ja")):
        return None
    for element in document.root.iter("p", "div", "span", "em", "td"):
        text = (element.text or "").strip()
        if 4 < len(text) < LONGEST and (match := _SIGNED.fullmatch(text)) and (authors := _distinct([match[1]])):
            return Found(authors, "page", "sign-off below the text", text, 0.5)
    return None
