"""Pages as JSON lines in, articles as JSON lines out: how other programs use the reading.

In {"id", "url", "html_b64"}; out, in the same order, {"id", "title", "body", "authors", "published_at", "updated_at",
"images", "language", "section", "topics", "ms"}. A page that is no article has "not_an_article" with the reason
instead; a line that cannot be read has "error".
"""

from __future__ import annotations

import base64
import json
import re
import time
from typing import TYPE_CHECKING, Any

from spiders.errors import NotAnArticle
from spiders.extract import read_article
from spiders.extract.profile import profile_for
from spiders.items import Page
from spiders.normalise.article import normalise
from spiders.normalise.stamps import zone_of
from spiders.normalise.times import read_time

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spiders.extract.profile import Profile
    from spiders.items import Article
    from spiders.site import Site


def answer(line: str, site: Site, profiles: Mapping[str, Profile] | None = None) -> str:
    """The answer to one line."""
    said: dict[str, Any] = {}
    try:
        asked = json.loads(line)
        said["id"] = asked.get("id")
        page = Page(url=asked["url"], body=base64.b64decode(asked["html_b64"]), content_type=asked.get("content_type"))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        return json.dumps({**said, "error": f"the line cannot be read: {error!r}"})
    started = time.perf_counter()
    try:
        article = normalise(read_article(page, site, profile_for(page.url, site, profiles or {})), site)
    except NotAnArticle as finding:
        said["not_an_article"] = {"state": finding.state, "reason": finding.reason, "detail": finding.detail}
    else:
        said.update(fields(article, site))
    said["ms"] = round((time.perf_counter() - started) * 1000, 3)
    return json.dumps(said, ensure_ascii=False)


def fields(article: Article, site: Site) -> dict[str, Any]:
    """An article in the terms of the protocol."""
    return {
        "title": article.headline,
        "body": "\n".join(block.text.replace("\n", " ") for block in article.body_blocks if block.text),
        "authors": _authors(article),
        "wire_agency": list(article.wire_agency),
        "published_at": _time(article, site),
        "updated_at": article.updated_at.isoformat() if article.updated_at else None,
        "images": [
            {"url": image.url, "caption": image.caption or _described(image.alt), "credit": image.credit_raw}
            for image in article.images
        ],
        "language": article.language,
        "section": article.section,
        "topics": list(article.keywords),
        "article_type": article.article_type,
        "doubts": [
            provenance.rule
            for name, provenance in article.field_provenance.items()
            if name == "body_text" and provenance.confidence < 0.5
        ],
    }


def _described(alt: str | None) -> str | None:
    """A picture's alternative text, where it is a sentence and no file name: the protocol has no field for it."""
    return alt if alt and len(alt) >= 12 and " " in alt else None


def _authors(article: Article) -> list[str]:
    """People and desks, then agencies as printed; a credit that joins paper and agency ("Post with AFP") stays one."""
    names = [author.name for author in article.authors]
    origin = article.field_provenance.get("authors")
    printed = (origin.raw or "") if origin else ""
    desks_alone = bool(names) and all(author.kind == "staff" for author in article.authors)
    if article.wire_agency and desks_alone and names[0] in printed and not re.search(r"[,;/|&]", printed):
        return [printed]
    wire = article.field_provenance.get("wire_agency")
    for name in (wire.raw or "").split(", ") if wire and origin else ():
        if name and name in printed and name not in names:
            names.append(name)
    return names


def _time(article: Article, site: Site) -> str | None:
    """As the publisher's clock showed it, with its offset; the day alone where no more is known."""
    if article.published_at is None:
        return None
    moment = (
        read_time(article.published_raw, zone_of(article, site, article.language)) if article.published_raw else None
    )
    local = moment.local if moment and moment.at == article.published_at else article.published_at
    return local.date().isoformat() if article.date_precision == "day" else local.isoformat()
