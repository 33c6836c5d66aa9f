"""What `news up` shows at its end: where everything is, and what the demo paper has brought into the warehouse."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich.markup import escape
from rich.table import Table
from rich.text import Text

from spiders.local.status import without_password

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from rich.console import RenderableType

    from spiders.local.stack import Stack

SOURCE = "demo"
DAYS = 10
"""Columns of the table: the newest days; what is older is in the sum."""


def addresses(stack: Stack) -> RenderableType:
    """Where to look."""
    rows = {
        "Airflow": f"{stack.api.address}   login {stack.login.user}, password {stack.login.password}",
        "demo paper": stack.paper_address,
        "SQL": f'news sql   or   psql "{_reader(stack)}"',
        "what runs": "news status",
    }
    return Text("\n".join(["", *(f"  {name:<11} {what}" for name, what in rows.items()), ""]))


def _reader(stack: Stack) -> str:
    """The address of a warehouse that we were given is shown without its password; that of our own with it."""
    dsn = stack.config.dsn("reader")
    return dsn if dsn == stack.postgres.dsn("reader") else without_password(dsn)


def brought(stack: Stack) -> Iterator[RenderableType]:
    """Articles by section and day, three headlines, and where to look."""
    from spiders.warehouse import query
    from spiders.warehouse.refresh import refresh

    refresh()  # Airflow counts the days of this run as well, but perhaps not before it is told here
    yield by_section_and_day(query.run("articles_by_section", {"source": SOURCE}).rows)
    newest = query.run("newest", {"source": SOURCE, "limit": "3"})
    column = newest.columns.index("headline")
    yield Text("\n".join(["", *(f"  “{row[column]}”" for row in newest.rows)]))
    yield addresses(stack)


def by_section_and_day(rows: list[tuple[Any, ...]]) -> RenderableType:
    """Rows of (day, source, section, articles, …) as a table: a line a section, a column a day."""
    counts: dict[str, dict[date, int]] = {}
    for day, _, section, articles, *_ in rows:
        counts.setdefault(section, {})[day] = articles
    days = sorted({row[0] for row in rows})
    shown = days[-DAYS:]
    title = f"Articles by section and day, {shown[0]:%d %b} to {shown[-1]:%d %b}" if shown else "No articles"
    table = Table(title=title, title_justify="left", box=None, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column("section", no_wrap=True)
    for day in shown:
        table.add_column(f"{day:%d}", justify="right")
    table.add_column("all", justify="right", style="bold")
    for section in sorted(counts):
        of = counts[section]
        table.add_row(escape(section), *(str(of.get(day, "·")) for day in shown), str(sum(of.values())))
    of_day = [sum(of.get(day, 0) for of in counts.values()) for day in shown]
    table.add_row("all", *map(str, of_day), str(sum(row[3] for row in rows)), style="bold")
    return table
