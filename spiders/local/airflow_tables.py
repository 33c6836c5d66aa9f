"""Whether Airflow's own tables are up to date, asked of Postgres: `airflow db migrate` takes seconds to say so."""

from __future__ import annotations

import json
import os
import subprocess
from importlib.metadata import version
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from spiders.local.binaries import bindir

if TYPE_CHECKING:
    from pathlib import Path


def are_current(home: Path, database: str) -> bool:
    """Whether the last migration that this home remembers was this Airflow's, and the database still stands there."""
    try:
        known = json.loads(_file(home).read_text())
    except FileNotFoundError:
        return False
    revision = _revision(database)
    return revision is not None and known == {"airflow": version("apache-airflow"), "revision": revision}


def remember(home: Path, database: str) -> None:
    """After a migration: where the tables stand now."""
    known = {"airflow": version("apache-airflow"), "revision": _revision(database)}
    _file(home).write_text(json.dumps(known) + "\n")


def _file(home: Path) -> Path:
    return home / "airflow" / "tables.json"


def _revision(database: str) -> str | None:
    address = urlsplit(database)
    done = subprocess.run(
        [bindir() / "psql", "-X", "-A", "-t", "-h", str(address.hostname), "-p", str(address.port),
         "-U", unquote(address.username or ""), "-d", address.path[1:],
         "-c", "SELECT version_num FROM alembic_version"],
        env=os.environ | {"PGPASSWORD": unquote(address.password or "")},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    return done.stdout.strip() or None
