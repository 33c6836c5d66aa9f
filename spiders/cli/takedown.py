"""news takedown: an article withheld from readers, or given back."""

from __future__ import annotations

from typing import Annotated

import typer


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(takedown)


def takedown(
    url: Annotated[str, typer.Argument(help="Its address, in any of its variants.", show_default=False)],
    reason: Annotated[str, typer.Option(help="Why; kept, and shown by `news why`.", show_default=False)],
    lift: Annotated[bool, typer.Option("--lift", help="End the takedown.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object, for programs.")] = False,
) -> None:
    """Withhold an article's text and pictures from all readers, whatever crawls bring. Books and revisions are kept.

    Its headline and address stay; they are in the books. What was exported before is not called back.

    Example: `news takedown https://paper.example/article/1 --reason "court order of 3 May"`
    """
    import json

    import attrs

    from spiders.errors import UsageError
    from spiders.warehouse.takedown import give_back, take_down

    if not reason.strip():
        raise UsageError("a takedown needs its --reason.")
    found = (give_back if lift else take_down)(url, reason.strip())
    if as_json:
        typer.echo(json.dumps(attrs.asdict(found) | {"taken_down": not lift}, ensure_ascii=False))
        return
    typer.echo(f"{'given back' if lift else 'taken down'}: {found.headline} ({found.url})")
