"""Headline and body in; a Sketch out: all that is kept of an article to tell whose copy it is."""

from __future__ import annotations

from typing import Any
from zlib import crc32

from attrs import frozen

from spiders.dedupe.stories.words import grams, words

KEYS = 18
"""Keys of passages anywhere in an article. Texts that share a part c of the longer have about c * 18 in common."""
HEAD_KEYS, HEAD = 6, 32
"""Keys of passages that begin within the first HEAD words: for the brief cut from a long text, which keeps its head."""
WIDTH, WIDTH_IN_CHARACTERS = 10, 16
"""Words of a passage that has a key. Short runs are phrases: half as many words bring ten times the candidates."""

COMMON = 2
"""Passage keys that two articles must have in common to be compared, unless they have the whole in common."""

_SPREAD = 0x9E3779B1


@frozen(kw_only=True)
class Sketch:
    """An article for the purpose of comparison; its text is not needed any more."""

    words: bytes
    """Of the body, in order, two bytes each (see `words`)."""
    headline: bytes
    """The same of the headline."""
    keys: tuple[int, ...]
    """Signed 32-bit integers, sorted: some of the passages. Articles with fewer than COMMON alike are not compared."""
    whole: int
    """One more key, of the whole body: that of every copy which only typesetting tells apart."""

    def record(self) -> dict[str, Any]:
        """As a line of JSON or a row of COPY holds it: hexadecimal strings and integers."""
        return {
            "words": self.words.hex(),
            "headline": self.headline.hex(),
            "keys": list(self.keys),
            "whole": self.whole,
        }

    @classmethod
    def of(cls, record: dict[str, Any]) -> Sketch:
        """The sketch that `record` wrote."""
        return cls(
            words=bytes.fromhex(record["words"]),
            headline=bytes.fromhex(record["headline"]),
            keys=tuple(record["keys"]),
            whole=record["whole"],
        )


def signed(key: int) -> int:
    """A 32-bit number as Postgres' integer holds it."""
    return key - 0x100000000 if key > 0x7FFFFFFF else key  # noqa: PLR2004


def _order(key: int) -> int:
    return key * _SPREAD & 0xFFFFFFFF


def passage_keys(numbers: bytes) -> list[int]:
    """A key (unsigned) for each run of WIDTH words, in the order of the text."""
    return list(map(crc32, grams(numbers, WIDTH, WIDTH_IN_CHARACTERS)))


def sketch(headline: str, body: str) -> Sketch:
    """The sketch of an article."""
    numbers = words(body)
    # The least by a fixed order, not those of fixed places: what is least in a text is least in each part that holds
    # it, so a cut or led-in copy keeps its share of the origin's keys.
    passages = passage_keys(numbers)
    least = {*sorted(set(passages), key=_order)[:KEYS], *sorted(set(passages[:HEAD]), key=_order)[:HEAD_KEYS]}
    return Sketch(
        words=numbers,
        headline=words(headline),
        keys=tuple(sorted(map(signed, least))),
        whole=signed(crc32(numbers, 1)),
    )


def candidates_of(of: Sketch) -> tuple[int, ...]:
    """The keys under which an article is indexed and looked up."""
    return (*of.keys, of.whole)


def begins_in(part: bytes, whole: bytes) -> bool:
    """Whether any six of the first thirty words of a text stand in another: a quick look before they are aligned."""
    return any(len(head := part[at : at + 12]) == 12 and head in whole for at in range(0, 60, 12))  # noqa: PLR2004
