"""One crawl of a site at a time over all machines that share an object store: a lease that its holder renews.

A lease is an object `<stage>/<site>/lease/<number>`; the highest number counts. It is taken by an exclusive PUT, so of
two machines that find a lease run out, one gets the next number and the other is told so. A holder that was away for
longer than the lease lasts sees the higher number when it renews, and `lost` says so.
"""

from __future__ import annotations

import json
import os
import platform
import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from spiders.errors import SiteBusy, StageError

if TYPE_CHECKING:
    from collections.abc import Iterator

LASTS = 120.0
"""Seconds until a lease that nobody renews has run out."""


class Lease:
    """A lease that is held.

    Attributes:
        lost: set when somebody else took the site because this holder had not renewed in time.
    """

    def __init__(self, store: Any, folder: str, number: int, lasts: float) -> None:
        self.lost = threading.Event()
        self._store, self._folder, self._number, self._lasts = store, folder, number, lasts
        self._end = threading.Event()
        self._renewing = threading.Thread(target=self._renew, name="lease", daemon=True)
        self._renewing.start()

    def release(self) -> None:
        """Give the site back."""
        self._end.set()
        self._renewing.join()
        if not self.lost.is_set():
            self._store.rm_file(f"{self._folder}/{self._number}")

    def _renew(self) -> None:
        while not self._end.wait(self._lasts / 4):
            try:
                if max(_numbers(self._store, self._folder), default=0) != self._number:
                    self.lost.set()
                    return
                self._store.pipe_file(f"{self._folder}/{self._number}", _words(self._lasts))
            except OSError:
                continue  # the store is away for a moment; the next turn tries again, `lost` tells if that was too late


@contextmanager
def site_lease(stage: str, site: str, *, lasts: float = LASTS) -> Iterator[Lease]:
    """Hold the site in that object store; SiteBusy names the holder, StageError a store that does not answer."""
    from fsspec.core import url_to_fs

    store, start = url_to_fs(stage)
    folder = f"{start.rstrip('/')}/{site}/lease"
    try:
        lease = Lease(store, folder, _take(store, folder, site, lasts), lasts)
    except SiteBusy:
        raise
    except Exception as error:
        raise StageError(f"the lease of {site} in {stage} cannot be taken ({error}).") from error
    try:
        yield lease
    finally:
        lease.release()


def _take(store: Any, folder: str, site: str, lasts: float) -> int:
    newest = max(_numbers(store, folder), default=0)
    if newest:
        held = json.loads(_read(store, f"{folder}/{newest}") or "{}")
        if held.get("until", 0) > time.time():
            raise SiteBusy(f"{site} is being crawled already, by {held['holder']}; wait for it to end.")
    try:
        store.pipe_file(f"{folder}/{newest + 1}", _words(lasts), mode="create")
    except FileExistsError:
        raise SiteBusy(f"{site} is being crawled already: another machine was a moment earlier.") from None
    if newest:
        store.rm_file(f"{folder}/{newest}")
    return newest + 1


def _numbers(store: Any, folder: str) -> list[int]:
    store.invalidate_cache()
    try:
        names = (str(path).rsplit("/", 1)[-1] for path in store.ls(folder, detail=False))
        return [int(name) for name in names if name.isdigit()]
    except FileNotFoundError:
        return []


def _read(store: Any, path: str) -> bytes | None:
    try:
        return bytes(store.cat_file(path))
    except FileNotFoundError:  # released in between
        return None


def _words(lasts: float) -> bytes:
    holder = f"process {os.getpid()} on {platform.node()}"
    return json.dumps({"holder": holder, "until": time.time() + lasts}).encode()
