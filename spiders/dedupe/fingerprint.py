"""An article → the same with its content hash (what makes a revision), simhash and sketch (what finds copies)."""

from __future__ import annotations

import hashlib
import json
import re
import struct
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import attrs

from spiders.dedupe.memo import Memo
from spiders.dedupe.stories.sketch import sketch
from spiders.items import record

if TYPE_CHECKING:
    from spiders.items import Article

_OF_THE_READING = {
    "url", "fetched_at", "raw_ref", "discovered_via", "field_provenance", "json_ld", "layout", "links",
    "parser_version", "sketch",
}  # fmt: skip
_BITS = 64
_LANE = 16
"""Bytes for a hash of eight, so that sums of them do not run into each other."""
_MOST = 20_000
"""Features that are looked at of a text; the rest of a very long one does not move its simhash by much."""
_SPACELESS = re.compile(
    "([\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff])"
)
"""A sign of a script written without spaces (Thai, Lao, Myanmar, Khmer, kana, Han): each is a feature."""
_TYPOGRAPHIC = re.compile("[\u2010-\u202f\u3000-\u3011\xa0\xab\xbb]+")
_ONLY_WORDS = bytes(code if code > 0x7F or chr(code).isalnum() else 32 for code in range(256))  # noqa: PLR2004 (ASCII)


def fingerprint(article: Article) -> Article:
    """The article with `content_hash`, `simhash` and `sketch` set."""
    return attrs.evolve(
        article,
        content_hash=text_hash(article.headline, article.body_text),
        simhash=simhash(f"{article.headline}\n{article.body_text}"),
        sketch=sketch(article.headline, article.body_text).keys.pack(),
    )


def record_hash(article: Article) -> str:
    """Hex sha256 of all that the page says; when and how it was read, and the publisher's own block, do not matter."""
    return said_hash(record(article))


def said_hash(recorded: dict[str, Any]) -> str:
    """The same of the article's record."""
    said = {name: value for name, value in recorded.items() if name not in _OF_THE_READING}
    return hashlib.sha256(json.dumps(said, sort_keys=True, ensure_ascii=True).encode()).hexdigest()


def text_hash(*texts: str) -> str:
    """Hex sha256 of texts; composition and white space do not matter, everything else does."""
    return hashlib.sha256("\0".join(map(_plain, texts)).encode("utf-8", "replace")).hexdigest()


@lru_cache(2)  # a body is asked for twice: with its headline and alone
def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def simhash(text: str) -> int | None:
    """Charikar's fingerprint over pairs of neighbouring words or signs, as Postgres's bigint; None without any."""
    words = b"".join(map(_HASHES.__getitem__, text.replace("\n", " ").split(" ")))[: (_MOST + 1) * _LANE]
    if not words:
        return None
    pairs = _pairs(words)
    packed, half, value = struct.pack(f"<{len(pairs)}Q", *pairs), len(pairs) / 2, 0
    bits = [int.from_bytes(bytes((1 << bit,)) * len(pairs), "little") for bit in range(8)]
    for place in range(8):
        lane = int.from_bytes(packed[place::8], "little")
        for bit, mask in enumerate(bits):
            if (lane & mask).bit_count() > half:
                value |= 1 << (8 * place + bit)
    return value - (1 << _BITS) if value >> (_BITS - 1) else value


def _pairs(words: bytes) -> set[int]:
    """Three times a word's hash and the next one's, modulo 2**64: all in one number, whose lanes do not overflow."""
    if len(words) == _LANE:
        return {int.from_bytes(words, "little")}
    lanes = int.from_bytes(words, "little")
    sums = (3 * lanes + (lanes >> 8 * _LANE)).to_bytes(len(words) + _LANE, "little")
    return set(struct.unpack(f"<{len(sums) // 8}Q", sums)[: len(words) // 8 - 2 : 2])


def _hashes(text: str) -> bytes:
    """Of the words in what stands between two spaces: eight bytes each, in a lane of sixteen."""
    return b"".join(
        hashlib.blake2b(word, digest_size=8).digest()[::-1] + bytes(_LANE - 8) for word in _words(text.casefold())
    )


_HASHES = Memo(_hashes)


def _words(text: str) -> list[bytes]:
    """In UTF-8, without punctuation."""
    if not text.isascii():
        text = _TYPOGRAPHIC.sub(" ", text)
    if not text.isascii():
        text = " ".join(_SPACELESS.split(text))
    return text.encode("utf-8", "replace").translate(_ONLY_WORDS).split()
