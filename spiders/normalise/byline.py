"""A byline as printed in; people and agencies out ("By Kim Da-sol (ddd@heraldcorp.com), AP" → Kim Da-sol, ap)."""

from __future__ import annotations

import re
from functools import lru_cache

from attrs import frozen

from spiders.items import Author
from spiders.normalise.agency import agency_of, only_agencies
from spiders.normalise.months import MONTHS
from spiders.normalise.names import LEAD, is_name, is_role, kind_of, tidy_name, without_role
from spiders.normalise.text import clean


@frozen
class Byline:
    """Who wrote it."""

    people: tuple[Author, ...]
    agencies: tuple[str, ...]


_ADDRESS = re.compile(r"https?://\S{1,300}|www\.\S{1,300}", re.IGNORECASE)
_EMAIL = re.compile(r"[(\[<]?\s*\b([\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4})\b\s*[)\]>]?")
_PICTURE_CREDIT = re.compile(
    r"\((?:image|photo|foto|bild|picture|credit|quelle)s?\s*:[^()]{0,200}\)|^(?:image|photo|foto|bild|picture)s?\s*:.*$",
    re.IGNORECASE,
)
_SPLIT = re.compile(
    r"\s*(?:[,;|/、•]|(?<![ァ-ヶー])・|\s[-–—]\s|\n|&|(?<=\s)(?:and|und|et|with|mit|avec|con|sowie)(?=\s))\s*"
)
_INITIALS = re.compile(r"(?<![\w/])[a-zäöü]{2,5}/[a-zäöü]{2,5}(?![\w/])")
_SHORT_AND = re.compile(r"\s+(?:y|e|og|och|en|i|a|ja|ve)\s+")
"""Words that join two names, but are parts of one as well ("Ortega y Gasset")."""
_AFTER_NAMES = re.compile(r"\s*(?<![\w.])\d.*$|\s+(?:in|aus|à|from|dans)\s+[A-Z][\w.'’ -]{1,30}$", re.DOTALL)


@lru_cache(maxsize=1_000)  # a paper has so many writers, and a page names each of its own several times
def read_byline(raw: str, *, printed: bool = False) -> Byline:
    """People and agencies of a byline; what is neither a name nor an agency is left out.

    `printed`: a line as readers see it, perhaps with role, place or date behind the names, and not what metadata state.
    """
    text = clean(raw)
    emails = _EMAIL.findall(text)
    text = _PICTURE_CREDIT.sub(" ", _ADDRESS.sub(" ", text))
    text = _EMAIL.sub(" , ", text)
    introduced = printed and LEAD.match(text.strip()) is not None
    previous = None
    while previous != text:
        previous, text = text, LEAD.sub("", text).strip(" ,;:|")
    if printed:
        text = _AFTER_NAMES.sub("", text)
    if agencies := only_agencies(text):
        return Byline((), agencies)
    people: dict[str, Author] = {}
    found: list[str] = []
    for part in _parts(text):
        name = tidy_name(without_role(part) if printed else part)
        if not name or ((people or found) and is_role(name)):
            continue
        if keys := only_agencies(name):
            found += keys
        elif is_name(name) and not (introduced and _is_place_or_month(name, people)):
            people.setdefault(name.casefold(), Author(name=name, kind=kind_of(name)))
    return Byline(_with_emails(list(people.values()), emails), tuple(dict.fromkeys(found)))


def _is_place_or_month(name: str, before: dict[str, Author]) -> bool:
    """Behind a full name one word alone is where it was written, or when."""
    return name.casefold() in MONTHS or (
        name.isascii() and " " not in name and any(" " in known.name for known in before.values())
    )


def _kept(initials: re.Match[str]) -> str:
    """Initials of a writer and a desk stay one name ("abc/def"); an agency beside them does not."""
    return initials[0] if any(map(agency_of, initials[0].split("/"))) else initials[0].replace("/", "\0")


def _parts(text: str) -> list[str]:
    parts: list[str] = []
    for kept in _SPLIT.split(_INITIALS.sub(_kept, text)):
        part = kept.replace("\0", "/")
        names = _SHORT_AND.split(part)
        parts += names if all(len(name.split()) > 1 for name in names) else [part]
    return parts


def _with_emails(people: list[Author], emails: list[str]) -> tuple[Author, ...]:
    """Each address to the person it stands beside; none where it is not plain whose it is."""
    if len(emails) != len(people):
        return tuple(people)
    return tuple(
        Author(name=author.name, kind=author.kind, email=email.lower())
        for author, email in zip(people, emails, strict=True)
    )
