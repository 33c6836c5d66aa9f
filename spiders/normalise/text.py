"""Text as printed in, text for the warehouse out: NFC, plain spaces, no control characters, no entities left.

What the publisher wrote stays: quotation marks, dashes and capitals are not touched.
"""

from __future__ import annotations

import html
import re
import unicodedata

_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});")
_SPACES = re.compile(r"[ \t\r\f\v\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
_AROUND_BREAK = re.compile(r" *\n[ \n]*")
_GONE = {
    **dict.fromkeys([*range(9), 0x0B, 0x0C, *range(0x0E, 0x20), *range(0x7F, 0xA0)]),
    **dict.fromkeys([0x00AD, 0x200B, 0x2060, 0xFEFF, 0xFFFE, 0xFFFF, 0x200E, 0x200F, 0x061C]),
    **dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)]),
    0x0085: "\n",
    0x2028: "\n",
    0x2029: "\n",
}
"""Control characters, soft hyphens, zero-width spaces, direction marks. Joiners stay: Persian and Hindi need them."""
_SURROGATE = re.compile("[\ud800-\udfff]")
_NEEDS_GONE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff\ufffe\uffff]"
)


def clean(text: str) -> str:
    """One line of clean text: a name, a headline, a paragraph."""
    return " ".join(_characters(text).split())


def clean_lines(text: str) -> str:
    """The same, where single line breaks mean something (items of a list, rows of a table)."""
    return _AROUND_BREAK.sub("\n", _SPACES.sub(" ", _characters(text))).strip()


def clean_or_none(text: str | None) -> str | None:
    """Clean text, or None where nothing is left of it."""
    return (clean(text) or None) if text else None


def count_words(text: str) -> int:
    """Words by spaces; in scripts without spaces every two characters count as one."""
    if text.isascii():
        return len(text.split())
    unspaced = len(_UNSPACED.findall(text))
    return len(_UNSPACED.sub(" ", text).split()) + (unspaced + 1) // 2 if unspaced else len(text.split())


_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u0e00-\u0e7f]")


def _characters(text: str) -> str:
    if "&" in text and _ENTITY.search(text):
        text = html.unescape(text)
        if "&" in text and _ENTITY.search(text):
            text = html.unescape(text)
    if text.isascii():
        return text if text.isprintable() or not _NEEDS_GONE.search(text) else text.translate(_GONE)
    if _NEEDS_GONE.search(text):
        text = text.translate(_GONE)
    text = _SURROGATE.sub("\ufffd", text)
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)
