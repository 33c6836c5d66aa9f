"""A byline as printed in; people and agencies out ("By Kim Da-sol (ddd@heraldcorp.com), AP" → Kim Da-sol, ap)."""

from __future__ import annotations

import re

from attrs import frozen

from spiders.items import Author
from spiders.normalise.agency import agency_of, only_agencies
from spiders.normalise.text import clean

MOST_WORDS_OF_A_NAME = 6
LONGEST_NAME = 60


@frozen
class Byline:
    """Who wrote it."""

    people: tuple[Author, ...]
    agencies: tuple[str, ...]


_BY = re.compile(
    r"^(?:(?:written|reported|words|story|reporting|texts?|texte|textos?|testo|interview|protokoll|analyse"
    r"|kommentar|report"
    r"|bericht)\s*)?(?:\b(?:by|von|vom|par|por|di|door|av|af|od|przez|yazan|haber|oleh|na|ngu)\b\s*:?|:)\s+"
    r"|^(?:text|texte|texto|testo|autor(?:es|en|in)?|author|authors|auteur|autore|redaktion|words|byline|tekst"
    r"|yazar|ein"
    r"(?:e)?\s+(?:kommentar|analyse|gastbeitrag|interview|bericht|reportage)\s+von|글|취재|文"
    r"|取材)\s*[:=/]?\s+(?:by\s+|von\s+)?",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"https?://\S{1,300}|www\.\S{1,300}", re.IGNORECASE)
_EMAIL = re.compile(r"[(\[<]?\s*\b([\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4})\b\s*[)\]>]?")
_SPLIT = re.compile(
    r"\s*(?:[,;|/、・•]|\s[-–—]\s|\n|&|(?<=\s)(?:and|und|et|y|e|og|och|en|i|a|ve|with|mit|avec|con|sowie)(?=\s))\s*"
)
_ROLE = re.compile(
    r"\b(?:staff|writer|reporter|editor|correspondent|korrespondent\w*|redakteur\w*|redakt[oø]r|journalist\w*"
    r"|contributor|columnist"
    r"|bureau|chief|desk|photographer|fotograf\w*|rédacteur|envoyé|special|sonderkorrespondent|producer|intern"
    r"|freelance\w*"
    r"|politics|business|economics|science|health|sports?|deputy|senior|associate|managing|newsroom|muhabir\w*)\b",
    re.IGNORECASE,
)
_TITLE_SUFFIX = re.compile(
    r"\s*(?:(?:선임|인턴|전문|수습)?\s*(?:기자|특파원|논설위원|앵커)|記者|记者|特派員|編集委員|通讯员)$"
)
_NOISE = re.compile(
    r"https?:|www\.|@|\d{3}|\b(?:updated?|published|posted|minutes?|read|share|follow|comments?|copyright|uhr|am"
    r"|pm)\b",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"(?:from\s+)?(?:news|wire|staff|agency)(?:\s+(?:and|&)\s+(?:news|wire|staff|agency))?\s+(?:reports?"
    r"|services?|sources?)|agencies|agenturen|admin"
    r"|(?:the\s+)?author|anonymous|unknown|none|null|n/a|guest",
    re.IGNORECASE,
)
_STAFF = re.compile(
    r"\b(?:staff|newsroom|redaktion|online|desk|team|editors?|editorial|redacci[oó]n|r[eé]daction|redazione|news"
    r"|press|media"
    r"|agenc\w*|agentur\w*|reporters?|times|herald|post|zeitung)\b|편집|취재팀|デジタル",
    re.IGNORECASE,
)


def read_byline(raw: str) -> Byline:
    """People and agencies of a printed byline. What is neither a name nor an agency is left out; the raw string stays."""  # noqa: E501
    text = clean(raw)
    emails = _EMAIL.findall(text)
    text = _ADDRESS.sub(" ", text)
    text = _EMAIL.sub(" , ", text)
    previous = None
    while previous != text:
        previous, text = text, _BY.sub("", text).strip(" ,;:|")
    if agencies := only_agencies(text):
        return Byline((), agencies)
    people: list[Author] = []
    found: list[str] = []
    for part in _SPLIT.split(text):
        name = tidy_name(part)
        if not name:
            continue
        if keys := only_agencies(name):
            found += keys
        elif is_name(name) and all(name.casefold() != other.name.casefold() for other in people):
            people.append(Author(name=name, kind=kind_of(name)))
    if len(emails) == len(people):
        people = [
            Author(name=author.name, kind=author.kind, email=email.lower())
            for author, email in zip(people, emails, strict=True)
        ]
    return Byline(tuple(people), tuple(dict.fromkeys(found)))


def tidy_name(part: str) -> str:
    """One name without "By", titles of Korean and Japanese reporters, brackets and points."""
    name = _BY.sub("", clean(part)).strip(" ,;:|·-–—()[]\"'“”")
    name = _TITLE_SUFFIX.sub("", name)
    name = re.sub(r"\s*\([^()]{0,40}\)?$", "", name)
    return name.rstrip(".") if not re.search(r"\b[A-Z]\.$|\b(?:jr|sr)\.$", name, re.IGNORECASE) else name


def is_name(name: str) -> bool:
    """Whether it can be somebody's name: short, no address, no number, no verb of the page around it."""
    return (
        1 < len(name) <= LONGEST_NAME
        and len(name.split()) <= MOST_WORDS_OF_A_NAME
        and not _NOISE.search(name)
        and not _NOBODY.fullmatch(name)
        and any(c.isalpha() for c in name)
        and not (_ROLE.search(name) and not any(c.isupper() for c in _ROLE.sub("", name)))
    )


def kind_of(name: str) -> str:
    """ "agency", "staff" (a desk or the paper itself), or "person"."""
    if agency_of(name):
        return "agency"
    return "staff" if _STAFF.search(name) else "person"
