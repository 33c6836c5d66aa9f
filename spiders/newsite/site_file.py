"""A draft in, the text of spiders/sites/<name>.py out: data, and beside it the reason for each line. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spiders.newsite.source_text import comment, literal, one_line, prose, raw_literal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spiders.newsite.doors import Door
    from spiders.newsite.draft import Draft
    from spiders.newsite.guess import Guess


def site_file(draft: Draft) -> str:
    """The module."""
    site = draft.site
    imports = sorted({type(entry).__name__ for entry in site.discover} | {"Site"})
    return f'''"""**{prose(site.title)}**, at <{prose(site.base_url)}>.

Drafted by `news new-site` from {len(draft.articles)} of its articles, with the reason beside each line. Read it,
correct it, delete the comments, and write here what a reader of this file should know.
"""

from spiders.site import {", ".join(imports)}

SITE = Site(
{"".join(_lines(draft))})
'''


def _lines(draft: Draft) -> Iterator[str]:
    outlet = draft.outlet
    yield _guessed("name", outlet.name)
    yield _guessed("title", outlet.title)
    yield _guessed("base_url", outlet.base_url)
    if outlet.hosts:
        yield comment("Further hosts of these pages; www. and m. need no line.")
        yield f"    hosts=({', '.join(map(literal, outlet.hosts))},),\n"
    if outlet.other_hosts:
        named = ", ".join(f"{host} ({count} links)" for host, count in outlet.other_hosts)
        yield comment(f"Not taken as the same site, though the pages link there: {named}.")
    yield _guessed("timezone", outlet.timezone)
    for name, guess in (("language", outlet.language), ("country", outlet.country)):
        yield _guessed(name, guess) if guess else comment(f"{name}: the pages do not say.")
    yield from _discover(draft)
    yield from _article_url(draft)
    yield comment(
        "After a first run: floors, about a quarter of what is normal; keep_params, skip, delay where needed."
    )
    yield comment('floors={"articles": 5, "published_at": 0.9},')


def _guessed(name: str, guess: Guess) -> str:
    return comment(f"{guess.why}.") + f"    {name}={literal(one_line(guess.value))},\n"


def _discover(draft: Draft) -> Iterator[str]:
    used = [door for door in draft.doors if door.refused is None]
    if used:
        yield "    discover=(\n"
        for door in used:
            yield comment(_about(door), "        ")
            yield f"        {'Feed' if door.kind == 'feed' else 'Sitemap'}(url={literal(door.url)}),\n"
        yield "    ),\n"
    else:
        yield comment("discover: neither feed nor site map was found; name a SectionList, see docs/add-a-site.md.")
    if not draft.robots:
        yield comment("robots.txt was not among what was read: it may name site maps.")
    for door in draft.doors:
        if door.refused:
            yield comment(f"Not used: {door.url}, for {door.refused} ({_about(door)}).")


def _about(door: Door) -> str:
    return f"{door.why}, there called {door.title!r}" if door.title else door.why


def _article_url(draft: Draft) -> Iterator[str]:
    if not draft.patterns:
        return
    yield "    article_url=(\n"
    for pattern in draft.patterns:
        said = f"Of {len(pattern.samples)} of the pages, as {pattern.samples[0]}."
        if pattern.links:
            said += f" {pattern.links} more links on them fit, as {pattern.example}."
        if len(pattern.samples) == 1:
            said += " One page alone taught it: check what varies."
        if not pattern.has_id:
            said += " No id was recognised."
        if "){2}" in pattern.regex:
            said += " Only titles of three words or more fit, so that sections do not."
        yield comment(said, "        ")
        yield f"        {raw_literal(pattern.regex)},\n"
    yield "    ),\n"
