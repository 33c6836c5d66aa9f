"""A reader whose pages do what a hostile page may do to any parser: the tests' worker program."""

from __future__ import annotations

import os
import sys
import time
from typing import TYPE_CHECKING

from spiders.extract import read_article
from spiders.fetch import reader

if TYPE_CHECKING:
    from spiders.items import Article, Page
    from spiders.site import Site


def read_hostile(page: Page, site: Site) -> Article:
    """The article, unless the page says otherwise."""
    if b"HANG" in page.body:
        time.sleep(60)
    if b"CRASH" in page.body:
        os.abort()
    if b"EAT" in page.body:
        list(range(10**12))
    if b"RAISE" in page.body:
        raise ZeroDivisionError("what nobody thought of")
    return read_article(page, site)


if __name__ == "__main__":
    reader.read_article = read_hostile
    reader.main(*map(int, sys.argv[1:]))
