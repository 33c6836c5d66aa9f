"""news extract: one page, or a stream of them, read without a database; each field with where it came from."""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spiders.extract.profile import Profile
    from spiders.extract.rule import Cut
    from spiders.items import Page
    from spiders.site import Site


def register(app: typer.Typer) -> None:
    """Add this group's commands."""
    app.command()(extract)


def extract(  # noqa: PLR0917 (typer: arguments and options of one command)
    target: Annotated[
        str | None, typer.Argument(metavar="[URL|FILE|-]", help="An address, a saved page, or - for standard input.")
    ] = None,
    url: Annotated[str | None, typer.Option(help="The address a saved page came from.")] = None,
    site: Annotated[str, typer.Option(help="Read as a page of this site; `web` reads any page.")] = "web",
    as_json: Annotated[bool, typer.Option("--json", help="The article as JSON.")] = False,
    jsonl: Annotated[
        bool, typer.Option("--jsonl", help='Read {"id","url","html_b64"} lines, write one JSON line each.')
    ] = False,
    explain: Annotated[str | None, typer.Option(metavar="FIELD", help="Why this field is as it is.")] = None,
    no_profile: Annotated[
        bool,
        typer.Option("--no-profile", help="Read the page by itself, without what crawls have learnt of its source."),
    ] = False,
) -> None:
    """Read one article: every field with its source.

    Example: `news extract https://www.example.com/2026/story.html`, `news extract page.html --url https://… --json`
    """
    from spiders import config
    from spiders.fetch.profiles import profiles_of
    from spiders.sites import get_site

    chosen = get_site(site)
    profiles = {} if no_profile else profiles_of(site, config.load(), shared=False)
    if jsonl:
        _stream(chosen, profiles)
        return
    if target is None:
        from spiders.errors import UsageError

        raise UsageError("name an address or a file to read, or - for standard input; see `news extract --help`.")
    from spiders.cli.article_shown import show_field, show_table
    from spiders.extract import open_page
    from spiders.extract.profile import profile_for
    from spiders.items import record
    from spiders.normalise.article import normalise

    page = _page(target, url)
    opened = open_page(page, chosen, profile_for(page.url, chosen, profiles))
    article = normalise(opened.article(), chosen)
    if as_json:
        typer.echo(json.dumps(record(article), ensure_ascii=False, indent=2))
    elif explain:
        show_field(article, opened, explain)
        if explain == "body_text" and opened.body:
            _left_out(opened.body.cuts)
            if opened.body.kept:
                typer.echo(opened.body.kept)
    else:
        show_table(article)


def _stream(site: Site, profiles: Mapping[str, Profile]) -> None:
    """Standard input to standard output, line by line."""
    import trafilatura  # noqa: F401 (loaded before the first page, so that no page's time has it in)

    from spiders.extract.json_lines import answer
    from spiders.normalise.language import load_model

    load_model()
    out = sys.stdout
    for line in sys.stdin.buffer:
        if line.strip():
            out.write(answer(line.decode("utf-8", "replace"), site, profiles) + "\n")
            out.flush()


def _page(target: str, url: str | None) -> Page:
    """The page at an address (one request), in a file, or on standard input."""
    from spiders.errors import UsageError
    from spiders.items import Page

    if target.startswith(("http://", "https://")):
        return _fetched(target)
    if url is None:
        raise UsageError("a saved page needs the address it came from: add --url https://….")
    try:
        body = sys.stdin.buffer.read() if target == "-" else Path(target).read_bytes()
    except OSError as error:
        raise UsageError(f"the file {target} cannot be read: {error.strerror}.") from error
    if body[:2] == b"\x1f\x8b":
        import gzip

        body = gzip.decompress(body)
    return Page(url=url, body=body, fetched_at=datetime.now(UTC))


def _fetched(address: str) -> Page:
    """One request, with our name on it; no more than the reader takes."""
    import httpx

    from spiders import config
    from spiders.errors import BroadsheetError
    from spiders.extract.parse import LARGEST
    from spiders.items import Page

    headers = {"User-Agent": config.load().user_agent, "Accept": "text/html,application/xhtml+xml;q=0.9,*/*;q=0.5"}
    body = b""
    try:
        with httpx.stream("GET", address, headers=headers, follow_redirects=True, timeout=20) as response:
            for part in response.iter_bytes():
                body += part
                if len(body) > LARGEST:
                    break
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise BroadsheetError(f"{address} cannot be fetched: {error}.") from error
    if response.status_code != httpx.codes.OK:
        raise BroadsheetError(f"{address} answered with status {response.status_code}.")
    return Page(
        url=str(response.url),
        body=body,
        content_type=response.headers.get("content-type"),
        fetched_at=datetime.now(UTC),
        status=response.status_code,
    )


def _left_out(cuts: tuple[Cut, ...]) -> None:
    """The lines that are not in the text, below the rule that took each."""
    from spiders.cli.article_shown import short

    by_rule: dict[str, list[str]] = {}
    for cut in cuts:
        by_rule.setdefault(cut.rule, []).append(cut.text)
    for rule, lines in by_rule.items():
        typer.echo(f"left out by the rule {rule!r}:")
        for line in lines:
            typer.echo(f"  {short(line, 200)}")
