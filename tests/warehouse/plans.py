"""A piece of work in, what Postgres read for it out: rows by table of all its statements, of those in functions too.

The plans are taken from the server's log, where auto_explain writes them.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from attrs import frozen

SETTINGS = {
    "session_preload_libraries": "auto_explain",
    "auto_explain.log_min_duration": "0",
    "auto_explain.log_analyze": "on",
    "auto_explain.log_timing": "off",
    "auto_explain.log_nested_statements": "on",
    "auto_explain.log_format": "json",
    "auto_explain.log_parameter_max_length": "0",
}
"""Of the database (ALTER DATABASE … SET), for the sessions that begin then."""
_PLAN = re.compile(r"^\S+ \S+ \S+ (?:\S+ )?LOG:  duration: .*? plan:\n((?:\t.*\n)+)", re.MULTILINE)
_PART = re.compile(r"^(article_search)_.*")


@frozen
class Done:
    """One statement."""

    text: str
    read: dict[str, float]
    """Rows by table; of a parted table those of all parts together."""


@contextmanager
def watched(log: Path) -> Iterator[list[Done]]:
    """The list fills when the work is done."""
    done: list[Done] = []
    begins = log.stat().st_size
    yield done
    with log.open(encoding="utf-8", errors="replace") as file:
        file.seek(begins)
        for found in _PLAN.finditer(file.read()):
            told = json.loads(found[1].replace("\n\t", "\n"))
            read: Counter[str] = Counter()
            _count(told["Plan"], read)
            done.append(Done(told["Query Text"], dict(read)))


def _count(node: dict[str, Any], read: Counter[str]) -> None:
    """Rows that the node gave and those that it looked at in vain, as often as it was done."""
    if table := node.get("Relation Name"):
        vain = node.get("Rows Removed by Filter", 0) + node.get("Rows Removed by Index Recheck", 0)
        read[_PART.sub(r"\1", table)] += (node["Actual Rows"] + vain) * node["Actual Loops"]
    for below in node.get("Plans", ()):
        _count(below, read)
