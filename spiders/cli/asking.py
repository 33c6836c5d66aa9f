"""news check, query, sql, why: what a person asks the warehouse."""

from __future__ import annotations

from typing import Annotated

import typer

AS_JSON = typer.Option("--json", help="JSON on the standard output.")


def register(app: typer.Typer) -> None:
    """Add this group's commands."""
    app.command()(check)
    app.command()(query)
    app.command(context_settings={"allow_extra_args": True, "ignore_unknown_options": True})(sql)
    app.command()(why)


def check(
    site: Annotated[str | None, typer.Argument(help="Only this site; else all.")] = None,
    as_json: Annotated[bool, AS_JSON] = False,
) -> None:
    """Run the quality checks of sql/checks. Exit code 1 when one that says `-- fail:` does not hold.

    Example: `news check demo`
    """
    import json

    import attrs

    from spiders.cli.table import show
    from spiders.warehouse.check import check as run

    findings = run(site)
    failed = [finding.name for finding in findings if finding.severity == "fail" and not finding.ok]
    if as_json:
        report = {"failed": failed, "checks": [attrs.asdict(finding) | {"ok": finding.ok} for finding in findings]}
        typer.echo(json.dumps(report, default=str, ensure_ascii=False))
    else:
        words = {True: "holds", False: "BROKEN"}
        show(
            ("check", "if broken", "result", "rows", "what must hold"),
            [(found.name, found.severity, words[found.ok], found.rows, found.question) for found in findings],
        )
        for found in findings:
            for row in found.sample:
                typer.echo(f"{found.name}: " + ", ".join(f"{name} {value}" for name, value in row.items()))
    if failed:
        typer.echo(f"news: {len(failed)} check(s) failed: {', '.join(failed)}.", err=True)
        raise typer.Exit(1)


def query(  # noqa: PLR0917 (a command has its options)
    name: Annotated[str | None, typer.Argument(help="Name of the query; without one, the list of them.")] = None,
    values: Annotated[list[str] | None, typer.Option("--set", help="name=value, as the list shows.")] = None,
    as_json: Annotated[bool, AS_JSON] = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="CSV on the standard output.")] = False,
    explain: Annotated[bool, typer.Option("--explain", help="Its SQL, and how Postgres answers it.")] = False,
    limit: Annotated[int, typer.Option(min=0, help="Show at most so many rows; 0: all.")] = 10_000,
) -> None:
    """Answer a question of the cookbook in sql/queries.

    Example: `news query articles_by_section --set source=demo --set since="14 days ago"`
    """
    from spiders.cli.table import show, show_csv, show_json
    from spiders.warehouse.query import cookbook, plan, run

    if name is None:
        _list(as_json=as_json)
        return
    given = settings_of(values)
    if explain:
        lines = plan(name, given)
        typer.echo("\n".join([cookbook()[name].sql, *lines]))
        return
    answer = run(name, given, most=limit or None)
    if as_json:
        show_json(answer.columns, answer.rows)
    elif as_csv:
        show_csv(answer.columns, answer.rows)
    else:
        show(answer.columns, answer.rows, cookbook()[name].question)
    if answer.is_cut:
        typer.echo(f"news: these are the first {limit:,} rows; there are more: --limit 0 gives all.", err=True)


def settings_of(values: list[str] | None) -> dict[str, str]:
    """What `--set name=value` says."""
    from spiders.errors import UsageError

    if any("=" not in value for value in values or ()):
        raise UsageError("a value is given as --set name=value.")
    return dict(value.partition("=")[::2] for value in values or ())


def _list(*, as_json: bool) -> None:
    from spiders.cli.table import show, show_json
    from spiders.warehouse.cookbook import GROUPS
    from spiders.warehouse.query import cookbook

    if as_json:
        described = [
            (each.name, each.group, each.question, {value.name: value.default for value in each.values.values()})
            for each in cookbook().values()
        ]
        show_json(("query", "group", "question", "values"), described)
        return
    for group in GROUPS:
        rows = [
            (each.name, each.question, ", ".join(f"{value.name}={value.default}" for value in each.values.values()))
            for each in cookbook().values()
            if each.group == group
        ]
        if rows:
            show(("query", "question", "values and their defaults (--set)"), rows, group.capitalize(), count=False)


def sql(
    context: typer.Context,
    command: Annotated[
        list[str] | None, typer.Option("--command", "-c", help="Run this and end; may be repeated.")
    ] = None,
) -> None:
    """Open psql on the warehouse, as reader. Further arguments go to psql.

    Example: `news sql -c "SELECT source, count(*) FROM news.articles GROUP BY source"`
    """
    from spiders.local.binaries import bindir
    from spiders.warehouse.psql import become_psql

    words = [word for each in command or () for word in ("-c", each)]
    become_psql([*words, *context.args], bindir(), asks=bool(command))


def why(
    url: Annotated[str, typer.Argument(help="An address, in any of its variants.", show_default=False)],
    as_json: Annotated[bool, AS_JSON] = False,
) -> None:
    """Tell the whole story of one address: advertised, asked for, read, loaded, changed; or why not.

    Example: `news why 'https://www.koreaherald.com/view.php?ud=20211026000101'`
    """
    import attrs

    from spiders.cli.table import show, show_json
    from spiders.errors import BroadsheetError
    from spiders.warehouse.why import why as ask

    events = ask(url)
    if not events:
        raise BroadsheetError(
            f"no run has ever seen {url}: no feed, site map or list of a site has advertised it, nor was it named."
        )
    columns = ("at", "event", "detail", "source", "run_id")
    (show_json if as_json else show)(columns, [attrs.astuple(event) for event in events])
