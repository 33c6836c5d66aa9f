"""news reextract: archived pages read again with the current code, compared with the warehouse, applied when asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from spiders.warehouse.reextract.report import Report

_SHOWN = 60
_PROFILES = 3


def register(app: typer.Typer) -> None:
    """Add this command."""
    app.command()(reextract)


def reextract(  # noqa: PLR0917 (typer's options)
    site: Annotated[str, typer.Option(help="Name of the site: `news sites` lists them.")],
    since: Annotated[
        str | None, typer.Option(help="Only pages fetched from this day or moment on.", metavar="TIME")
    ] = None,
    until: Annotated[str | None, typer.Option(help="Only pages fetched before it.", metavar="TIME")] = None,
    limit: Annotated[int | None, typer.Option(help="Read so many pages at most.", min=1)] = None,
    apply: Annotated[bool, typer.Option("--apply", help="Apply what differs; without it, only tell.")] = False,
    processes: Annotated[int | None, typer.Option(help="Processes that read; else NEWS_WORKERS.", min=1)] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object, with more examples.")] = False,
) -> None:
    """Read a site's archived pages again with the current code and profile, and tell what differs from the warehouse.

    Nothing is requested, and nothing changed without --apply. Applied, another headline or text becomes a revision of
    kind `reextracted`; other fields are set; when we saw what, and the identity, stay.

    Example: `news reextract --site demo --since 2026-08-01`, then the same with `--apply`
    """
    from functools import partial

    from spiders import config
    from spiders.fetch.asked import moment
    from spiders.fetch.profiles import profiles_of
    from spiders.fetch.rereading import reread
    from spiders.sites import get_site
    from spiders.warehouse.reextract.run import Pass, run

    settings, known = config.load(), get_site(site)
    count = processes or settings.workers
    wish = Pass(
        site=site,
        since=moment(since, known, "--since"),
        until=moment(until, known, "--until"),
        limit=limit,
        apply=apply,
    )
    profiles = {source: each for source, each in profiles_of(site, settings).items() if each.passages}
    read = partial(reread, site=known, archive=settings.archive, profiles=profiles, processes=count)
    report = run(wish, read, lambda said: typer.echo(said, err=True))
    report.processes = count
    report.profiles = {source: each.version for source, each in profiles.items()}
    if as_json:
        import json

        typer.echo(json.dumps(report.as_json(), ensure_ascii=False))
    else:
        _say(report, asked_to_apply=apply)


def _say(report: Report, *, asked_to_apply: bool) -> None:
    from spiders.cli.table import show

    rate = f", {report.read / report.seconds:.0f} a second" if report.seconds and report.read else ""
    outcomes = ", ".join(f"{number} {_WORDS[name]}" for name, number in report.outcomes.most_common())
    typer.echo(f"{report.read} archived pages of {report.site} read again in {report.seconds:.1f} s{rate}: {outcomes}")
    if report.profiles:
        versions = ", ".join(f"{source} {version}" for source, version in list(report.profiles.items())[:_PROFILES])
        more = f" and {len(report.profiles) - _PROFILES} more" if len(report.profiles) > _PROFILES else ""
        typer.echo(
            f"with what crawls have learnt of its pages (`news sites {report.site} --profile`): {versions}{more}"
        )
    if report.without_page:
        typer.echo(f"{report.without_page} articles have no archived page and were left out")
    if report.fields:
        rows = [
            (name, changed, gained, lost, _cut(was), _cut(now))
            for name, changed, gained, lost, was, now, _ in report.rows()
        ]
        show(("field", "changed", "gained", "lost", "was, for example", "is now"), rows)
    for reason, number in report.reasons.most_common():
        typer.echo(f"{number} {reason.replace('_', ' ', 3)}, for example {report.reason_examples[reason]}")
    waiting = report.outcomes["text"] + report.outcomes["fields"]
    if asked_to_apply:
        applied = report.applied
        typer.echo(
            f"applied: {applied['revisions']} revisions, {applied['fields']} articles with other fields; "
            f"{applied['overtaken']} were read anew in the meantime, {applied['refused']} refused"
        )
    elif waiting:
        typer.echo(f"nothing was applied; all is in news.reextractions (pass {report.passed}). Apply it with --apply.")


_WORDS = {
    "same": "as before",
    "text": "with another text",
    "fields": "with other fields",
    "not_an_article": "no article any more",
    "unreadable": "not readable",
}


def _cut(text: str) -> str:
    one_line = " ".join(text.split())
    return one_line if len(one_line) <= _SHOWN else f"{one_line[: _SHOWN - 1]}…"
