"""news up, status, down: the local stack."""

from __future__ import annotations

import typer


def register(app: typer.Typer) -> None:
    """Add this group's commands."""
    app.command("up")(up)
    app.command("status")(status)
    app.command("down")(down)


def up(
    once: bool = typer.Option(
        False, "--once", help="Until a run of the demo paper has ended; show what it brought; stop all."
    ),
    within: float = typer.Option(15, "--within", help="With --once: minutes the run may take.", min=0.1),
) -> None:
    """Start Postgres, Airflow and the demo paper on this machine and keep them running; Ctrl-C stops everything.

    Example: `news up` · `news up --once`
    """
    from spiders import config
    from spiders.local import up as local
    from spiders.local.announce import Announcer

    if once:
        local.up_once(config.load(), Announcer(), within * 60)
    else:
        local.up(config.load(), Announcer())


def status(as_json: bool = typer.Option(False, "--json", help="For programs: one JSON object.")) -> None:
    """Show what runs where, how fresh each site is, and the settings in force; works with nothing running.

    Example: `news status` · `news status --json`
    """
    import json

    from rich.console import Console

    from spiders import config
    from spiders.local import status as local
    from spiders.local.status_page import page

    found = local.status(config.load())
    if as_json:
        typer.echo(json.dumps(found, indent=2, default=str))
        return
    console = Console()
    if not console.is_terminal:
        console.width = 200  # a file has no edge to wrap at
    for part in page(found):
        console.print(part)


def down() -> None:
    """Stop what a `news up` in another terminal keeps running, or what a killed one has left.

    Example: `news down`
    """
    from spiders import config
    from spiders.local import down as local

    typer.echo(local.down(config.load()))
