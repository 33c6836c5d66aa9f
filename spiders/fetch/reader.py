"""A worker process: a page in, a finished article or why it is none out: extract → normalise → fingerprint.

It is a fork of `python -m spiders.fetch.reader SOCKET`, see spiders.fetch.forks. It knows nothing of Scrapy. It ends
when the crawl's end of the socket is closed, however that came about.
"""

from __future__ import annotations

import itertools
import os
import pickle
import resource
import sys
import traceback
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING, Any

from spiders.dedupe.fingerprint import fingerprint
from spiders.errors import NotAnArticle
from spiders.extract import open_page
from spiders.extract.profile import profile_for
from spiders.extract.tally import sighting_of
from spiders.fetch.forks import run
from spiders.items import Page
from spiders.normalise.article import normalise
from spiders.pipelines.read import read_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spiders.extract.profile import Profile
    from spiders.site import Site


def main(memory: int, descriptor: int, *files: int) -> None:
    """Answer pages until nobody asks any more."""
    with suppress(ValueError, OSError):  # macOS has the limit and refuses to set it
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    connection = Connection(descriptor)
    with suppress(EOFError, OSError):
        site, profiles = pickle.loads(connection.recv_bytes())  # noqa: S301 (our own process at the other end)
        answer(Page(url=f"{site.base_url or 'https://warm.example'}/", body=b"<p>warm"), site, profiles)
        connection.send_bytes(b"")  # ready
        for file in itertools.cycle(files):
            length = int.from_bytes(connection.recv_bytes(), "big")
            page = pickle.loads(os.pread(file, length, 0))  # noqa: S301
            connection.send_bytes(pickle.dumps(answer(page, site, profiles), pickle.HIGHEST_PROTOCOL))


def answer(page: Page, site: Site, profiles: Mapping[str, Profile] | None = None) -> Any:
    """What was read; or the exception that says why there is nothing, in a form that another process can read."""
    try:
        opened = open_page(page, site, profile_for(page.url, site, profiles or {}))
        article = fingerprint(normalise(opened.article(), site))
        return read_of(article, sighting_of(article, opened.shown.passages))
    except NotAnArticle as finding:
        return finding
    except Exception as error:  # noqa: BLE001 (one bad page must not end the crawl: it is quarantined under this name)
        last = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{last.filename.rpartition('/')[2]}:{last.lineno}"
        return NotAnArticle("quarantined", type(error).__name__, f"{str(error)[:300]} ({where})")


if __name__ == "__main__":
    run(main, *map(int, sys.argv[1:]))
