"""Headline and body in; a Sketch out: all that is kept of an article to tell whose copy it is."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zlib import crc32

from attrs import frozen

from spiders.dedupe.stories.keys import Keys, signed
from spiders.dedupe.stories.words import grams, words

if TYPE_CHECKING:
    from collections.abc import Iterable

KEYS = 14
"""Keys of passages anywhere in an article. Texts that share a part c of the longer have about c * 14 in common."""
APART = 10
"""Words between two of them: neighbours share words, so that one phrase would have two keys."""
HEAD_KEYS, HEAD, HEAD_APART = 5, 20, 2
"""Keys of passages that begin within the first HEAD words: for the brief cut from a long text, which keeps its head."""
INDEXED, HEAD_INDEXED = 10, 2
"""Those of either that an article is found by; the others only confirm it. An index costs by its entries."""
WIDTH, WIDTH_IN_CHARACTERS = 10, 16
"""Words of a passage that has a key. Short runs are phrases: half as many words bring ten times the candidates."""

_SPREAD = 0x9E3779B1
_ENOUGH = 5
"""Times the keys wanted: so many of the least passages are looked at first."""


@frozen(kw_only=True)
class Words:
    """An article as it is aligned with others."""

    words: bytes
    """Of the body, in order, two bytes each (see `words`)."""
    headline: bytes
    """The same of the headline."""


@frozen(kw_only=True)
class Sketch(Words):
    """An article for the purpose of comparison; its text is not needed any more."""

    keys: Keys


def passage_keys(numbers: bytes) -> list[int]:
    """A key (unsigned) for each run of WIDTH words, in the order of the text."""
    return list(map(crc32, grams(numbers, WIDTH, WIDTH_IN_CHARACTERS)))


def sketch(headline: str, body: str) -> Sketch:
    """The sketch of an article."""
    numbers, title = words(body), words(headline)
    return Sketch(words=numbers, headline=title, keys=keys_of(title, numbers))


def words_of(headline: str, body: str) -> Words:
    """As much of it as is aligned."""
    return Words(words=words(body), headline=words(headline))


def keys_of(headline: bytes, numbers: bytes) -> Keys:
    """The keys of a text, given the words of its headline and body."""
    # The least by a fixed order, not those of fixed places: what is least in a text is least in each part that holds
    # it, so a cut or led-in copy keeps its share of the origin's keys.
    passages = passage_keys(numbers)
    least, head = _least(passages, KEYS, APART), _least(passages[:HEAD], HEAD_KEYS, HEAD_APART)
    whole = signed(crc32(numbers, 1))
    indexed = {*list(least)[:INDEXED], *list(head)[:HEAD_INDEXED]} or {whole}
    places = {whole: 0, **head, **least}
    others = {*least, *head} - indexed
    return Keys(
        indexed=tuple(sorted(indexed)),
        others=tuple(sorted(others)),
        whole=whole,
        opening=signed(crc32(numbers[:10], crc32(headline))),
        places=bytes(min(255, places[key] >> 3) for key in sorted(indexed | others)),
    )


def _least(passages: list[int], most: int, apart: int) -> dict[int, int]:
    """The least passages by the fixed order and where they stand, none within so many words of one that is less."""
    order = [key * _SPREAD & 0xFFFFFFFF for key in passages]
    bound = (most * _ENOUGH << 32) // (len(order) or 1)  # the lowest few are nearly always enough, and sorted sooner
    taken = _first([at for at, place in enumerate(order) if place < bound], order, passages, most, apart)
    if len(taken) < most:
        taken = _first(range(len(order)), order, passages, most, apart)
    return taken


def _first(places: Iterable[int], order: list[int], passages: list[int], most: int, apart: int) -> dict[int, int]:
    taken: dict[int, int] = {}
    near: set[int] = set()
    for at in sorted(places, key=order.__getitem__):
        if at not in near and (key := signed(passages[at])) not in taken:
            taken[key] = at
            if len(taken) == most:
                break
            near.update(range(at - apart + 1, at + apart))
    return taken


def begins_in(part: bytes, whole: bytes) -> bool:
    """Whether any six of the first thirty words of a text stand in another: a quick look before they are aligned."""
    return any(len(head := part[at : at + 12]) == 12 and head in whole for at in range(0, 60, 12))  # noqa: PLR2004
