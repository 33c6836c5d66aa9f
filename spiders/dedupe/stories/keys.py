"""The keys of an article: what it is found by among all others; and how a staged line says them."""

from __future__ import annotations

import struct
from base64 import b64decode, b64encode
from binascii import Error
from itertools import chain

from attrs import frozen

VERSION = 1
"""Of the way in which keys are made: those of another version are made again from the text."""
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

    def __iter__(self) -> chain[int]:
        """All that are of text: passages and the whole."""
        return chain(self.indexed, self.others, (self.whole,))

    def pack(self) -> str:
        """In a hundred signs."""
        passages = (*self.indexed, *self.others)
        head = _HEAD.pack(VERSION, len(self.indexed), self.whole, self.opening)
        return b64encode(head + struct.pack(f"<{len(passages)}i", *passages)).decode()

    @classmethod
    def unpack(cls, packed: str) -> Keys | None:
        """What `pack` wrote; None where that is of another version or no such thing."""
        try:
            data = b64decode(packed, validate=True)
            version, indexed, whole, opening = _HEAD.unpack_from(data)
            passages = struct.unpack_from(f"<{(len(data) - _HEAD.size) // 4}i", data, _HEAD.size)
        except (Error, ValueError, struct.error):
            return None
        if version != VERSION or not 0 < indexed <= len(passages):
            return None
        return cls(indexed=passages[:indexed], others=passages[indexed:], whole=whole, opening=opening)


def signed(key: int) -> int:
    """A 32-bit number as Postgres' integer holds it."""
    return key - 0x100000000 if key > 0x7FFFFFFF else key  # noqa: PLR2004
