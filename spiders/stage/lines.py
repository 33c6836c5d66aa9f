"""Lines of a batch: dict → one JSON line, and the running tally (lines by kind, sha256) that its last line states."""

from __future__ import annotations

import hashlib
import json
from typing import Any

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode


def line(kind: str, values: dict[str, Any]) -> bytes:
    """One line with its end. Half a surrogate pair, which UTF-8 cannot say, becomes a question mark."""
    return (_encode({"kind": kind, **values}) + "\n").encode("utf-8", "replace")


def longer(data: bytes, **more: Any) -> bytes:
    """A line with further values at its end."""
    return data[:-2] + b"," + (_encode(more) + "\n").encode("utf-8", "replace")[1:]


class Tally:
    """What the last line of a batch says about all before it."""

    def __init__(self) -> None:
        self.lines: dict[str, int] = {}
        self.bytes = 0
        self._digest = hashlib.sha256()

    def add(self, kind: str, data: bytes) -> None:
        """Count one line."""
        self.lines[kind] = self.lines.get(kind, 0) + 1
        self.bytes += len(data)
        self._digest.update(data)

    def end(self) -> bytes:
        """The last line."""
        return line("end", {"lines": self.lines, "sha256": self._digest.hexdigest()})
