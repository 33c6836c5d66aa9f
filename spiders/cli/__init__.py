"""The `news` command: one file a group of commands, each importing what it needs only when it runs."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from spiders import __version__
from spiders.cli import (
    asking,
    cluster,
    crawling,
    exporting,
    importing,
    local,
    new_site,
    reading,
    reextract,
    takedown,
    warehouse,
)
from spiders.errors import BroadsheetError, UsageError

app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"broadsheet {__version__}")
        raise typer.Exit


@app.callback()
def main(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and end.")
    ] = False,
) -> None:
    """Broadsheet: the news, in Postgres. Start with `news up`."""


for group in (
    local, crawling, new_site, reading, reextract, warehouse, takedown, importing, exporting, asking, cluster,
):  # fmt: skip
    group.register(app)


def run() -> None:
    """The entry point: errors of ours are one sentence on stderr, everything else keeps its traceback."""
    try:
        app()
    except UsageError as error:
        sys.exit(_say(error, 2))
    except BroadsheetError as error:
        sys.exit(_say(error, 1))


def _say(error: BroadsheetError, code: int) -> int:
    sys.stderr.write(f"news: {error}\n")
    return code
