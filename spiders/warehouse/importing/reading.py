"""A file of JSON lines in, plain, gzip or zstd, or the standard input; its lines out with their numbers, as bytes."""

from __future__ import annotations

import io
import sys
import zlib
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from backports import zstd
from isal import igzip, isal_zlib

from spiders.errors import BroadsheetError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST = 32 << 20
"""Bytes of one line; a longer one is no article."""
_GZIP, _ZSTD = b"\x1f\x8b", b"\x28\xb5\x2f\xfd"
_PEEK = 4096
_UNREADABLE: tuple[type[Exception], ...] = (OSError, EOFError, zlib.error, isal_zlib.error, zstd.ZstdError)  # type: ignore[assignment]
_BOM = b"\xef\xbb\xbf"


class Lines:
    """Iterates over (number, line); lines of white space are passed over.

    Attributes:
        size: bytes of the file as it lies there; None for the standard input.
        broken: why the file cannot be read on, once that has shown.
    """

    def __init__(self, raw: BinaryIO, size: int | None) -> None:
        self.size, self.broken = size, None
        self._raw = raw
        self._text, self._begins = _unpacked(raw)

    broken: str | None

    @property
    def read(self) -> int:
        """Bytes of the file that have been read."""
        return self._raw.tell() if self.size is not None else 0

    @property
    def is_web_archive(self) -> bool:
        """Whether it is WARC or ARC by its first bytes."""
        return self._begins in (b"WARC/", b"filed")

    def __iter__(self) -> Iterator[tuple[int, bytes]]:
        try:
            number = 0
            while line := self._text.readline(LONGEST):
                number += 1
                rest = line
                while len(rest) == LONGEST and not rest.endswith(b"\n"):  # the rest of a line without end
                    rest = self._text.readline(LONGEST)
                text = line.removeprefix(_BOM) if number == 1 else line
                if text.strip():
                    yield number, text
        except _UNREADABLE as error:
            self.broken = f"it breaks off behind line {number} ({error})"


@contextmanager
def opened(file: str) -> Iterator[Lines]:
    """The lines of a file, or of the standard input for "-". UsageError where there is no such file."""
    if file == "-":
        yield Lines(sys.stdin.buffer, None)
        return
    path = Path(file)
    try:
        raw = path.open("rb")
    except IsADirectoryError:
        raise UsageError(f"{path} is a folder: name the files in it.") from None
    except FileNotFoundError:
        raise UsageError(f"there is no file {path}.") from None
    except OSError as error:
        raise BroadsheetError(f"{path} cannot be read ({error}).") from error
    with raw:
        yield Lines(raw, path.stat().st_size)


def _unpacked(raw: BinaryIO) -> tuple[io.BufferedReader, bytes]:
    """The text, and the first bytes of it."""
    packed = raw.peek(_PEEK)[:_PEEK] if isinstance(raw, io.BufferedReader) else b""
    try:
        if packed.startswith(_GZIP):
            text = igzip.IGzipFile(fileobj=raw, mode="rb")  # type: ignore[no-untyped-call]
            return _buffered(text), bytes(isal_zlib.decompressobj(31).decompress(packed, 5))
        if packed.startswith(_ZSTD):
            return _buffered(zstd.ZstdFile(raw)), zstd.ZstdDecompressor().decompress(packed, 5)
    except _UNREADABLE:
        return _buffered(raw), b""
    return _buffered(raw), packed[:5]


def _buffered(text: Any) -> io.BufferedReader:
    """In small pieces: of a file that breaks off, the piece with the break is lost."""
    return text if isinstance(text, io.BufferedReader) else io.BufferedReader(text, 1 << 16)
