"""Bytes of a page and its header in, UTF-8 out: by mark, by validity, by declaration, by trial; never an exception."""

from __future__ import annotations

import codecs
import re

from attrs import frozen

_META = re.compile(
    rb"""<meta[^>]{1,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})|<\?xml[^>]{1,100}?encoding\s*=\s*["']([\w.:-]{2,40})""",
    re.IGNORECASE,
)
_HEADER = re.compile(r"""charset\s*=\s*["']?([\w.:-]{2,40})""", re.IGNORECASE)
_MULTIBYTE = re.compile(rb"[\x80-\xff]")
_CONTROLS = bytes([*range(9), 11, 12, *range(14, 27), *range(28, 32), 127])
"""Control characters that no page needs; ESC stays, for the Japanese encodings that shift by it."""
_SUPERSETS = {
    "euc-kr": "cp949", "euckr": "cp949", "ks_c_5601-1987": "cp949", "ksc5601": "cp949", "cp949": "cp949",
    "windows-949": "cp949",
    "shift_jis": "cp932", "shift-jis": "cp932", "sjis": "cp932", "x-sjis": "cp932", "windows-31j": "cp932",
    "gb2312": "gb18030", "gbk": "gb18030", "gb18030": "gb18030", "x-gbk": "gb18030", "big5": "big5hkscs",
    "big5-hkscs": "big5hkscs",
    "iso-8859-1": "cp1252", "latin1": "cp1252", "latin-1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252",
    "windows-1252": "cp1252",
    "iso-8859-9": "cp1254", "tis-620": "cp874", "iso-8859-11": "cp874", "x-euc-jp": "euc_jp",
    "utf8": "utf-8", "unicode": "utf-8", "utf-8": "utf-8", "unicode-1-1-utf-8": "utf-8",
}  # fmt: skip
"""As browsers do: what pages call X is in truth its superset Y."""
_TRIALS = ("cp949", "cp932", "euc_jp", "gb18030", "big5hkscs", "cp1251", "cp1252")
_COMMON = re.compile(
    "[\uac00-\ud7a3]|[\u3041-\u3096\u30a1-\u30fc]|的|一|是|不|了|在|人|有|我|他|这|中|国|日|年|月|大|本|上|[а-яё]"
    "|[äöüßéèàçñóíáøåæ]"
)
"""Characters that fill real texts: a wrong reading has few of them."""
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


@frozen
class Decoded:
    """The page in UTF-8, and how its bytes were read."""

    utf8: bytes
    """Without control characters."""
    encoding: str
    how: str
    """"bom", "utf-8" (valid whatever is declared), "header", "meta", "trial"."""


def decode(body: bytes, content_type: str | None = None) -> Decoded:
    """The page, without NUL and other control characters."""
    for mark, name in _BOMS:
        if body.startswith(mark):
            text = body[len(mark) :].decode(name, "replace")
            return Decoded(text.encode("utf-8", "replace").translate(None, _CONTROLS), name, "bom")
    body = body.translate(None, _CONTROLS)
    declared, how = _declared(body, content_type)
    if declared != "iso2022_jp":
        try:
            body.decode("utf-8")
        except UnicodeDecodeError:
            pass
        else:
            return Decoded(body, "utf-8", "utf-8")
    if declared:
        text = body.decode(declared, "replace")
        if text.count("\ufffd") <= 2 + len(_MULTIBYTE.findall(body)) // 100:  # a byte in a hundred may be broken
            return Decoded(text.encode("utf-8", "replace"), declared, how)
    name = _tried(body)
    return Decoded(body.decode(name, "replace").encode("utf-8", "replace"), name, "trial")


def _declared(body: bytes, content_type: str | None) -> tuple[str | None, str]:
    if (match := _HEADER.search(content_type or "")) and (name := _codec(match[1])):
        return name, "header"
    if meta := _META.search(body[:4096]):
        return _codec((meta[1] or meta[2]).decode("ascii")), "meta"
    return None, ""


def _codec(label: str) -> str | None:
    label = _SUPERSETS.get(label.lower(), label)
    try:
        info = codecs.lookup(label)
    except LookupError:
        return None
    return info.name if info._is_text_encoding else None  # noqa: SLF001 (no public name; "hex" is a codec too)


def _tried(body: bytes) -> str:
    """The encoding whose reading looks most like a text: few errors, many common characters."""
    sample = b" ".join(re.findall(rb"[^\x00-\x7f]+(?:[\x20-\x7e]?[^\x00-\x7f]+)*", body[:200_000])[:2000])
    errors_in_utf8 = sample.decode("utf-8", "replace").count("\ufffd")
    if errors_in_utf8 * 20 < len(sample):
        return "utf-8"
    best, most = "cp1252", -1e9
    for name in _TRIALS:
        text = sample.decode(name, "replace")
        score = (len(_COMMON.findall(text)) - 10 * text.count("\ufffd")) / (len(text) or 1)
        if score > most + 0.01:
            best, most = name, score
    return best
