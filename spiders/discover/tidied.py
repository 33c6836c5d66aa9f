"""A fetched XML body → UTF-8 that an XML parser reads: unpacked, decoded, without control characters, "&" repaired."""

from __future__ import annotations

import re
from html.entities import html5

from w3lib.encoding import http_content_type_encoding, read_bom, resolve_encoding

from spiders.discover.unpacked import unpacked

_CONTROL = bytes([*range(9), 11, 12, *range(14, 32)])
_DECLARED = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9._:-]{1,40})[\"']")
_BARE = re.compile(
    rb"&+(?=&)|&(?!(?:amp|lt|gt|quot|apos|#[0-9]{1,7}|#x[0-9a-fA-F]{1,6});)([A-Za-z][A-Za-z0-9]{1,30};)?"
)
_SURROGATES = re.compile(rb"(?:&#(?:x0*+[dD][89a-fA-F][0-9a-fA-F]{2}|0*+5[5-7][0-9]{3});)++")
"""Characters of a pair, as JavaScript escapes an emoji (and their decimal neighbours, which are read as they are)."""
_CDATA, _CDATA_END = b"<![CDATA[", b"]]>"


def tidied(body: bytes, content_type: str | None = None) -> tuple[bytes, str | None]:
    """The bytes, and a sentence where something is missing or had to be repaired.

    Entities that XML does not know are resolved as in HTML or kept as text: so none that the document defines itself
    is left to expand.
    """
    body, problem = unpacked(body)
    body = _utf8(body, content_type).translate(None, _CONTROL).lstrip()
    try:
        body.decode()
    except UnicodeDecodeError as error:
        problem = problem or f"it is not in the encoding it names: {error.reason}."
        body = body.decode("utf-8", "replace").encode()
    if b"&#" in body:
        body = _SURROGATES.sub(_paired, body)
    if not _BARE.search(body):
        return body, problem
    first, *sections = body.split(_CDATA)
    pieces = [_BARE.sub(_escaped, first)]
    for section in sections:
        inside, end, outside = section.partition(_CDATA_END)
        pieces += [_CDATA, inside, end, _BARE.sub(_escaped, outside)]
    repaired = b"".join(pieces)
    if repaired != body:
        problem = (
            problem or "it has ampersands that stand alone or name what XML does not know; they were read as text."
        )
    return repaired, problem


def _utf8(body: bytes, content_type: str | None) -> bytes:
    """In the encoding of the byte order mark, the XML declaration or the header; bytes that do not fit are replaced."""
    encoding, mark = read_bom(body)
    if encoding is None or mark is None:
        body = body.lstrip()
        declared = _DECLARED.match(body)
        name = declared[1].decode() if declared else http_content_type_encoding(content_type)
        encoding = resolve_encoding(name) if name else None
        if encoding in ("utf-16", "utf-32"):
            encoding = None  # what was read as ASCII so far is neither
    else:
        body = body[len(mark) :]
    return body if encoding in (None, "utf-8") else body.decode(encoding, "replace").encode()


def _escaped(match: re.Match[bytes]) -> bytes:
    name = match[1] or b""
    if not name:
        return b"&amp;" * len(match[0])
    characters = html5.get(name.decode())
    return b"".join(b"&#%d;" % ord(c) for c in characters) if characters else b"&amp;" + name


def _paired(match: re.Match[bytes]) -> bytes:
    numbers = (reference.lstrip(b"&#") for reference in match[0].split(b";")[:-1])
    units = "".join(chr(int(number[1:], 16) if number.startswith(b"x") else int(number)) for number in numbers)
    return units.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace").encode()
