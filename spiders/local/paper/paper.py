"""The Paper: its launch, kept in a small file, and its clock. In a test the clock can be set and moved."""

from __future__ import annotations

import json
import os
import threading
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from spiders.errors import BroadsheetError
from spiders.local.paper.edition import Edition

if TYPE_CHECKING:
    from pathlib import Path

_A_MINUTE = timedelta(minutes=1)


def first_launch(state: Path) -> datetime:
    """The moment of the paper's first launch as its state file has it; the file is written where it is not there."""
    if not state.exists():
        now = datetime.now(UTC).replace(second=0, microsecond=0)
        state.parent.mkdir(parents=True, exist_ok=True)
        part = state.with_name(f"{state.name}.{os.getpid()}.part")
        part.write_text(json.dumps({"launched_at": now.isoformat()}) + "\n", encoding="utf-8")
        with suppress(FileExistsError):  # another process was quicker: its launch is the launch
            os.link(part, state)
        part.unlink()
    try:
        launch = datetime.fromisoformat(json.loads(state.read_text(encoding="utf-8"))["launched_at"])
        return launch.astimezone(UTC)
    except (ValueError, KeyError, TypeError) as exc:
        raise BroadsheetError(
            f"{state} does not say when the demo paper was launched: delete it to begin anew."
        ) from exc


class Paper:
    """What the paper serves is a pure function of (launch, now) and of whether it is furnished.

    Args:
        launch: its first launch; seconds are cut.
        now: where the clock stands still; None: it is the machine's.
        furnished: print standing lines among the paragraphs.
    """

    def __init__(self, launch: datetime, now: datetime | None = None, *, furnished: bool = False) -> None:
        self.launch = launch.replace(second=0, microsecond=0)
        self.furnished = furnished
        self._still = now
        self._edition: Edition | None = None
        self._lock = threading.Lock()

    @property
    def now(self) -> datetime:
        return self._still or datetime.now(UTC)

    def jump(self, span: timedelta) -> None:
        """Move the clock on, and let it stand there."""
        self._still = self.now + span

    def edition(self) -> Edition:
        """The paper as it is now; kept until the next minute, for nothing happens between."""
        minute = self.launch + (self.now - self.launch) // _A_MINUTE * _A_MINUTE
        with self._lock:
            if self._edition is None or self._edition.now != minute:
                self._edition = Edition(launch=self.launch, now=minute, furnished=self.furnished)
            return self._edition
