"""A path and rows in, the whole file or none of it out: written beside, flushed to disk, renamed."""

from __future__ import annotations

import fcntl
import os
import sys
import tempfile
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, cast

from attrs import frozen
from isal import igzip

from spiders.errors import BroadsheetError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from spiders.warehouse.exporting.rows import Rows

FORMATS = {".parquet": "parquet", ".csv": "csv", ".jsonl": "jsonl"}
STANDARD_OUTPUT = "-"


@frozen(kw_only=True)
class Written:
    """A file that is there."""

    path: str
    rows: int
    bytes: int


def format_of(path: str, asked: str | None) -> str:
    """The format by name, or by the file's ending; UsageError where neither tells."""
    if asked:
        if asked not in FORMATS.values():
            raise UsageError(f"there is no format {asked!r}; there are {', '.join(FORMATS.values())}.")
        return asked
    for ending, name in FORMATS.items():
        if path.removesuffix(".gz").endswith(ending):
            return name
    raise UsageError(f"{path} ends in none of .parquet, .csv, .jsonl (.gz): say which by --format.")


def write(path: str, form: str, rows: Rows) -> Written:
    """Write the rows to a file, an object (s3://…) or, for "-", the standard output."""
    writer = _writer(form)
    if path == STANDARD_OUTPUT:
        return Written(path=path, rows=writer(cast("BinaryIO", sys.stdout.buffer), rows), bytes=0)
    with _beside(path) as part:
        with part.open("wb") as file:
            packed: Any = igzip.IGzipFile(fileobj=file, mode="wb", mtime=0) if path.endswith(".gz") else file  # type: ignore[no-untyped-call]
            with nullcontext(packed) if packed is file else packed:
                number = writer(cast("BinaryIO", packed), rows)
            file.flush()
            os.fsync(file.fileno())
        size = part.stat().st_size
    return Written(path=path, rows=number, bytes=size)


def _writer(form: str) -> Callable[[BinaryIO, Rows], int]:
    if form == "parquet":
        from spiders.warehouse.exporting import parquet  # pyarrow, only where it is needed

        return parquet.write
    from spiders.warehouse.exporting import text

    return text.write_csv if form == "csv" else text.write_json_lines


@contextmanager
def _beside(path: str) -> Iterator[Path]:
    """The file to write; it takes its place where all goes well, and vanishes where it does not."""
    if "://" in path:
        with tempfile.TemporaryDirectory(prefix="news-export-") as folder:
            part = Path(folder) / path.rpartition("/")[2]
            yield part
            import fsspec

            try:
                store, name = fsspec.core.url_to_fs(path)
                store.put_file(str(part), name)
            except Exception as error:  # whatever the store's client raises, the sentence is the same
                raise BroadsheetError(f"{path} cannot be written ({error}).") from error
        return
    target = Path(path)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        part = target.with_name(f".{target.name}.part")
        with part.open("ab") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise BroadsheetError(f"another export is writing {path}: wait for it to end.") from None
            try:
                yield part
                part.replace(target)
            except BaseException:
                part.unlink(missing_ok=True)
                raise
    except OSError as error:
        raise BroadsheetError(f"{path} cannot be written ({error}).") from error
