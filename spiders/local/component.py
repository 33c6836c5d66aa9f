"""A program that is kept running, described: what the supervisor starts, asks and ends."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime
    from pathlib import Path


@frozen(kw_only=True)
class Component:
    """A program that is kept running."""

    name: str
    command: tuple[str, ...]
    env: Mapping[str, str]
    log: Path
    ready: Callable[[datetime], bool]
    """Asked again and again, with the time of the start: signs of life from before are an earlier process's."""
    drains: bool = False
    """Its work is ended before the others are told to stop: what it runs still reports to them."""
    lingers: bool = False
    """Its process idles for seconds after it has closed everything: killed without a word LINGERING after SIGTERM."""


def tail(log: Path, lines: int = 12) -> str:
    """The last lines of a log, for a sentence that names it."""
    try:
        with log.open("rb") as file:
            file.seek(0, os.SEEK_END)
            file.seek(max(0, file.tell() - 8000))
            text = file.read().decode(errors="replace")
    except FileNotFoundError:
        return "(there is no log)"
    return "\n".join("  " + line for line in text.splitlines()[-lines:])
