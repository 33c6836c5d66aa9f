"""Text in; the numbers of its words out, two bytes each, the same however the text is typeset.

Quotes, dashes, spaces, soft hyphens, Unicode form and letter case leave no trace. A word is a run of letters, a number
with its points and commas, or, in scripts that do not part words by spaces (or part them as the desk likes, as in
Korean), one character. Each number carries its kind in the two lowest bits, so that later steps can tell which words
are figures and which are names without the text.
"""

from __future__ import annotations

import re
import struct
import unicodedata
from functools import lru_cache
from zlib import crc32

from spiders.dedupe.memo import Memo

PLAIN, NAME, NUMBER, CHARACTER = range(4)
"""Kinds of a word: other; begins with a capital; a number; a character of a script read by characters."""

KIND_OF = bytes(byte & 3 for byte in range(256))
"""Translates the low byte of a word's number to its kind."""

MOST_WORDS = 20_000
"""What follows in a longer text is not compared: no newspaper prints it, and hostile pages are longer."""

_MOST_CHARACTERS = 200_000
_INVISIBLE = re.compile("[\u00ad\u0640\u064b-\u0652\u0670\u200b-\u200f\u202a-\u202e\u2060\ufeff]")
_CHARACTERS = (
    "\u0900-\u109f\u1100-\u11ff\u1780-\u17ff\u3040-\u30ff\u3100-\u318f\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\U00020000-\U0003ffff"
)
_WORD = re.compile(rf"\d+(?:[.,:]\d+)*|[{_CHARACTERS}]|[^\W\d_{_CHARACTERS}]+")
_BY_CHARACTER = re.compile(f"[{_CHARACTERS}]")


def _numbers(text: str) -> bytes:
    """Of the words in what stands between two spaces: a paper uses the same ones again and again."""
    found = _WORD.findall(text)
    return struct.pack(f"<{len(found)}H", *map(_number, found))


@lru_cache(maxsize=1 << 16)
def _number(word: str) -> int:
    if word[0].isdigit():
        kind = NUMBER
    elif _BY_CHARACTER.match(word):
        kind = CHARACTER
    else:
        kind = NAME if word[0].isupper() else PLAIN
    return (crc32(word.casefold().encode()) & 0x3FFF) << 2 | kind


_NUMBERS = Memo(_numbers)


def words(text: str) -> bytes:
    """The words of a text, in order, as little-endian 16-bit numbers."""
    text = text[:_MOST_CHARACTERS]
    if not text.isascii():
        text = _INVISIBLE.sub("", unicodedata.normalize("NFKC", text))
    return b"".join(map(_NUMBERS.__getitem__, text.split()))[: 2 * MOST_WORDS]


def kinds(numbers: bytes) -> bytes:
    """The kind of each word, one byte each."""
    return numbers[::2].translate(KIND_OF)


def grams(numbers: bytes, length: int, characters: int) -> list[bytes]:
    """Runs of words that begin at each word in turn: of `length` words, or of `characters` where a character begins it.

    The length depends on the word alone, so that a passage yields the same runs wherever it stands.
    """
    of = kinds(numbers)
    wide = 2 * length
    if CHARACTER not in of:
        return [numbers[at : at + wide] for at in range(0, len(numbers) - wide + 1, 2)]
    widths = [2 * characters if kind == CHARACTER else wide for kind in of]
    ends = len(numbers) + 1
    return [numbers[2 * at : 2 * at + width] for at, width in enumerate(widths) if 2 * at + width < ends]
