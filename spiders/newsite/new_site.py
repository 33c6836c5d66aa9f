"""What the user names in, a Draft and what was written out: the whole of `news new-site`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
from attrs import field, frozen

from spiders.errors import UsageError
from spiders.newsite.draft import Draft, make_draft
from spiders.newsite.gather import gather
from spiders.newsite.given import archived_pages, material_of, saved_pages
from spiders.newsite.sample import Material
from spiders.newsite.writing import Written, write

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@frozen(kw_only=True)
class Wish:
    """What was asked for."""

    urls: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    """"FILE=URL"."""
    warc: Path | None = None
    name: str | None = None
    title: str | None = None
    wanted: int = 4
    """Articles to learn from, where there is a choice."""
    base_url: str | None = None
    """Fetch from there instead of the site's own host."""
    agent: str = field(default="Broadsheet")
    delay: float = 1.0


def draft_of(wish: Wish, tell: Callable[[str], None] = lambda _said: None) -> Draft:
    """Gather and learn; nothing is written."""
    if not (wish.urls or wish.pages or wish.warc):
        raise UsageError("name addresses, or saved pages with --page FILE=URL or --warc; see `news new-site --help`.")
    for url in wish.urls:
        if not url.startswith(("http://", "https://")):
            raise UsageError(f"{url!r} is no address: write https://…; a saved page is given as --page FILE=URL.")
    saved = (*saved_pages(wish.pages), *(archived_pages(wish.warc) if wish.warc else ()))
    material = material_of(saved, max(wish.wanted, len(wish.pages))) if saved else Material()
    if wish.urls:
        material = _joined(material, _fetched(wish, tell))
    return make_draft(material, wish.name, wish.title)


def new_site(
    wish: Wish, checkout: Path, *, force: bool = False, tell: Callable[[str], None] = lambda _said: None
) -> tuple[Draft, Written]:
    """The same, written into a checkout."""
    draft = draft_of(wish, tell)
    return draft, write(draft, checkout, force=force)


def _fetched(wish: Wish, tell: Callable[[str], None]) -> Material:
    from urllib.parse import urlsplit

    from spiders.fetch.mirror import Mirror
    from spiders.newsite.asking import Asking
    from spiders.site import Site

    parts = urlsplit(wish.urls[0])
    site = Site(name="draft", title="draft", base_url=f"{parts.scheme}://{parts.netloc}")
    mirror = Mirror(site, wish.base_url) if wish.base_url else None
    with Asking(wish.agent, list(wish.urls), mirror, wish.delay) as asking:
        return gather(wish.urls, asking, wish.wanted, tell)


def _joined(first: Material, second: Material) -> Material:
    return attrs.evolve(
        second,
        samples=(*first.samples, *second.samples),
        lists=(*first.lists, *second.lists),
        robots=second.robots or first.robots,
        notes=(*first.notes, *second.notes),
    )
