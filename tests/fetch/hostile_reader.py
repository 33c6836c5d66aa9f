"""A reader whose pages do what a hostile page may do to any parser: the tests' worker program."""

from __future__ import annotations

import os
import sys
import time
from typing import TYPE_CHECKING

from spiders.extract import ArticlePage, open_page
from spiders.fetch import reader
from spiders.fetch.forks import run

if TYPE_CHECKING:
    from spiders.extract.profile import Profile
    from spiders.items import Page
    from spiders.site import Site


def open_hostile(page: Page, site: Site, profile: Profile | None) -> ArticlePage:
    """The page, unless it says otherwise."""
    if b"HANG" in page.body:
        time.sleep(600)
    if b"CRASH" in page.body:
        os.abort()
    if b"EAT" in page.body:
        list(range(10**12))
    if b"RAISE" in page.body:
        raise ZeroDivisionError("what nobody thought of")
    return open_page(page, site, profile)


if __name__ == "__main__":
    reader.open_page = open_hostile
    run(reader.main, *map(int, sys.argv[1:]))
