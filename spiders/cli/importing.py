"""news import: articles and pages that somebody else collected, staged and loaded in one command."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from spiders.warehouse.importing.reading import Lines
    from spiders.warehouse.importing.staging import Staged

_MOST_NAMES = 12


def register(app: typer.Typer) -> None:
    """Add this group's commands."""
    app.command("import")(import_)


def import_(
    files: Annotated[
        list[str],
        typer.Argument(metavar="FILE …", help="JSON lines or web archives; - for lines on the standard input."),
    ],
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object a file, for programs.")] = False,
) -> None:
    """Take in articles that somebody else collected, through the same steps as crawled ones, and load them.

    JSON lines (plain, .gz, .zst), one article each, with the field names of news-please, Fundus, Media Cloud,
    newspaper4k, trafilatura, schema.org or our own: an address, a headline and a text are needed. A line that cannot
    be an article is quarantined with its number and reason. Web archives (WARC, as of CC-NEWS) are read page by page,
    as by a crawl; an import that was killed goes on where it stopped. What the warehouse has already is not loaded
    again.

    Example: `news import articles.jsonl.gz`
    """
    from spiders.warehouse.importing.reading import opened

    failures = 0
    for file in files:
        with opened(file) as lines:
            if lines.is_web_archive:
                failures += _archive(file, as_json=as_json)
            else:
                failures += _articles(lines, file, as_json=as_json)
    if failures:
        raise typer.Exit(1)


def _articles(lines: Lines, file: str, *, as_json: bool) -> int:
    import json
    import time
    from pathlib import Path

    from spiders.cli.ticker import ticking
    from spiders.warehouse.importing.staging import stage
    from spiders.warehouse.load import load

    name, began = "standard input" if file == "-" else Path(file).name, time.monotonic()

    with ticking() as tell:

        def watch(staged: Staged) -> None:
            number, seconds = staged.states.total(), time.monotonic() - began
            share = f", {100 * lines.read // max(1, lines.size)} %" if lines.size else ""
            tell(f"{name}: {number:,} lines{share}, {number / seconds:,.0f} a second")

        staged = stage(lines, name, watch)
    report = load([*staged.recovered, *staged.batches], tell=_tell)
    if as_json:
        said: dict[str, Any] = {"file": name, "lines": dict(staged.states), "quarantined": dict(staged.reasons)}
        said |= {"unknown_fields": dict(staged.unknown.most_common()), "broken": lines.broken}
        typer.echo(json.dumps(said | report.as_json(), ensure_ascii=False))
    else:
        left_out = _counted({state: number for state, number in staged.states.items() if state != "staged"})
        reasons = f" ({_counted(staged.reasons)})" if staged.reasons else ""
        loaded = _counted(report.articles) or "no articles"
        before = f"; before that {left_out}{reasons}" if left_out else ""
        typer.echo(f"{staged.states.total()} lines: {loaded}{before}")
        if staged.unknown:
            names = ", ".join(f"{name} ({number})" for name, number in staged.unknown.most_common(_MOST_NAMES))
            rest = len(staged.unknown) - _MOST_NAMES
            typer.echo(f"fields that nothing was taken from: {names}{f' and {rest} more' if rest > 0 else ''}")
    if lines.broken:
        typer.echo(f"news: {file}: {lines.broken}; what stands before that was taken.", err=True)
    return int(bool(lines.broken or report.refused))


def _archive(file: str, *, as_json: bool) -> int:
    import json
    from datetime import UTC, datetime
    from pathlib import Path

    import attrs

    from spiders import config
    from spiders.cli.crawl_result import say
    from spiders.errors import UsageError
    from spiders.fetch.crawl import crawl
    from spiders.fetch.order import Order
    from spiders.fetch.progress import Progress
    from spiders.sites import get_site
    from spiders.stage.run import new_run
    from spiders.warehouse.load import load

    if file == "-":
        raise UsageError("a web archive cannot be read from the standard input: name its file.")
    order = Order(site=get_site("web"), run=new_run(), started_at=datetime.now(UTC), warc=Path(file))
    outcome = crawl(order, config.load(), Progress)
    report = load([*outcome.recovered, *outcome.batches], tell=_tell)
    if as_json:
        typer.echo(json.dumps({"file": Path(file).name, **attrs.asdict(outcome), **report.as_json()}))
    else:
        say(outcome, as_json=False)
        typer.echo(f"loaded: {_counted(report.articles) or 'no articles'}")
    return int(bool(outcome.failed or report.refused))


def _tell(said: str) -> None:
    typer.echo(said, err=True)


def _counted(counts: Any) -> str:
    return ", ".join(f"{number} {name}" for name, number in sorted(counts.items()) if number)
