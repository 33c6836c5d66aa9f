"""A statement's name in, its SQL out: what is sent to Postgres stands in sql/, with `%(name)s` for parameters."""

from __future__ import annotations

import hashlib
from functools import cache
from typing import TYPE_CHECKING

from spiders.config import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

SQL = ROOT / "sql"


@cache
def statement(name: str) -> str:
    """The text of sql/<name>.sql, e.g. "load/merge_addresses"."""
    return (SQL / f"{name}.sql").read_text(encoding="utf-8")


def array(numbers: Iterable[int]) -> str:
    """Many numbers as Postgres reads an array: a list it would parse and plan number by number."""
    return "{" + ",".join(map(str, numbers)) + "}"


def files(folder: str) -> list[Path]:
    """The SQL files of a folder below sql/, in the order of their names."""
    return sorted((SQL / folder).glob("*.sql"))


def sha256(path: Path) -> str:
    """Hash of a file's text, whatever the checkout's line endings."""
    return hashlib.sha256(path.read_text(encoding="utf-8").encode()).hexdigest()
