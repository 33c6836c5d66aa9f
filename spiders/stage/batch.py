"""Staged batches: immutable files in, each verified out (docs/architecture.md has the format)."""

from __future__ import annotations

import json
from functools import cached_property
from typing import TYPE_CHECKING, Any

from attrs import field, frozen
from isal import igzip, isal_zlib

from spiders.errors import StageError
from spiders.items import SCHEMA_VERSION
from spiders.stage.lines import Tally
from spiders.stage.place import Place, read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

ENDING = ".jsonl.gz"


@frozen(kw_only=True)
class Batch:
    """One staged batch, verified."""

    path: str
    header: dict[str, Any]
    counts: dict[str, int]
    """Lines by kind, the header's "batch": 1 among them."""
    sha256: str
    _lines: Callable[[], tuple[bytes, ...]] = field(repr=False, eq=False)

    @cached_property
    def lines(self) -> tuple[bytes, ...]:
        """Every line between the first and the last, as JSON bytes without the line's end."""
        return self._lines()

    def records(self) -> Iterator[dict[str, Any]]:
        """The same lines, parsed; `kind` says what each one is."""
        return map(json.loads, self.lines)


def read_batch(path: str | Path) -> Batch:
    """The batch in that file or object, with schema, checksum and counts verified; StageError names what is wrong."""
    path = str(path)
    return verified(path, unpacked(path, read_packed(path)))


def read_packed(path: str) -> bytes:
    """The file or object as it lies there."""
    try:
        return read(path)
    except FileNotFoundError:
        raise StageError(f"there is no batch {path}.") from None
    except OSError as error:
        raise _is_not_whole(path, error) from error


def unpacked(path: str, packed: bytes) -> bytes:
    """All lines of that file."""
    try:
        return bytes(igzip.decompress(packed))  # type: ignore[no-untyped-call]
    except (OSError, EOFError, isal_zlib.error) as error:  # type: ignore[misc]  # isal's stub hides that it is one
        raise _is_not_whole(path, error) from error


def verified(path: str, body: bytes) -> Batch:
    """The batch with those lines; StageError names what is wrong with them."""
    lines = body.split(b"\n")
    try:
        header, end = json.loads(lines[0]), json.loads(lines[-2])
        if header["kind"] != "batch" or end["kind"] != "end" or lines[-1]:
            raise ValueError("first or last line is missing")  # noqa: TRY301
    except (ValueError, LookupError, TypeError) as error:
        raise StageError(f"{path} is not a staged batch ({error}).") from error
    if header.get("schema") not in range(1, SCHEMA_VERSION + 1):
        raise StageError(f"{path} has schema {header.get('schema')}; this version reads up to {SCHEMA_VERSION}.")
    tally = Tally()
    for raw in lines[:-2]:
        tally.add(_kind(raw), raw + b"\n")
    if tally.end() != lines[-2] + b"\n":
        raise StageError(f"{path} does not match its own checksum or counts; restore it or crawl again.")
    return Batch(path=path, header=header, counts=tally.lines, sha256=end["sha256"], lines=lambda: tuple(lines[1:-2]))


def complete_batches(stage: str, site: str | None = None) -> list[str]:
    """Addresses of all batches, oldest run first, each run in order. Only names are looked at."""
    found = Place(stage).names(ENDING, site or "")
    return sorted(found, key=lambda path: path.rsplit("/", 2)[1:])


def _kind(raw: bytes) -> str:
    """The kind without parsing the line: `line` always writes it first."""
    return raw[9 : raw.index(b'"', 9)].decode() if raw.startswith(b'{"kind":"') else "?"


def _is_not_whole(path: str, error: Exception) -> StageError:
    return StageError(f"{path} is not a whole gzip file ({error}); restore it or crawl again.")
