"""A migrated warehouse in, its schema as text out: sql/schema.sql, where reviews see what a migration comes to."""

from __future__ import annotations

import os
import re
import subprocess
from typing import TYPE_CHECKING

from psycopg2.extensions import parse_dsn

from spiders.errors import WarehouseError

if TYPE_CHECKING:
    from pathlib import Path

_NOISE = re.compile(r"(?m)^(?:--.*|SET .*|SELECT pg_catalog\.set_config.*|\\(?:un)?restrict .*)\n")
_AS_IT_COMES = re.compile(r"ALTER TEXT SEARCH CONFIGURATION \S+\s+ADD MAPPING FOR \w+ WITH (?:\w+_stem|simple);\n")
_GAPS = re.compile(r"\n{3,}")
HEADER = "-- What the migrations, functions and views come to. Written by `news migrate --dump`, never by hand.\n\n"


def dump(dsn: str, programs: Path) -> str:
    """By pg_dump, without what differs from one server to the next."""
    parts = parse_dsn(dsn)
    variables = {"host": "PGHOST", "port": "PGPORT", "dbname": "PGDATABASE", "user": "PGUSER", "password": "PGPASSWORD"}
    known = {variables[name]: str(value) for name, value in parts.items() if name in variables}
    done = subprocess.run(
        [programs / "pg_dump", "--schema-only", "--no-owner", "--schema=warehouse", "--schema=news"],
        env=os.environ | known,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise WarehouseError(f"the schema cannot be dumped: {done.stderr.strip()}")
    return HEADER + _GAPS.sub("\n\n", _AS_IT_COMES.sub("", _NOISE.sub("", done.stdout))).strip() + "\n"
