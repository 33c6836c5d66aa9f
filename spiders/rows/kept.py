"""What a batch brings in, bytes for a file out, and back again: a line of JSON, then rows and numbers as they are.

Whoever reads it may run other code than who wrote it, so it names the code; gzip's checksum tells what is damaged.
"""

from __future__ import annotations

import json
from hashlib import sha256
from itertools import accumulate, chain, pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs
import numpy as np
from isal import igzip, isal_zlib

from spiders.rows.incoming import TABLES, Incoming, Refusal
from spiders.rows.table import Rows
from spiders.rows.texts import Texts

if TYPE_CHECKING:
    from spiders.rows.chunks import Numbers

_NUMBER = "<u4"
_MADE_BY = ("rows", "dedupe", "normalise")
"""Packages that have a say in what a row is."""


def _sources() -> dict[str, bytes]:
    """All their modules by their paths."""
    packages = Path(__file__).parent.parent
    paths = chain(*((packages / name).rglob("*.py") for name in _MADE_BY))
    return {path.relative_to(packages).as_posix(): path.read_bytes() for path in sorted(paths)}


CODE = sha256(b"\0".join(name.encode() + b"\0" + source for name, source in _sources().items())).hexdigest()
"""Taken when the code is: a process that runs on over an upgrade must not pass its rows off as made by the new code."""


def pack(incoming: Incoming, of: dict[str, Any]) -> bytes:
    """All of it. `of` says what it was made of, in JSON's values."""
    texts = incoming.texts
    parts = [part for name in TABLES for part in _parts(getattr(incoming, name))]
    parts += [_bytes(texts.lines), _bytes(texts.counts), _bytes(texts.numbers), b" ".join(texts.chunks)]
    head = {
        "code": CODE,
        "of": of,
        "sizes": list(map(len, parts)),
        "run_end": incoming.run_end,
        "sources": sorted(incoming.sources),
        "refusals": [attrs.astuple(refusal) for refusal in incoming.refusals],
        "hashes": list(incoming.hashes.items()),
        "languages": texts.languages,
        "longest": incoming.longest,
    }
    return igzip.compress(b"".join([json.dumps(head).encode(), b"\n", *parts]), 2, mtime=0)


def unpack(data: bytes) -> tuple[Incoming, dict[str, Any]] | None:
    """The same, and what it was made of; None where it is damaged or other code made it."""
    try:
        body = bytes(igzip.decompress(data))  # type: ignore[no-untyped-call]
        start = body.index(b"\n") + 1
        head = json.loads(body[:start])
        if head["code"] != CODE:
            return None
    except (OSError, EOFError, isal_zlib.error, ValueError, LookupError, TypeError):  # type: ignore[misc]  # as in batch.py
        return None
    parts = [body[begin:end] for begin, end in pairwise(accumulate(head["sizes"], initial=start))]
    tables = {name: _rows(*parts[3 * place : 3 * place + 3]) for place, name in enumerate(TABLES)}
    lines, counts, numbers = map(_numbers, parts[-4:-1])
    return Incoming(
        **tables,
        run_end=head["run_end"],
        sources=set(head["sources"]),
        refusals=[Refusal(*refusal) for refusal in head["refusals"]],
        hashes=dict(head["hashes"]),
        texts=Texts(lines, tuple(head["languages"]), counts, numbers, parts[-1].split()),
        longest=head["longest"],
    ), head["of"]


def _parts(rows: Rows) -> tuple[bytes, bytes, bytes]:
    return rows.data, _bytes(rows.lines), _bytes(rows.ends)


def _rows(data: bytes, lines: bytes, ends: bytes) -> Rows:
    return Rows(data, _numbers(lines), _numbers(ends))


def _bytes(numbers: Numbers) -> bytes:
    return numbers.astype(_NUMBER).tobytes()


def _numbers(signs: bytes) -> Numbers:
    return np.frombuffer(signs, _NUMBER)
