"""A machine's memory in, how much of it the embedded Postgres keeps pages in out."""

from __future__ import annotations

import os
from pathlib import Path

LIMIT = Path("/sys/fs/cgroup/memory.max")
"""Where a container says how much of the machine's memory is its own: bytes, or "max"."""
LEAST = 256
MOST = 2048
"""Megabytes: what a million articles are searched in is little more."""


def memory(limit: Path = LIMIT) -> int:
    """Bytes that there are for all that runs here."""
    whole = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    try:
        said = limit.read_text().strip()
    except OSError:
        return whole
    return min(whole, int(said)) if said.isdecimal() else whole


def shared_buffers(memory: int) -> str:
    """An eighth of it. Pages take memory only as they are used, and the system's own cache keeps the rest."""
    return f"{min(max(memory // 8 >> 20, LEAST), MOST)}MB"
