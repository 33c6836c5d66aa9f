"""One crawl of a site at a time on this machine: the kernel's lock, which a killed process leaves by itself."""

from __future__ import annotations

import fcntl
import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

from spiders.errors import SiteBusy

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def site_lock(home: Path, site: str) -> Iterator[None]:
    """Hold the site; SiteBusy names the process that holds it already."""
    path = home / "work" / site / "lock"
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.seek(0)
            holder = file.read().strip() or "unknown"
            raise SiteBusy(
                f"{site} is being crawled already, by process {holder}; wait for it, or end it with `kill {holder}`."
            ) from None
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        yield
        file.truncate(0)
