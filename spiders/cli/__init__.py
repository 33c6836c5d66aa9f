"""The `news` command: one file a group of commands, each importing what it needs only when it runs."""

from __future__ import annotations

import sys

import typer

from spiders.cli import crawling, local, warehouse
from spiders.errors import BroadsheetError, UsageError

app = typer.Typer(
    no_args_is_help=True,
    help="Broadsheet: the news, in Postgres. Start with `news up`.",
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
)
for group in (local, crawling, warehouse):
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
