"""One JSON line of an article that somebody else collected in, the article out, normalised and fingerprinted.

An address, a headline and a text are needed, under any of the names in `names`. A `source` that is the name of a site
of ours makes it that site's article, with its identity; else it is the outlet's key. Without one the outlet is the
site whose address it is, or the address's host.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import attrs
from attrs import frozen

from spiders.dedupe.fingerprint import fingerprint
from spiders.errors import NotAnArticle
from spiders.items import Article, Author, Image
from spiders.normalise.address import canonical_url, on_site
from spiders.normalise.article import normalise
from spiders.site import Site
from spiders.sites import all_sites
from spiders.warehouse.importing.names import found
from spiders.warehouse.importing.text import paragraphs

if TYPE_CHECKING:
    from datetime import datetime

SITE = Site(name="import", title="Imported articles", base_url="", schedule=None)
NEEDED = ("url", "headline", "body")
_SHOWN = 120


@frozen(kw_only=True)
class Line:
    """One line, read."""

    article: Article
    unknown: frozenset[str]
    """Names of fields that nothing was taken from."""


def read_line(line: str, now: datetime) -> Line:
    """The article; NotAnArticle says why a line is none."""
    said, unknown = found(_object(line))
    for name in NEEDED:
        if name not in said:
            raise NotAnArticle("quarantined", f"no_{name}", f"the line has no {name}: it has {_listed(said, unknown)}.")
    url, source = _text(said, "url") or "", _text(said, "source")
    site = all_sites().get(source) if source else _site_of(url)
    site = site or SITE
    try:
        canonical_url(url, site)
    except ValueError as error:
        raise NotAnArticle("quarantined", "bad_address", str(error)) from error
    blocks = paragraphs(said["body"])
    article = normalise(
        Article(
            source=source or "",
            url=url,
            url_canonical=url,
            headline=_text(said, "headline") or "",
            body_text="\n\n".join(block.text for block in blocks),
            body_blocks=blocks,
            published_raw=_time(said, "published_at"),
            updated_raw=_time(said, "updated_at"),
            byline_raw=_text(said, "byline"),
            authors=tuple(_people(said.get("authors"))),
            language=_text(said, "language") or "und",
            section=_text(said, "section"),
            subheadline=_text(said, "subheadline"),
            description=_text(said, "description"),
            keywords=tuple(_words(said, "keywords")),
            images=tuple(_pictures(said.get("image"))),
            is_paywalled=_paywalled(said.get("free")),
            fetched_at=now,
            parser_name="import",
        ),
        site,
    )
    if source and not site.base_url:
        article = attrs.evolve(article, source=source)
    return Line(article=fingerprint(article), unknown=frozenset(unknown))


def _object(line: str) -> dict[str, Any]:
    try:
        said = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise NotAnArticle("quarantined", "unreadable_line", f"the line is no JSON: {error}.") from error
    if not isinstance(said, dict):
        raise NotAnArticle("quarantined", "unreadable_line", "the line is no JSON object; one article stands on each.")
    return said


def _site_of(url: str) -> Site | None:
    return next((site for site in all_sites().values() if site.base_url and on_site(url, site)), None)


def _text(said: dict[str, Any], name: str) -> str | None:
    """A string; of a list the first, of an object its name or address."""
    value = said.get(name)
    if isinstance(value, list):
        value = value[0]
    if isinstance(value, dict):
        value = value.get("name") or value.get("@value") or value.get("@id")
    if value is None or isinstance(value, str):
        return value
    raise NotAnArticle("quarantined", "bad_value", f"{name} is no string but {json.dumps(value)[:_SHOWN]}.")


def _time(said: dict[str, Any], name: str) -> str | None:
    """As it stands there; seconds since 1970 as digits."""
    value = said.get(name)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(int(value))
    if isinstance(value, dict) and "$date" in value:  # a document store's dump
        return _time(value, "$date")
    return _text(said, name)


def _words(said: dict[str, Any], name: str) -> list[str]:
    value = said.get(name) or []
    if isinstance(value, str):
        return [word.strip() for word in value.replace(";", ",").split(",") if word.strip()]
    if isinstance(value, list):
        return [word for part in value if (word := _text({name: part}, name))]
    raise NotAnArticle("quarantined", "bad_value", f"{name} is no list of strings but {json.dumps(value)[:_SHOWN]}.")


def _people(value: Any) -> list[Author]:
    """Names from a string ("A; B"), a list, or objects with a name."""
    if isinstance(value, str):
        return [Author(name=name.strip()) for name in value.split(";") if name.strip()]
    if isinstance(value, list):
        return [author for part in value for author in _people(part)]
    if isinstance(value, dict) and isinstance(value.get("name"), str):
        url = value.get("url")
        return [Author(name=value["name"], url=url if isinstance(url, str) else None)]
    return []


def _pictures(value: Any) -> list[Image]:
    """The one picture that every tool names, whether as an address or an object."""
    if isinstance(value, list):
        value = value[0]
    caption = None
    if isinstance(value, dict):
        caption = value.get("caption") if isinstance(value.get("caption"), str) else None
        value = value.get("url") or value.get("contentUrl")
    if not isinstance(value, str) or not value.startswith(("https://", "http://")):
        return []
    return [Image(url=value, caption=caption, is_main=True)]


def _paywalled(free: Any) -> bool | None:
    if isinstance(free, str):
        return {"true": False, "false": True}.get(free.casefold())
    return not free if isinstance(free, bool) else None


def _listed(said: dict[str, Any], unknown: set[str]) -> str:
    return ", ".join([*said, *sorted(unknown)])[:_SHOWN] or "nothing"
