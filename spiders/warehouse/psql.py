"""psql as reader: a person's own SQL on the schema `news`. The password is in the environment, not in the arguments."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

from psycopg2.extensions import parse_dsn

from spiders import config
from spiders.errors import WarehouseError
from spiders.warehouse.connect import connect

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


def become_psql(arguments: list[str], programs: Path | None) -> None:
    """Replace this process by psql: that of `programs`, where the embedded Postgres' own are, or the PATH's."""
    with connect("reader"):
        pass  # a warehouse that is away is said in our words, not in psql's
    own = programs / "psql" if programs else None
    psql = str(own) if own and os.access(own, os.X_OK) else shutil.which("psql")
    if not psql:
        raise WarehouseError("there is no psql on this machine: install the Postgres client, or use `news query`.")
    os.execve(  # noqa: S606 (a terminal program takes the terminal over)
        psql,
        [psql, *arguments],
        os.environ | environment(config.load().dsn("reader")),
    )


def environment(dsn: str) -> dict[str, str]:
    """The address as libpq's variables; `news` first in the search path, so that `SELECT … FROM articles` works."""
    parts = parse_dsn(dsn)
    known = {_VARIABLES[name]: str(value) for name, value in parts.items() if name in _VARIABLES}
    return known | {"PGOPTIONS": "-c search_path=news,public -c role=news_reader", "PGAPPNAME": "news sql"}
