"""news migrate, load, refresh: what changes the warehouse."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

JSON = Annotated[bool, typer.Option("--json", help="Print one JSON object, for programs.")]


def register(app: typer.Typer) -> None:
    """Add this group's commands."""
    app.command("migrate")(migrate)
    app.command("load")(load)
    app.command("refresh")(refresh)


def migrate(
    as_json: JSON = False,
    dump: Annotated[Path | None, typer.Option(help="Afterwards write the whole schema to this file.")] = None,
) -> None:
    """Bring the warehouse's tables, functions, views and rights up to date. May run again at any time.

    Example: `news migrate`
    """
    import json

    from spiders.warehouse.migrate import migrate as bring_up_to_date

    report = bring_up_to_date()
    if dump:
        from spiders import config
        from spiders.local.binaries import bindir
        from spiders.warehouse.schema import dump as dumped

        dump.write_text(dumped(config.load().dsn("owner"), bindir()))
    if as_json:
        typer.echo(json.dumps({"migrations": report.migrations, "files": report.files}))
        return
    for name in report.migrations:
        typer.echo(f"applied {name}")
    if not report.migrations:
        typer.echo("the warehouse is up to date" if not report.files else f"applied {', '.join(report.files)}")


def load(
    batches: Annotated[
        list[str] | None, typer.Argument(help="Staged batches: files or s3://… addresses. None: all that are complete.")
    ] = None,
    site: Annotated[str | None, typer.Option(help="Only this site's: a DAG loads its own.", show_default=False)] = None,
    as_json: JSON = False,
) -> None:
    """Load what crawls have staged. What is loaded already is left alone, so it may run at any time, and twice at once.

    A batch that cannot be read is refused with its reason, tried again by the next load, and reported by `news check`.

    Example: `news load`
    """
    import json

    from spiders.errors import UsageError
    from spiders.sites import get_site
    from spiders.warehouse.load import load as load_batches

    if site and batches:
        raise UsageError("name batches or a --site, not both.")
    of = get_site(site).name if site else None
    report = load_batches(batches or None, tell=lambda said: typer.echo(said, err=True), site=of)
    if as_json:
        typer.echo(json.dumps(report.as_json()))
        return
    articles = ", ".join(f"{number} {state}" for state, number in sorted(report.articles.items()) if number)
    typer.echo(
        f"{report.batches} batches loaded in {report.seconds:.1f} s: {articles or 'no articles'}; "
        f"{report.known} were loaded before, {len(report.refused)} refused"
        + (f"; {report.removed} loaded long ago left the stage" if report.removed else "")
    )


def refresh(
    everything: Annotated[bool, typer.Option("--all", help="Count every day anew, not only those touched.")] = False,
    as_json: JSON = False,
) -> None:
    """Bring the figures by day (news.daily_sources, …) up to date. The DAG `refresh` does it after loads.

    Its work grows with the days that loads have touched, not with the history. May run at any time; readers go on. A
    month of the search that is over gets its index of phrases, one month with each refresh.

    Example: `news refresh`
    """
    import json

    from spiders.warehouse.refresh import refresh as count

    report = count(tell=lambda said: typer.echo(said, err=True), everything=everything)
    if as_json:
        typer.echo(json.dumps(report.as_json()))
        return
    compared = f"; {report.compared} revisions were compared with the one before them" if report.compared else ""
    month = (report.indexed or "").removeprefix("article_search_").replace("_", "-")
    indexed = f"; phrases of {month} are found by their index now" if month else ""
    typer.echo(f"{report.days} days counted in {report.seconds:.1f} s{compared}{indexed}")
