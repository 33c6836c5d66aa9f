"""The keys of an article: what it is found by among all others; and how a staged line says them."""

from __future__ import annotations

import struct
from base64 import b64decode, b64encode
from binascii import Error
from itertools import chain
from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

VERSION = 1
"""Of the way in which keys are made: those of another version are made again from the text."""
MOST = 64
"""Keys that are taken from anybody."""
COMMON = 2
"""Keys that two articles must have in common to be compared, unless they have the whole in common."""
SHIFTED, SHIFTED_SHARE = 3, 0.25
"""Eights of words, and share of the words between, by which two passages may lie nearer or further in a copy."""
_HEAD = struct.Struct("<BBii")


@frozen(kw_only=True)
class Keys:
    """Signed 32-bit integers, each a hash of a passage or more."""

    indexed: tuple[int, ...]
    """Sorted: some of the passages. Articles with none of these alike are not compared."""
    others: tuple[int, ...]
    """Sorted: more of the passages. Of all of them two must be alike."""
    whole: int
    """Of the whole body: the same in every copy which only typesetting tells apart."""
    opening: int
    """Of headline and first words: tells the articles of one source apart."""
    places: bytes
    """Where each passage stands, in eights of words, the last place that can be said being 255; in the order of all
    keys sorted."""

    @property
    def passages(self) -> tuple[int, ...]:
        """All keys of passages, sorted."""
        return tuple(sorted((*self.indexed, *self.others)))

    def __iter__(self) -> chain[int]:
        """All that are of text: passages and the whole."""
        return chain(self.indexed, self.others, (self.whole,))

    def pack(self) -> str:
        """In some hundred and forty signs."""
        passages = (*self.indexed, *self.others)
        head = _HEAD.pack(VERSION, len(self.indexed), self.whole, self.opening)
        return b64encode(head + struct.pack(f"<{len(passages)}i", *passages) + self.places).decode()

    @classmethod
    def unpack(cls, packed: str) -> Keys | None:
        """What `pack` wrote; None where that is of another version or no such thing."""
        try:
            data = b64decode(packed, validate=True)
            version, indexed, whole, opening = _HEAD.unpack_from(data)
            passages = struct.unpack_from(f"<{(number := (len(data) - _HEAD.size) // 5)}i", data, _HEAD.size)
        except (Error, ValueError, struct.error):
            return None
        if version != VERSION or not 0 < indexed <= number <= MOST or len(data) != _HEAD.size + 5 * number:
            return None
        if any(list(part) != sorted(set(part)) for part in (passages[:indexed], passages[indexed:])):
            return None
        return cls(
            indexed=passages[:indexed],
            others=passages[indexed:],
            whole=whole,
            opening=opening,
            places=data[-number:],
        )


def in_common(one: Keys, two: Keys, own: AbstractSet[int]) -> int:
    """How much two articles have in common, where `own` are the keys of both that recur in neither's source.

    Two passages count as one where they stand otherwise in the one text than in the other: chance, no copy.
    """
    if one.whole == two.whole:
        return COMMON + len(own)
    if len(own) != COMMON:
        return len(own)
    places = (dict(zip(of.passages, of.places, strict=True)) for of in (one, two))
    (a, b), (c, d) = ([at.get(key, 0) for key in sorted(own)] for at in places)
    return COMMON if abs((b - a) - (d - c)) <= SHIFTED + SHIFTED_SHARE * max(abs(b - a), abs(d - c)) else 1


def signed(key: int) -> int:
    """A 32-bit number as Postgres' integer holds it."""
    return key - 0x100000000 if key > 0x7FFFFFFF else key  # noqa: PLR2004
