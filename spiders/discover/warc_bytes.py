"""A WARC or ARC file, gzip or not → its stretches of plain bytes, each with the offset at which it can be found again.

A gzip file is one stretch a member. A broken member ends its own stretch only: reading goes on at the next member that
holds a record.
"""

from __future__ import annotations

import re
import zlib
from typing import TYPE_CHECKING, BinaryIO

from warcio.bufferedreaders import BufferedReader

if TYPE_CHECKING:
    from collections.abc import Iterator

RECORD = re.compile(rb"WARC/\d|(?:filedesc|https?|ftp|dns)\S* \S+ \d{14} ")
"""How the first line of a record begins: WARC, and ARC of either version."""

LONGEST_LINE = 1 << 16
_MOST_HEADER = 1 << 20
_BLOCK = 1 << 14
_SCAN = 1 << 20
_GZIP = b"\x1f\x8b\x08"


class BrokenArchiveError(ValueError):
    """The bytes cannot be unpacked, or a record's header never ends."""


class Stretch:
    """Plain bytes from an offset on: of one gzip member, or the file itself."""

    def __init__(self, file: BinaryIO, offset: int, *, gzip: bool) -> None:
        self.offset = offset
        self.gzip = gzip
        self.given = 0
        self._file = file
        self._at = offset
        self._unpacker = zlib.decompressobj(16 + zlib.MAX_WBITS) if gzip else None

    @property
    def end(self) -> int:
        """Offset behind what has been read from the file."""
        return self._at - (len(self._unpacker.unused_data) if self._unpacker else 0)

    def read(self, size: int = _BLOCK) -> bytes:
        """Up to `size` bytes; none at the end."""
        if self._unpacker is None:
            data = self._from_file(size)
        else:
            data = b""
            while not data and not self._unpacker.eof:
                packed = self._unpacker.unconsumed_tail or self._from_file(_BLOCK)
                if not packed:
                    raise BrokenArchiveError("its gzip member ends too early.")
                try:
                    data = self._unpacker.decompress(packed, max(size, 1))
                except zlib.error as error:
                    raise BrokenArchiveError(f"its gzip member is broken: {error}.") from None
        self.given += len(data)
        return data

    def _from_file(self, size: int) -> bytes:
        self._file.seek(self._at)
        data = self._file.read(size)
        self._at += len(data)
        return data


class Lines(BufferedReader):  # type: ignore[misc]  # warcio ships no types
    """A stretch as warcio reads it, with lines and headers that cannot grow without bound."""

    def __init__(self, stretch: Stretch) -> None:
        super().__init__(stretch, block_size=_BLOCK)
        self._stretch = stretch
        self._header_left = _MOST_HEADER

    def readline(self, length: int | None = None) -> bytes:
        """As warcio's; raises BrokenArchiveError where a header goes on for ever."""
        line: bytes = super().readline(min(length or LONGEST_LINE, LONGEST_LINE))
        self._header_left -= len(line)
        if self._header_left < 0:
            raise BrokenArchiveError("a header goes on for ever.")
        return line

    def next_line(self) -> tuple[bytes, int]:
        """The line where a record may begin, and the offset of the record: of its member where there is one."""
        self._header_left = _MOST_HEADER
        at = self._stretch.given - self.rem_length()
        line = self.readline()
        self._header_left = _MOST_HEADER
        return line, self._stretch.offset if self._stretch.gzip else self._stretch.offset + at


def stretches(file: BinaryIO, offset: int = 0) -> Iterator[Stretch]:
    """Each stretch, to be read before the next is asked for. One that could not be read to its end is passed over."""
    file.seek(offset)
    if not file.read(len(_GZIP)).startswith(_GZIP[:2]):
        yield Stretch(file, offset, gzip=False)
        return
    following: int | None = offset
    while (at := following) is not None:
        stretch = Stretch(file, at, gzip=True)
        yield stretch
        try:
            while stretch.read(_SCAN):
                pass  # what the reader left
        except BrokenArchiveError:
            following = _next_member(file, at + 1)
            continue
        file.seek(stretch.end)
        head = file.read(len(_GZIP))
        following = stretch.end if head == _GZIP else _next_member(file, stretch.end)


def _next_member(file: BinaryIO, start: int) -> int | None:
    """Offset of the next gzip member that begins with a record."""
    while True:
        file.seek(start)
        block = file.read(_SCAN)
        if len(block) < len(_GZIP):
            return None
        found = block.find(_GZIP)
        while found >= 0:
            try:
                if RECORD.match(Stretch(file, start + found, gzip=True).read(200)):
                    return start + found
            except BrokenArchiveError:
                pass  # three bytes that only looked like a member
            found = block.find(_GZIP, found + 1)
        start += len(block) - len(_GZIP) + 1
