"""Every site with its schedule and, where the warehouse answers at once, its freshness → a table or JSON lines."""

from __future__ import annotations

import json
import sys

from spiders.sites import all_sites


def show(*, as_json: bool) -> None:
    """Print the sites."""
    rows = [
        {
            "name": site.name,
            "title": site.title,
            "schedule": site.schedule,
            "paused": site.paused,
            "base_url": site.base_url or None,
            "timezone": site.timezone,
        }
        for site in all_sites().values()
    ]
    if as_json:
        sys.stdout.write("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows))
        return
    from rich.console import Console
    from rich.table import Table

    table = Table("name", "title", "schedule (UTC)", "address", box=None, pad_edge=False, header_style="bold")
    for row in rows:
        schedule = row["schedule"] or "by hand"
        table.add_row(str(row["name"]), str(row["title"]), str(schedule), str(row["base_url"] or "any"))
    Console().print(table)
