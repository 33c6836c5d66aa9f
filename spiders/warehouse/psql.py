"""psql as reader: a person's own SQL on the schema `news`. The password is in the environment, not in the arguments."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

from psycopg2.extensions import parse_dsn

from spiders import config
from spiders.errors import WarehouseError
from spiders.warehouse.connect import READER_LIMITS, connect

if TYPE_CHECKING:
    from pathlib import Path

_VARIABLES = {
    "host": "PGHOST",
    "port": "PGPORT",
    "dbname": "PGDATABASE",
    "user": "PGUSER",
    "password": "PGPASSWORD",
    "sslmode": "PGSSLMODE",
    "sslrootcert": "PGSSLROOTCERT",
}


ROWS_AT_ONCE = 10_000
"""Rows that psql asks for at a time, so that a large answer does not fill the memory before the first is shown."""


def become_psql(arguments: list[str], programs: Path | None, *, asks: bool = False) -> None:
    """Replace this process by psql: that of `programs`, where the embedded Postgres' own are, or the PATH's.

    `asks`: the arguments hold the question, so an error is one line for whoever called, without the drawing of where
    it is.
    """
    with connect("reader") as connection, connection.cursor() as cursor:
        # A warehouse that is away is said in our words, not in psql's.
        cursor.execute("SELECT current_user")
        ((role,),) = cursor.fetchall()
    own = programs / "psql" if programs else None
    psql = str(own) if own and os.access(own, os.X_OK) else shutil.which("psql")
    if not psql:
        raise WarehouseError("there is no psql on this machine: install the Postgres client, or use `news query`.")
    settings = ["-X", "-v", f"FETCH_COUNT={ROWS_AT_ONCE}", *(["-v", "VERBOSITY=terse"] if asks else [])]
    os.execve(  # noqa: S606 (a terminal program takes the terminal over)
        psql,
        [psql, *settings, *arguments],
        os.environ | environment(config.load().dsn("reader"), role),
    )


def environment(dsn: str, role: str) -> dict[str, str]:
    """The address as libpq's variables."""
    parts = parse_dsn(dsn)
    known = {_VARIABLES[name]: str(value) for name, value in parts.items() if name in _VARIABLES}
    options = {"role": role} | READER_LIMITS
    return known | {
        "PGOPTIONS": " ".join(f"-c {name}={value}" for name, value in options.items()),
        "PGAPPNAME": "news sql",
    }
