"""A process that reads archived pages: references in, Readings out. `python -m spiders.fetch.rereader SOCKET MEMORY`.

What it does to a page is what a crawl does to it: read, normalise, fingerprint. It ends when the other end is closed.
"""

from __future__ import annotations

import pickle
import resource
import signal
import sys
import traceback
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs
from warcio.archiveiterator import ArchiveIterator

from spiders.dedupe.fingerprint import fingerprint
from spiders.discover import warc
from spiders.errors import NotAnArticle
from spiders.extract import read_article
from spiders.extract.profile import profile_for
from spiders.fetch.archive import page_of
from spiders.items import Page, record
from spiders.normalise.article import normalise
from spiders.stage.lines import line
from spiders.warehouse.reextract.shapes import Reading, Ref

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spiders.extract.profile import Profile
    from spiders.site import Site


def main(descriptor: int, memory: int) -> None:
    """Answer references until nobody asks any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(ValueError, OSError):  # macOS has the limit and refuses to set it
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    connection = Connection(descriptor)
    with suppress(EOFError, OSError):
        site, archive, profiles = pickle.loads(connection.recv_bytes())  # noqa: S301 (our own process at the other end)
        pages = Archived(archive)
        warm = Page(url=f"{site.base_url or 'https://warm.example'}/", body=b"<p>warm")
        with suppress(NotAnArticle):
            read_article(warm, site)
        connection.send_bytes(b"")
        while True:
            for ref in pickle.loads(connection.recv_bytes()):  # noqa: S301
                connection.send_bytes(pickle.dumps(answer(ref, pages, site, profiles), pickle.HIGHEST_PROTOCOL))


class Archived:
    """Pages by their references; the file that was read last stays open."""

    def __init__(self, archive: str) -> None:
        self._archive = archive.removeprefix("file://").rstrip("/")
        self._name = ""
        self._file: Any = None

    def page(self, ref: Ref) -> Page:
        """The page behind the reference. Whatever is wrong with its archive is raised."""
        name, _, offset = ref.raw_ref.rpartition("#")
        if name.startswith("/"):  # a web archive that somebody else has written: any form of it
            if page := warc.page_at(name, int(offset), ref.url):
                return attrs.evolve(page, raw_ref=ref.raw_ref)
            raise OSError("no page of that address begins there")
        address = name if "://" in name else f"{self._archive}/{name}"
        if address != self._name:
            self._open(address)
        self._file.seek(int(offset))
        return page_of(next(iter(ArchiveIterator(self._file))), ref.raw_ref)

    def close(self) -> None:
        """Close the file that is open."""
        if self._file:
            self._file.close()
        self._file, self._name = None, ""

    def _open(self, address: str) -> None:
        self.close()
        if "://" in address:
            import fsspec

            self._file = fsspec.open(address, "rb").open()
        else:
            self._file = Path(address).open("rb")  # noqa: SIM115 (the next one closes it)
        self._name = address


def answer(ref: Ref, pages: Archived, site: Site, profiles: Mapping[str, Profile] | None = None) -> Reading:
    """The article on the page as a line to be staged, or why there is none."""
    try:
        page = pages.page(ref)
    except Exception as error:  # noqa: BLE001 (whatever the bytes do to warcio, the page cannot be read)
        detail = f"{ref.raw_ref}: {error or type(error).__name__}"
        return Reading(article_id=ref.article_id, state="unreadable", reason="archive_unreadable", detail=detail)
    page = attrs.evolve(page, fetched_at=ref.fetched_at)
    try:
        profile = profile_for(page.url, site, profiles or {})
        article = fingerprint(normalise(read_article(page, site, profile), site))
    except NotAnArticle as finding:
        return Reading(article_id=ref.article_id, state=finding.state, reason=finding.reason, detail=finding.detail)
    except Exception as error:  # noqa: BLE001 (one bad page must not end the pass: it is reported under this name)
        last = traceback.extract_tb(error.__traceback__)[-1]
        detail = f"{str(error)[:300]} ({last.filename.rpartition('/')[2]}:{last.lineno})"
        return Reading(article_id=ref.article_id, state="quarantined", reason=type(error).__name__, detail=detail)
    article = attrs.evolve(article, discovered_via=ref.discovered_via, raw_ref=ref.raw_ref)
    return Reading(article_id=ref.article_id, line=line("article", record(article) | {"key": ref.address_key}))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:3]))
