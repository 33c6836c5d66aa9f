"""One JSON line of an article that somebody else collected in, the article out, normalised and fingerprinted.

`url`, `headline` and `body` (paragraphs separated by a blank line) are needed; `source`, `published_at`, `updated_at`,
`language`, `byline`, `section`, `subheadline`, `description` and `keywords` are taken where they are there. A `source`
that is the name of a site of ours makes it that site's article, with its identity; else it is the outlet's key, and
without one the outlet is the address's host.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import attrs

from spiders.dedupe.fingerprint import fingerprint
from spiders.errors import NotAnArticle
from spiders.items import Article, Block
from spiders.normalise.address import canonical_url
from spiders.normalise.article import normalise
from spiders.site import Site
from spiders.sites import all_sites

if TYPE_CHECKING:
    from datetime import datetime

SITE = Site(name="import", title="Imported articles", base_url="", schedule=None)
NEEDED = ("url", "headline", "body")
OPTIONAL = ("source", "published_at", "updated_at", "language", "byline", "section", "subheadline", "description")
_PARAGRAPHS = re.compile(r"\n\s*\n")


def read_line(line: str, now: datetime) -> Article:
    """The article; NotAnArticle says why a line is none."""
    said = _said(line)
    source = said.get("source")
    site = all_sites().get(source or "", SITE)
    try:
        canonical_url(said["url"], site)
    except ValueError as error:
        raise NotAnArticle("quarantined", "bad_address", str(error)) from error
    blocks = tuple(Block(type="p", text=text) for text in _PARAGRAPHS.split(said["body"]))
    article = normalise(
        Article(
            source=source or "",
            url=said["url"],
            url_canonical=said["url"],
            headline=said["headline"],
            body_text=said["body"],
            body_blocks=blocks,
            published_raw=said.get("published_at"),
            updated_raw=said.get("updated_at"),
            byline_raw=said.get("byline"),
            language=said.get("language") or "und",
            section=said.get("section"),
            subheadline=said.get("subheadline"),
            description=said.get("description"),
            keywords=tuple(said["keywords"]),
            fetched_at=now,
            parser_name="import",
        ),
        site,
    )
    return fingerprint(attrs.evolve(article, source=source) if source else article)


def _said(line: str) -> dict[str, Any]:
    """The object, with every field of the kind it must have."""
    try:
        said = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise NotAnArticle("quarantined", "unreadable_line", f"the line is no JSON: {error}.") from error
    if not isinstance(said, dict):
        raise NotAnArticle("quarantined", "unreadable_line", "the line is no JSON object.")
    for name in NEEDED:
        if not isinstance(said.get(name), str) or not said[name].strip():
            raise NotAnArticle("quarantined", f"no_{name}", f"the line has no {name}.")
    for name in OPTIONAL:
        if not isinstance(said.get(name, ""), str | None):
            raise NotAnArticle("quarantined", "bad_value", f"{name} is no string.")
    keywords = said.get("keywords") or []
    if not isinstance(keywords, list) or not all(isinstance(word, str) for word in keywords):
        raise NotAnArticle("quarantined", "bad_value", "keywords is no list of strings.")
    return {**said, "keywords": keywords}
