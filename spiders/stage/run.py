"""Identity of a run: a UUID that sorts by the time it was made (RFC 9562, version 7)."""

from __future__ import annotations

import secrets
import time
from uuid import UUID


def new_run() -> str:
    """A fresh run's id."""
    moment = time.time_ns() // 1_000_000
    return str(UUID(int=moment << 80 | 7 << 76 | secrets.randbits(12) << 64 | 2 << 62 | secrets.randbits(62)))
