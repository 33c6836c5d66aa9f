"""A robots.txt → the site maps it names. What it allows and forbids is read by protego, beside the fetching."""

from __future__ import annotations

import re

from spiders.discover.found import Found, Next, Problems
from spiders.discover.reference import resolve

_SITEMAP = re.compile(r"^[ \t]*sitemap[ \t]*:[ \t]*([^#\r\n]*)", re.IGNORECASE | re.MULTILINE)
_LONGEST = 512 * 1024
"""What large crawlers read of a robots.txt."""


def read(body: bytes, url: str) -> Found:
    """Each site map once, as Next of kind "sitemap"."""
    problems = Problems()
    maps: dict[str, None] = {}
    for match in _SITEMAP.finditer(body[:_LONGEST].decode("utf-8-sig", "replace")):
        if address := resolve(match[1], url):
            maps[address] = None
        else:
            problems.add(
                "bad_address", f"{url} names a site map without a readable address: {match[1].strip()!r:.200}."
            )
    return Found(next=tuple(Next(url=address, kind="sitemap") for address in maps), problems=problems.found())
