"""sql/checks in, findings out: each file says `-- fail:` or `-- warn:`, what must hold, and selects what breaks it."""

from __future__ import annotations

import json
import re
import time
from typing import TYPE_CHECKING, Any

from attrs import frozen

from spiders.errors import WarehouseError
from spiders.sites import all_sites, get_site
from spiders.warehouse.connect import connect, require_migrated
from spiders.warehouse.statement import files, statement

if TYPE_CHECKING:
    from pathlib import Path

    from psycopg2.extensions import connection as Connection  # noqa: N812 (it is a class)

_HEADER = re.compile(r"-- (fail|warn): (.+)")
SAMPLE = 5
"""Rows of a finding that are kept and shown."""


@frozen(kw_only=True)
class Finding:
    """What one check found."""

    name: str
    severity: str
    """"fail" or "warn"."""
    question: str
    """What must hold."""
    rows: int
    """How many rows break it; 0: it holds."""
    sample: list[dict[str, Any]]
    seconds: float

    @property
    def ok(self) -> bool:
        """Whether it holds."""
        return self.rows == 0


def check(site: str | None = None) -> list[Finding]:
    """Run every check, for one site or for all, and keep the findings in news.check_results."""
    if site is not None:
        get_site(site)
    with connect("loader") as connection:
        require_migrated(connection)
        findings = [_run(connection, path, site) for path in files("checks")]
        with connection, connection.cursor() as cursor:
            for finding in findings:
                values = {
                    name: getattr(finding, name) for name in ("name", "severity", "question", "ok", "rows", "seconds")
                }
                cursor.execute(
                    statement("keep_check_result"),
                    values | {"site": site, "sample": json.dumps(finding.sample, default=str)},
                )
    return findings


def _run(connection: Connection, path: Path, site: str | None) -> Finding:
    text = path.read_text(encoding="utf-8")
    header = _HEADER.match(text)
    if not header:
        raise WarehouseError(f"sql/checks/{path.name} must begin with `-- fail:` or `-- warn:` and what must hold.")
    began = time.monotonic()
    with connection, connection.cursor() as cursor:
        cursor.execute(text, _parameters(site))
        names = [column.name for column in cursor.description or ()]
        rows = cursor.fetchmany(SAMPLE)
        total = max(cursor.rowcount, 0)
    return Finding(
        name=path.stem,
        severity=header[1],
        question=header[2],
        rows=total,
        sample=[dict(zip(names, row, strict=True)) for row in rows],
        seconds=round(time.monotonic() - began, 3),
    )


def _parameters(site: str | None) -> dict[str, Any]:
    """`site`; `sources`, its outlets (None: all, as for `web`); `floors` of every site that is checked."""
    sites = [get_site(site)] if site else list(all_sites().values())
    one = sites[0] if site else None
    return {
        "site": site,
        "sources": [one.name] if one and one.base_url else None,
        "floors": json.dumps({each.name: each.floors for each in sites if each.floors and each.base_url}),
    }
