"""news migrate, load, check, query, sql, why, import: everything that speaks to the warehouse."""

from __future__ import annotations

import typer


def register(app: typer.Typer) -> None:
    """Add this group's commands."""
