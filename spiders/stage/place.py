"""A directory or an object store by one address: put a whole file, list names, read one.

What is put is there whole or not at all: locally a file is written beside, flushed to disk with its directory, and
renamed; in an object store it is one PUT.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import Any

from attrs import field, frozen

from spiders.errors import StageError


def _plain_address(address: str) -> str:
    return address.removeprefix("file://").rstrip("/")


@frozen
class Place:
    """Where staged batches, archived responses or crawl state lie."""

    address: str = field(converter=_plain_address)
    """A directory, or whatever fsspec opens: "s3://bucket/stage"."""

    @property
    def is_local(self) -> bool:
        """Whether this machine's own disk holds it."""
        return "://" not in self.address

    def put(self, name: str, body: bytes) -> str:
        """Keep the bytes under that name, durably, and return their full address."""
        target = f"{self.address}/{name}"
        try:
            if self.is_local:
                _write_beside(Path(target), body)
            else:
                self._store().pipe_file(target, body)
        except Exception as error:
            raise StageError(f"{target} cannot be written ({_words(error)}); nothing of it is visible.") from error
        return target

    def put_file(self, name: str, path: Path) -> str:
        """The same for a file that is too large for memory; it stays where it is as well."""
        target = f"{self.address}/{name}"
        try:
            self._store().put_file(str(path), target)
        except Exception as error:
            raise StageError(f"{path} cannot be copied to {target} ({_words(error)}).") from error
        return target

    def get(self, name: str) -> bytes | None:
        """The bytes under that name; None where there are none."""
        target = f"{self.address}/{name}"
        try:
            return read(target)
        except FileNotFoundError:
            return None
        except Exception as error:
            raise StageError(f"{target} cannot be read ({_words(error)}).") from error

    def names(self, ending: str, below: str = "") -> list[str]:
        """Full addresses of everything whose name ends so, without opening any of it."""
        start = f"{self.address}/{below}" if below else self.address
        if self.is_local:
            found = (f"{folder}/{name}" for folder, _, names in os.walk(start) for name in names)
            return [address for address in found if address.endswith(ending)]
        try:
            store = self._store()
            store.invalidate_cache()
            scheme = self.address.partition("://")[0]
            return [f"{scheme}://{name.lstrip('/')}" for name in store.find(start) if name.endswith(ending)]
        except FileNotFoundError:
            return []
        except Exception as error:
            raise StageError(f"{start} cannot be listed ({_words(error)}).") from error

    def _store(self) -> Any:
        from fsspec.core import url_to_fs

        return url_to_fs(self.address)[0]


def read(address: str) -> bytes:
    """All bytes of a file on disk or in an object store."""
    if "://" not in address:
        return Path(address).read_bytes()
    from fsspec.core import url_to_fs

    store, path = url_to_fs(address)
    return bytes(store.cat_file(path))


def remove(address: str) -> bool:
    """Remove a file, and its directory where that is empty now; False where it is gone already."""
    try:
        if "://" in address:
            from fsspec.core import url_to_fs

            store, path = url_to_fs(address)
            store.rm_file(path)
        else:
            Path(address).unlink()
            with suppress(OSError):
                Path(address).parent.rmdir()
    except FileNotFoundError:
        return False
    except Exception as error:
        raise StageError(f"{address} cannot be removed ({_words(error)}).") from error
    return True


def _write_beside(target: Path, body: bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with beside.open("wb") as file:
            file.write(body)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(target)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    directory = os.open(target.parent, os.O_RDONLY)
    try:
        os.fsync(directory)
    finally:
        os.close(directory)


def _words(error: Exception) -> str:
    return str(error) or type(error).__name__
