"""A batch that is being sealed in, `<seq>.rows` beside it out: what a load would make of its lines, made already.

It is a cache and nothing else. A load uses it where it was made of the very file that lies there, by the code that
runs; else it reads the lines. It is put before the batch is, and removed when the batch is loaded.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

from isal import isal_zlib

from spiders.errors import StageError
from spiders.rows.kept import pack, unpack
from spiders.rows.reading import read as read_lines
from spiders.stage.batch import ENDING, Batch, read_packed, unpacked, verified
from spiders.stage.place import read, remove

if TYPE_CHECKING:
    from spiders.rows.incoming import Incoming
    from spiders.stage.place import Place

ROWS = ".rows"


def prepare(place: Place, name: str, body: bytes, packed: bytes) -> None:
    """Keep the rows of a batch that will lie under that name, its lines and its file being these.

    Where it cannot be done nothing is lost: what is wrong with the lines the load will tell, and read them where there
    are no rows.
    """
    with suppress(StageError):
        batch = verified(name, body)
        said = {"header": batch.header, "counts": batch.counts, "sha256": batch.sha256}
        place.put(_beside(name), pack(_made(batch), {**_file(packed), **said}))


def read_prepared(path: str) -> tuple[Batch, Incoming]:
    """A batch and what it brings; raises as `read_batch` does, whatever lies beside it."""
    packed = read_packed(path)
    kept = _kept(path)
    if kept is None or any(kept[1].get(name) != value for name, value in _file(packed).items()):
        batch = verified(path, unpacked(path, packed))
        return batch, _made(batch)
    incoming, of = kept
    return Batch(
        path=path,
        header=of["header"],
        counts=of["counts"],
        sha256=of["sha256"],
        lines=lambda: verified(path, unpacked(path, packed)).lines,
    ), incoming


def remove_rows(path: str) -> None:
    """Remove what lies beside that batch."""
    remove(_beside(path))


def remove_batch(path: str) -> bool:
    """Remove a batch with what lies beside it; False where it is gone already."""
    remove_rows(path)
    return remove(path)


def _made(batch: Batch) -> Incoming:
    return read_lines(batch.lines, str(batch.header["created_at"]), cuts=True)


def _kept(path: str) -> tuple[Incoming, dict[str, Any]] | None:
    try:
        return unpack(read(_beside(path)))
    except OSError:
        return None


def _file(packed: bytes) -> dict[str, int]:
    """What tells a file from any other that could lie in its place."""
    return {"size": len(packed), "crc32": isal_zlib.crc32(packed)}


def _beside(path: str) -> str:
    return path.removesuffix(ENDING) + ROWS
