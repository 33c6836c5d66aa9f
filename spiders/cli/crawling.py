"""news sites, crawl, extract: everything up to the staged batch; none of it needs a database."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def register(app: typer.Typer) -> None:
    """Add this group's commands."""
    app.command()(crawl)
    app.command()(sites)


def crawl(  # noqa: PLR0917 (typer's options)
    site: Annotated[str, typer.Argument(help="Name of the site: `news sites` lists them.", show_default=False)],
    since: Annotated[str | None, typer.Option(help="Nothing older than this day or moment.", metavar="TIME")] = None,
    until: Annotated[str | None, typer.Option(help="Nothing from this day or moment on.", metavar="TIME")] = None,
    limit: Annotated[int | None, typer.Option(help="Ask for so many articles at most.", min=0)] = None,
    urls: Annotated[
        Path | None, typer.Option(help="Read these addresses, one a line.", exists=True, dir_okay=False)
    ] = None,
    warc: Annotated[
        Path | None, typer.Option(help="Read the pages of this web archive; no request is made.", exists=True)
    ] = None,
    base_url: Annotated[
        str | None, typer.Option(help="Fetch from there instead (mirror, test double).", metavar="URL")
    ] = None,
    airflow: Annotated[str | None, typer.Option(help="Id of Airflow's DAG run.", hidden=True)] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object on the standard output.")] = False,
) -> None:
    """Crawl one site and stage what it has; no database is needed.

    Exit code 0: the crawl came to its end (single pages may have failed; `counts` says how many and the books say
    why). 1: it was stopped, or the site as a whole could not be read.

    Example: `news crawl demo --since 2026-08-01 --limit 20`, then `news load`.
    """
    from datetime import UTC, datetime

    from spiders import config
    from spiders.cli.crawl_result import say
    from spiders.fetch.asked import moment, origin
    from spiders.fetch.crawl import crawl as run_crawl
    from spiders.fetch.order import Order
    from spiders.fetch.progress import Progress
    from spiders.sites import get_site
    from spiders.stage.run import new_run

    settings, known = config.load(), get_site(site)
    order = Order(
        site=known,
        run=new_run(),
        started_at=datetime.now(UTC),
        since=moment(since, known, "--since"),
        until=moment(until, known, "--until"),
        limit=limit,
        urls=urls,
        warc=warc,
        base_url=origin(base_url or settings.base_url(site)),
        airflow=airflow,
    )
    raise typer.Exit(say(run_crawl(order, settings, Progress), as_json=as_json))


def sites(
    site: Annotated[str | None, typer.Argument(help="Only this one.", show_default=False)] = None,
    profile: Annotated[
        bool, typer.Option("--profile", help="What its pages have in common, and is left out of its articles.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False,
) -> None:
    """The sites there are, with their schedules, and how fresh the warehouse is where it answers at once.

    With --profile: the lines and boxes that recur on a site's pages, as the last crawl left them.

    Example: `news sites --json | jq .name`, `news sites demo --profile`
    """
    from spiders.errors import UsageError
    from spiders.sites import get_site

    if site is not None:
        get_site(site)
    if not profile:
        from spiders.cli import site_table

        site_table.show(site, as_json=as_json)
        return
    if site is None:
        raise UsageError("name the site whose profile is wanted: `news sites demo --profile`.")
    from spiders import config
    from spiders.cli import profile_table
    from spiders.fetch.profiles import profiles_of

    profile_table.show(site, profiles_of(site, config.load()), as_json=as_json)
