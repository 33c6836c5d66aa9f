"""Lines of addresses → Links: plain ones, or JSON objects with "url" and what else is known of the article.

https://www.koreaherald.com/view.php?ud=20211026000101
# a comment, like a blank line, is passed over
{"url": "https://…", "headline": "…", "published_at": "2021-10-26T00:18:00Z", "section": "National"}
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from spiders.discover.found import Found, Problem
from spiders.discover.listed_time import listed_time
from spiders.discover.reference import resolve
from spiders.items import Link

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST_NAMED = 1000
"""Bad lines that are named one by one; the rest is counted."""


def read(lines: Iterable[str], *, timezone: str = "UTC") -> Found:
    """The links in the order of their lines, and a problem for every line that is none."""
    links, bad = [], []
    for number, line in enumerate(lines, 1):
        text = line.strip().removeprefix("\ufeff").strip()
        if not text or text.startswith("#"):
            continue
        link = _described(text, timezone) if text.startswith("{") else _plain(text)
        if link:
            links.append(link)
        else:
            bad.append((number, text))
    problems = [
        Problem(reason="bad_line", detail=f"line {number} is no address: {text[:120]!r}; write https:// before a host.")
        for number, text in bad[:MOST_NAMED]
    ]
    if len(bad) > MOST_NAMED:
        problems.append(
            Problem(reason="bad_line", detail="further lines are no addresses.", count=len(bad) - MOST_NAMED)
        )
    return Found(links=tuple(links), problems=tuple(problems))


def _plain(text: str) -> Link | None:
    url = resolve(text, "")
    return Link(url=url, via="url_list") if url else None


def _described(text: str, timezone: str) -> Link | None:
    try:
        row = json.loads(text)
    except (ValueError, RecursionError):
        return None
    url = resolve(_string(row, "url") or "", "")
    if url is None:
        return None
    published = _string(row, "published_at") or _string(row, "published_raw")
    return Link(
        url=url,
        via="url_list",
        headline=_string(row, "headline"),
        published_raw=published,
        published_at=listed_time(published, timezone) if published else None,
        section=_string(row, "section"),
    )


def _string(row: Any, name: str) -> str | None:
    value = row.get(name) if isinstance(row, dict) else None
    return value if isinstance(value, str) and value else None
