"""Programs that run to their end, several at a time, with one log."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

from spiders.errors import LocalError
from spiders.local.component import tail

if TYPE_CHECKING:
    from pathlib import Path


def run_all(work: dict[str, tuple[str, ...]], env: dict[str, str], log: Path) -> None:
    """Run the commands at the same time; LocalError names the one that failed, with the end of the log."""
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("wb") as file:
        started = {
            name: subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=file,
                stderr=subprocess.STDOUT,
                env=env,
                start_new_session=True,
            )
            for name, command in work.items()
        }
        codes = {name: process.wait() for name, process in started.items()}
    for name, code in codes.items():
        if code:
            raise LocalError(f"{name} cannot be brought up to date (exit code {code}); the end of {log}:\n{tail(log)}")
