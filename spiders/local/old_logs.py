"""A home in, no logs in it that nobody will read: those of tasks go after a month, large ones of the parts begin anew.

Airflow keeps the log of every try for ever: some 20 KB a run.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

DAY = 24 * 3600
KEEP_DAYS = 30
"""Of the tasks' logs, since they were last written to."""
LARGE = 16_000_000
"""Bytes from which on the log of a part begins anew at the next start; the one before is kept beside it."""


def remove_old_logs(home: Path, now: float) -> int:
    """Remove tasks' logs of more than a month, and the directories that this leaves empty; how many logs there were."""
    removed = 0
    # From below upwards, by the ages from before; a directory that Airflow has just made is empty, too, and stays.
    for directory, old in reversed(_tree(home / "airflow" / "logs", now - KEEP_DAYS * DAY)):
        for path in old:
            with suppress(FileNotFoundError):  # somebody else removes logs as well
                path.unlink()
                removed += 1
        with suppress(OSError):  # not empty
            if directory is not None:
                directory.rmdir()
    return removed


def _tree(root: Path, limit: float) -> list[tuple[Path | None, list[Path]]]:
    """Of each directory itself, where it is that old (else None), and its files that are."""
    found: list[tuple[Path | None, list[Path]]] = []
    for place, _, names in os.walk(root):
        directory = Path(place)
        old = [directory / name for name in names if _written(directory / name) < limit]
        found.append((directory if _written(directory) < limit else None, old))
    return found


def _written(path: Path) -> float:
    """When it was last written to; of a link, or what is gone meanwhile, never."""
    try:
        return float("inf") if path.is_symlink() else path.stat().st_mtime
    except FileNotFoundError:
        return float("inf")


def begin_anew(home: Path) -> None:
    """Set large logs of the parts aside, while no part is running."""
    for path in (home / "logs").glob("*.log"):
        if path.stat().st_size > LARGE:
            path.replace(path.with_suffix(".log.1"))
