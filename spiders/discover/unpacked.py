"""A fetched body → the body without gzip around it, known by its first bytes and not by its name; bounded."""

from __future__ import annotations

import zlib

MAX_BYTES = 50 * 1024 * 1024
"""The limit of the site map protocol, used for every list."""

_MAGIC = b"\x1f\x8b"
_GZIP = 16 + zlib.MAX_WBITS


def unpacked(body: bytes) -> tuple[bytes, str | None]:
    """The bytes, and a sentence where they are not all there: too many, or the gzip is broken."""
    if not body.startswith(_MAGIC):
        if len(body) > MAX_BYTES:
            return body[:MAX_BYTES], f"it is longer than {MAX_BYTES} bytes; the rest was not read."
        return body, None
    parts, length = [], 0
    while body.startswith(_MAGIC):
        member = zlib.decompressobj(_GZIP)
        try:
            parts.append(member.decompress(body, MAX_BYTES - length + 1))
        except zlib.error as error:
            return b"".join(parts) + _as_far_as_it_goes(body, MAX_BYTES - length), f"its gzip is broken: {error}."
        length += len(parts[-1])
        if length > MAX_BYTES:
            return b"".join(parts)[:MAX_BYTES], f"it unpacks to more than {MAX_BYTES} bytes; the rest was not read."
        if not member.eof:
            return b"".join(parts), "its gzip ends too early."
        body = member.unused_data
    return b"".join(parts), None


def _as_far_as_it_goes(body: bytes, limit: int) -> bytes:
    """What a broken member still gives, piece by piece."""
    member, parts = zlib.decompressobj(_GZIP), []
    try:
        for start in range(0, len(body), 512):
            parts.append(member.decompress(body[start : start + 512], max(limit, 1)))
            limit -= len(parts[-1])
            if limit <= 0:
                break
    except zlib.error:
        pass
    return b"".join(parts)
