"""One `news up` a home: a lock that the kernel drops when its holder dies, however it dies."""

from __future__ import annotations

import fcntl
import os
import time
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING

from spiders.errors import LocalError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def only_one(home: Path) -> Iterator[None]:
    """Hold the home; LocalError names the process that holds it already."""
    with (home / "up.lock").open("a+") as file:
        if not _locked(file):
            time.sleep(0.2)  # perhaps only a `news status` that looked
        if not _locked(file):
            raise LocalError(
                f"the stack of {home} runs already, as process {_read(file)}: "
                "`news status` shows it, `news down` stops it."
            )
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        try:
            yield
        finally:
            file.truncate(0)


def holder(home: Path) -> int | None:
    """Process id of the `news up` that holds the home now."""
    try:
        with (home / "up.lock").open("r+") as file:
            if not _locked(file):
                return _read(file)
    except FileNotFoundError:
        pass
    return None


def _locked(file: IO[str]) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _read(file: IO[str]) -> int | None:
    file.seek(0)
    text = file.read().strip()
    return int(text) if text.isdigit() else None
