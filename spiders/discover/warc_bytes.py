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
    """Plain bytes from an offset on: of one gzip member, or of the file itself (up to `until`)."""

    def __init__(self, file: BinaryIO, offset: int, *, gzip: bool, until: int | None = None) -> None:
        self.offset = offset
        self.gzip = gzip
        self.given = 0
        self._file = file
        self.until = until
        self._at = offset
        self._unpacker = zlib.decompressobj(16 + zlib.MAX_WBITS) if gzip else None

    @property
    def end(self) -> int:
        """Offset behind what has been read from the file."""
        return self._at - (len(self._unpacker.unused_data) if self._unpacker else 0)

    def read(self, size: int = _BLOCK) -> bytes:
        """Up to `size` bytes; none at the end."""
        if self._unpacker is None:
            data = self._from_file(size if self.until is None else min(size, self.until - self._at))
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

    def again(self, at: int) -> Stretch:
        """The same bytes once more, from the given place in them on."""
        if not self.gzip:
            return Stretch(self._file, self.offset + at, gzip=False, until=self.until)
        stretch = Stretch(self._file, self.offset, gzip=True)
        while stretch.given < at and stretch.read(min(at - stretch.given, _BLOCK)):
            pass
        return stretch

    def reference(self, at: int) -> int:
        """The offset in the file that leads to the given place: in a gzip member, the member's own."""
        return self.offset if self.gzip else self.offset + at

    def _from_file(self, size: int) -> bytes:
        self._file.seek(self._at)
        data = self._file.read(size)
        self._at += len(data)
        return data


class Lines(BufferedReader):  # type: ignore[misc]  # warcio ships no types
    """A stretch as warcio reads it, with lines and headers that cannot grow without bound."""

    def __init__(self, stretch: Stretch) -> None:
        super().__init__(stretch, block_size=_BLOCK)
        self.stretch = stretch
        self._header_left = _MOST_HEADER

    def readline(self, length: int | None = None) -> bytes:
        """As warcio's; raises BrokenArchiveError where a header goes on for ever."""
        line: bytes = super().readline(min(length or LONGEST_LINE, LONGEST_LINE))
        self._header_left -= len(line)
        if self._header_left < 0:
            raise BrokenArchiveError("a header goes on for ever.")
        return line

    def next_line(self) -> tuple[bytes, int]:
        """The line where a record may begin, and its place in the stretch."""
        self._header_left = _MOST_HEADER
        at = self.place
        line = self.readline()
        self._header_left = _MOST_HEADER
        return line, at

    @property
    def place(self) -> int:
        """Where in the stretch the next byte is."""
        return int(self.stretch.given - self.rem_length())


def stretches(file: BinaryIO, offset: int = 0) -> Iterator[Stretch]:
    """Each stretch, to be read before the next is asked for; what stands between gzip members is one of its own."""
    file.seek(offset)
    head = file.read(200)
    at = offset if head.startswith(_GZIP) else None if RECORD.match(head) else _next_member(file, offset)
    if at is None:
        yield Stretch(file, offset, gzip=False)
        return
    rubbish: int | None = offset
    while at is not None:
        if rubbish is not None and at > rubbish:
            yield Stretch(file, rubbish, gzip=False, until=at)
        stretch = Stretch(file, at, gzip=True)
        yield stretch
        try:
            while stretch.read(_SCAN):
                pass  # what the reader left
        except BrokenArchiveError:
            rubbish, at = None, _next_member(file, at + 1)  # said by whoever reads the stretch
            continue
        rubbish = stretch.end
        file.seek(rubbish)
        head = file.read(len(_GZIP))
        at = rubbish if head == _GZIP else _next_member(file, rubbish)
    if rubbish is not None:
        yield Stretch(file, rubbish, gzip=False)


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
