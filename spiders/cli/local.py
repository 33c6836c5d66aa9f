"""news up, status, down: the local stack."""

from __future__ import annotations

import typer


def register(app: typer.Typer) -> None:
    """Add this group's commands."""
    app.command("up")(up)


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
