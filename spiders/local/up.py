"""`news up`: one stack a home, kept running until a signal; or, once, until the demo paper's run has ended."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from spiders.errors import LocalError
from spiders.local import findings, tour
from spiders.local.interrupt import Interrupted, interruptible
from spiders.local.lock import only_one
from spiders.local.stack import Stack

if TYPE_CHECKING:
    from spiders.config import Config
    from spiders.local.announce import Announcer


def up(config: Config, announcer: Announcer) -> None:
    """Start everything and keep it running until somebody stops us."""
    config.home.mkdir(parents=True, exist_ok=True)
    with only_one(config.home), interruptible() as enough:
        stack = Stack(config, announcer)
        try:
            stack.start()
            announcer.show(findings.addresses(stack))
            announcer.say("running; Ctrl-C stops everything")
            while True:
                stack.watch()
                time.sleep(0.5)
        except Interrupted:
            pass
        finally:
            enough()
            stack.stop()


def up_once(config: Config, announcer: Announcer, limit: float) -> None:
    """Start everything, wait for a run of the demo paper, show what is in the warehouse, stop everything."""
    config.home.mkdir(parents=True, exist_ok=True)
    with only_one(config.home), interruptible() as enough:
        stack = Stack(config, announcer)
        try:
            stack.start()
            tour.follow(stack, limit)
            for part in findings.brought(stack):
                announcer.show(part)
        except Interrupted:
            raise LocalError("stopped before the demo paper's run had ended.") from None
        finally:
            enough()
            stack.stop()
