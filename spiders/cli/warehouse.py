"""news migrate, load, check, query, sql, why, import: everything that speaks to the warehouse."""

from __future__ import annotations

from typing import Annotated

import typer

JSON = Annotated[bool, typer.Option("--json", help="Print one JSON object, for programs.")]


def register(app: typer.Typer) -> None:
    """Add this group's commands."""
    app.command("migrate")(migrate)


def migrate(as_json: JSON = False) -> None:
    """Bring the warehouse's tables, functions, views and rights up to date. May run again at any time.

    Example: `news migrate`
    """
    import json

    from spiders.warehouse.migrate import migrate as bring_up_to_date

    report = bring_up_to_date()
    if as_json:
        typer.echo(json.dumps({"migrations": report.migrations, "files": report.files}))
        return
    for name in report.migrations:
        typer.echo(f"applied {name}")
    if not report.migrations:
        typer.echo("the warehouse is up to date" if not report.files else f"applied {', '.join(report.files)}")
