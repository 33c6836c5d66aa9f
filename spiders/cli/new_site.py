"""news new-site: a site file, page cases and a table of what was found by what, from a few pages of a site."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from spiders.newsite.draft import Draft
    from spiders.newsite.writing import Written


def register(app: typer.Typer) -> None:
    """Add this command."""
    app.command("new-site")(new_site)


def new_site(  # noqa: PLR0917 (typer's options)
    urls: Annotated[
        list[str] | None, typer.Argument(metavar="[URL]...", help="Three to five articles; or one, or the front page.")
    ] = None,
    page: Annotated[
        list[str] | None, typer.Option(metavar="FILE=URL", help="A saved page and where it came from; may be repeated.")
    ] = None,
    warc: Annotated[
        Path | None, typer.Option(help="Pages of a web archive; no request is made.", exists=True, dir_okay=False)
    ] = None,
    name: Annotated[str | None, typer.Option(help="Name of the site; else made from its title and host.")] = None,
    title: Annotated[str | None, typer.Option(help="Title of the paper; else as the pages have it.")] = None,
    pages: Annotated[int, typer.Option(help="Articles to learn from, where there is a choice.", min=1, max=20)] = 4,
    delay: Annotated[float, typer.Option(help="Seconds between requests; a larger Crawl-delay wins.", min=0.0)] = 1.0,
    base_url: Annotated[
        str | None, typer.Option(help="Fetch from there instead (mirror, test double).", metavar="URL")
    ] = None,
    into: Annotated[
        Path | None, typer.Option(help="The checkout to write into; else this one.", exists=True, file_okay=False)
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Write over a site of that name.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Print the site file, write nothing.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object on the standard output.")] = False,
) -> None:
    """Write a site file and its page tests from a few pages; print which field was found by what.

    Writes spiders/sites/NAME.py and tests/sites/pages/NAME/: the pages, and what was read on them, to be corrected
    by hand. The pages are their publisher's and kept for your own use: git ignores them, and they belong into no
    repository. Pages are fetched politely: robots.txt, a pause, our own name.

    Example: `news new-site https://www.example.com/2026/a.html https://www.example.com/2026/b.html`,
    `news new-site --page a.html=https://www.example.com/2026/a.html --page robots.txt=https://www.example.com/robots.txt`
    """
    from spiders import config
    from spiders.fetch.asked import origin
    from spiders.newsite.new_site import Wish, draft_of
    from spiders.newsite.site_file import site_file
    from spiders.newsite.writing import write

    wish = Wish(
        urls=tuple(urls or ()),
        pages=tuple(page or ()),
        warc=warc,
        name=name,
        title=title,
        wanted=pages,
        base_url=origin(base_url),
        agent=config.load().user_agent,
        delay=delay,
    )
    draft = draft_of(wish, lambda said: typer.echo(f"reading {said}", err=True))
    written = None if dry_run else write(draft, into or config.ROOT, force=force)
    if as_json:
        _json(draft, written)
        return
    if dry_run:
        typer.echo(site_file(draft))
    _tables(draft)
    if written:
        _next_steps(draft, written)


def _json(draft: Draft, written: Written | None) -> None:
    import json

    import attrs

    from spiders.items import record
    from spiders.newsite.coverage import coverage

    said = {
        "site": record(draft.site) | {"discover": [door.url for door in draft.doors if door.refused is None]},
        "pages": [{"url": sample.page.url, "why_not": sample.why_not or None} for sample in draft.samples],
        "coverage": [attrs.asdict(line) for line in coverage([s.article for s in draft.samples if s.article])],
        "notes": draft.notes,
        "site_file": str(written.site_file) if written else None,
        "cases": [str(case) for case in written.cases] if written else [],
    }
    typer.echo(json.dumps(said, ensure_ascii=False, default=str))


def _tables(draft: Draft) -> None:
    from spiders.cli.table import show
    from spiders.newsite.coverage import coverage

    lines = coverage([sample.article for sample in draft.samples if sample.article])
    show(
        ("field", "pages", "found by", "least sure", "for example"),
        [
            (
                line.field,
                f"{line.found}/{line.pages}",
                ", ".join(f"{by} x{count}" if count < line.found else by for by, count in line.by) or "—",
                "" if line.least is None else f"{line.least:.2f}",
                line.example,
            )
            for line in lines
        ],
        f"{draft.site.title}: what was found by what on {len(draft.articles)} articles",
    )
    for sample in draft.samples:
        if sample.article is None:
            typer.echo(f"no article: {sample.page.url}: {sample.why_not}")
    for note in draft.notes:
        typer.echo(f"not had: {note}")


def _next_steps(draft: Draft, written: Written) -> None:
    name = draft.site.name
    typer.echo(f"written: {written.site_file}")
    for case in written.cases:
        typer.echo(f"written: {case}/expected.json: correct it by hand against page.html")
    typer.echo(
        f"next: read {written.site_file.name}, then `python -m pytest tests/sites`, `news crawl {name} --limit 20`."
    )
