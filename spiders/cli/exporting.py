"""news export: what a reader may see, as files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from spiders.cli.asking import settings_of

if TYPE_CHECKING:
    from datetime import date

    from spiders.warehouse.exporting.file import Written


def register(app: typer.Typer) -> None:
    """Add this group's commands."""
    app.command()(export)


def export(  # noqa: PLR0917 (typer's options)
    to: Annotated[
        str | None,
        typer.Option(
            metavar="FILE|FOLDER",
            help="File for --query and --sql (- for the standard output), folder for days; either may be s3://….",
        ),
    ] = None,
    query: Annotated[str | None, typer.Option(help="A query of the cookbook.", metavar="NAME")] = None,
    values: Annotated[list[str] | None, typer.Option("--set", help="name=value, for --query.")] = None,
    sql: Annotated[str | None, typer.Option(help="Any SELECT.", metavar="SELECT")] = None,
    day: Annotated[str | None, typer.Option(help="The articles of this day (UTC).", metavar="DAY")] = None,
    since: Annotated[str | None, typer.Option(help="The articles from this day on.", metavar="DAY")] = None,
    until: Annotated[str | None, typer.Option(help="… up to this day, inclusive.", metavar="DAY")] = None,
    changed: Annotated[
        bool, typer.Option("--changed", help="The days that differ from what the folder holds; at first all.")
    ] = False,
    form: Annotated[
        str | None, typer.Option("--format", help="parquet, csv or jsonl; else by the file's ending.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object, for programs.")] = False,
) -> None:
    """Write what a reader may see as Parquet, CSV or JSON lines: a question's answer, or the articles day by day.

    A file is there whole or not at all. Days are written as FOLDER/articles/2026-11-25.parquet; the folder is, unless
    --to names one, NEWS_EXPORT.

    Example: `news export --query articles_by_section --to sections.parquet`, `news export --day 2026-11-25`
    """
    from spiders.errors import UsageError

    ways = {"--query": query, "--sql": sql, "--day": day, "--since, --until": since or until, "--changed": changed}
    chosen = [name for name, given in ways.items() if given]
    if len(chosen) != 1:
        raise UsageError(f"name one of {', '.join(ways)}{', not ' + ' and '.join(chosen) if chosen else ''}.")
    if values and not query:
        raise UsageError("--set gives values to a --query.")
    written = _answer(to, query, values, sql, form) if query or sql else _days(to, day, since, until, form)
    _say(written, as_json=as_json)


def _answer(
    to: str | None, query: str | None, values: list[str] | None, sql: str | None, form: str | None
) -> list[Written]:
    from spiders.errors import UsageError
    from spiders.warehouse.cookbook import named
    from spiders.warehouse.exporting.file import STANDARD_OUTPUT, format_of, write
    from spiders.warehouse.exporting.rows import reading, rows

    if not to:
        raise UsageError("name the file to write: --to answer.parquet (.csv, .jsonl, .gz; - for the standard output).")
    kind = format_of(to, form or ("csv" if to == STANDARD_OUTPUT else None))
    asked = named(query) if query else None
    filled = asked.filled(settings_of(values)) if asked else None
    with reading() as connection, rows(connection, asked.sql if asked else sql or "", filled) as found:
        return [write(to, kind, found)]


def _days(to: str | None, day: str | None, since: str | None, until: str | None, form: str | None) -> list[Written]:
    from spiders import config
    from spiders.cli.ticker import ticking
    from spiders.errors import UsageError
    from spiders.warehouse.exporting.days import ENDINGS, export_changed, export_days

    kind = form or "parquet"
    if kind not in ENDINGS:
        raise UsageError(f"there is no format {kind!r}; there are {', '.join(ENDINGS)}.")
    folder = to or config.load().export
    first, last = (_day("--day", day),) * 2 if day else (_day("--since", since), _day("--until", until))
    if first and last and first > last:
        raise UsageError(f"--since ({first}) lies after --until ({last}).")
    with ticking() as tell:
        return (
            export_days(folder, kind, first, last, lambda done: tell(f"{done.rows:,} articles → {done.path}"))
            if first or last
            else export_changed(folder, kind, lambda done: tell(f"{done.rows:,} articles → {done.path}"))
        )


def _day(option: str, said: str | None) -> date | None:
    from datetime import date

    from spiders.errors import UsageError

    try:
        return date.fromisoformat(said) if said else None
    except ValueError:
        raise UsageError(f"{option} is a day like 2026-11-25, not {said!r}.") from None


def _say(written: list[Written], *, as_json: bool) -> None:
    import json

    import attrs

    total = sum(each.rows for each in written)
    if as_json:
        typer.echo(json.dumps({"files": [attrs.asdict(each) for each in written], "rows": total}), err=_hears(written))
        return
    for each in written:
        typer.echo(f"{each.rows:,} rows → {each.path} ({each.bytes / 1e6:,.1f} MB)", err=_hears(written))
    if not written:
        typer.echo("nothing to write: what is asked for has no articles, or none that changed")


def _hears(written: list[Written]) -> bool:
    """Whether the standard output has the rows, and words belong elsewhere."""
    return [each.path for each in written] == ["-"]
