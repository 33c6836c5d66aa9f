"""`news down`: stops the stack that a `news up` elsewhere keeps running, or what a killed one has left."""

from __future__ import annotations

import os
import signal
import time
from typing import TYPE_CHECKING

from spiders.errors import LocalError
from spiders.local import leftovers
from spiders.local.lock import holder, only_one
from spiders.local.login import login
from spiders.local.postgres import EmbeddedPostgres

if TYPE_CHECKING:
    from spiders.config import Config

PATIENCE = 90.0
"""Seconds a stack has to stop."""


def down(config: Config) -> str:
    """Stop everything of this home; what was done, in words."""
    pid = holder(config.home)
    if pid is not None:
        os.kill(pid, signal.SIGTERM)
        deadline = time.monotonic() + PATIENCE
        while holder(config.home) == pid:
            if time.monotonic() > deadline:
                raise LocalError(
                    f"process {pid} has not stopped in {PATIENCE:g} s; `kill -9 {pid}`, then `news down` again."
                )
            time.sleep(0.2)
        return f"stopped the stack of {config.home} (process {pid})"
    if not (config.home / "login.json").exists():
        return f"nothing runs: {config.home} has never had a stack"
    with only_one(config.home):
        count = leftovers.end(login(config.home).mark)
        postgres = EmbeddedPostgres(config.home)
        if postgres.running():
            postgres.stop()
            count += 1
        (config.home / "stack.json").unlink(missing_ok=True)
    return f"stopped {count} processes that a killed stack had left" if count else "nothing runs"
