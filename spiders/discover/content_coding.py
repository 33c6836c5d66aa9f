"""A body as it was sent → the body without its Content-Encoding, bounded in size."""

from __future__ import annotations

import zlib
from io import BytesIO
from typing import TYPE_CHECKING

import brotli
from backports import zstd

if TYPE_CHECKING:
    from collections.abc import Callable


class UnreadableCodingError(ValueError):
    """The coding is unknown, broken, or unpacks to more than is allowed."""


def decoded(body: bytes, content_encoding: str | None, limit: int) -> bytes:
    """The body itself. One that is not in the coding it names is taken as it is: many archives store bodies decoded."""
    codings = [coding.strip().lower() for coding in (content_encoding or "").split(",")]
    for coding in reversed([coding for coding in codings if coding not in ("", "identity")]):
        if (decode := _DECODERS.get(coding)) is None:
            raise UnreadableCodingError(f"the content coding {coding[:40]!r} is not known.")
        body = decode(body, limit)
        if len(body) > limit:
            raise UnreadableCodingError(f"the body unpacks to more than {limit} bytes.")
    return body


def _gzip(body: bytes, limit: int) -> bytes:
    return _zlib(body, limit, 16 + zlib.MAX_WBITS) if body.startswith(b"\x1f\x8b") else body


def _deflate(body: bytes, limit: int) -> bytes:
    """With the zlib header that the standard asks for, or raw as many servers send it."""
    wrapped = len(body) > 1 and body[0] & 0x0F == zlib.DEFLATED and int.from_bytes(body[:2], "big") % 31 == 0
    try:
        return _zlib(body, limit, zlib.MAX_WBITS if wrapped else -zlib.MAX_WBITS)
    except UnreadableCodingError:
        if _looks_like_text(body):
            return body
        raise


def _zlib(body: bytes, limit: int, window: int) -> bytes:
    unpacker = zlib.decompressobj(window)
    try:
        return unpacker.decompress(body, limit + 1)
    except zlib.error as error:
        raise UnreadableCodingError(f"the body is not in the coding it names: {error}.") from None


def _brotli(body: bytes, limit: int) -> bytes:
    unpacker, parts, length = brotli.Decompressor(), [], 0
    try:
        piece = unpacker.process(body, output_buffer_limit=limit + 1)
        while piece and length <= limit:
            parts.append(piece)
            length += len(piece)
            piece = b"" if unpacker.is_finished() else unpacker.process(b"", output_buffer_limit=limit + 1)
    except brotli.error as error:
        if _looks_like_text(body):
            return body
        raise UnreadableCodingError(f"the body is not in the coding it names: {error}.") from None
    return b"".join(parts)


def _zstd(body: bytes, limit: int) -> bytes:
    if not body.startswith(b"\x28\xb5\x2f\xfd"):
        return body
    try:
        with zstd.ZstdFile(BytesIO(body)) as file:
            return bytes(file.read(limit + 1))
    except (zstd.ZstdError, EOFError) as error:
        raise UnreadableCodingError(f"the body is not in the coding it names: {error}.") from None


def _looks_like_text(body: bytes) -> bool:
    return body.lstrip()[:1] == b"<" and b">" in body[:1024]


_DECODERS: dict[str, Callable[[bytes, int], bytes]] = {
    "gzip": _gzip,
    "x-gzip": _gzip,
    "deflate": _deflate,
    "br": _brotli,
    "zstd": _zstd,
}
