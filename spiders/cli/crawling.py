"""news sites, crawl, extract: everything up to the staged batch; none of it needs a database."""

from __future__ import annotations

import typer


def register(app: typer.Typer) -> None:
    """Add this group's commands."""
