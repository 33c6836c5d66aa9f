"""The faulty edition: the paper with everything in it that goes wrong on the web, each at an address of its own.

    with PaperServer(paper, faults=faulty_edition(paper)): ...             all of them, named in /rss/newsAll
    with PaperServer(paper, faults={"/article/10600012": FAULTS["gone"]}): ...    one, where a test wants it

Their addresses look like articles' (`/article/1099…`), so that a crawl meets them. `Fault.states` says how such an
address may end a run; `readable` has the articles that a good reader gets out of them all the same.
"""

from __future__ import annotations

import gzip
import re
from typing import TYPE_CHECKING

import attrs

from spiders.local.paper import faulty_pages, feeds
from spiders.local.paper.fault import Fault
from spiders.local.paper.routes import Answer

if TYPE_CHECKING:
    from spiders.local.paper.article import Article
    from spiders.local.paper.paper import Paper

ENDLESS_LIST = "/list.php?ct=021000000000&np=*"
MALFORMED_FEED = "/rss/kh_Sports"
FEED = "/rss/newsAll"
_NOT_LOADED = ("failed", "filtered", "quarantined")
_MEGABYTE = b"<p>" + b"one more word and " * 58_254 + b"</p>\n"


def _says(status: int = 200, body: bytes = b"", **headers: str) -> Answer:
    return Answer(status=status, body=body, headers={name.replace("_", "-"): value for name, value in headers.items()})


_ALL = (
    Fault(name="empty_page", states=("quarantined",)),
    Fault(name="not_found", states=("gone",), answer=_says(404, b"<h1>Not found</h1>")),
    Fault(name="gone", states=("gone",), answer=_says(410, b"<h1>Withdrawn</h1>")),
    Fault(name="server_error", states=("failed",), answer=_says(500, b"<h1>Internal error</h1>")),
    Fault(name="huge_page", states=_NOT_LOADED, answer=_says(body=b"<html><body>\n"), filler=_MEGABYTE, repeat=30),
    Fault(
        name="gzip_bomb",
        states=_NOT_LOADED,
        answer=_says(body=gzip.compress(_MEGABYTE, 9, mtime=0) * 60, Content_Encoding="gzip"),
    ),
    Fault(
        name="to_private_address",
        states=_NOT_LOADED,
        answer=_says(302, Location="http://10.0.0.1/"),
    ),
    Fault(
        name="to_cloud_metadata",
        states=_NOT_LOADED,
        answer=_says(302, Location="http://169.254.169.254/latest/meta-data/"),
    ),
    Fault(name="redirect_loop", states=_NOT_LOADED),
    Fault(
        name="wrong_content_type",
        states=_NOT_LOADED,
        answer=Answer(body=b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + bytes(range(256)) * 20, content_type="application/pdf"),
    ),
    Fault(name="bytes_as_html", states=_NOT_LOADED, answer=_says(body=bytes(range(256)) * 80)),
)
_ONCE = (
    Fault(name="unavailable_once", answer=_says(503, b"<h1>Back soon</h1>"), times=1),
    Fault(name="too_many_requests_once", answer=_says(429, b"<h1>Slower</h1>", Retry_After="1"), times=1),
)
FAULTS = {fault.name: fault for fault in (*_ALL, *_ONCE)}
"""Those that need no paper, by name; a test puts them where it wants."""


def faulty_edition(paper: Paper) -> dict[str, Fault]:
    """Path → fault, for `PaperServer(paper, faults=…)`: all that get an address, the lists and feeds among them."""
    faults = [*_ALL, *faulty_pages.faults(paper.launch)]
    placed = {}
    for number, fault in enumerate(faults, faulty_pages.FIRST):
        path = fault.path or f"/article/{faulty_pages.NUMBERS + number}"
        placed[path] = attrs.evolve(fault, path=path)
        if fault.name == "redirect_loop":
            there = f"{path}0"
            placed[path] = attrs.evolve(fault, path=path, answer=_says(302, Location=there))
            placed[there] = attrs.evolve(fault, path=there, answer=_says(301, Location=path), advertised=False)
    named = [path for path, fault in placed.items() if fault.advertised]
    placed[MALFORMED_FEED] = Fault(
        name="malformed_feed", path=MALFORMED_FEED, answer=Answer(body=_MALFORMED, content_type="application/rss+xml")
    )
    placed[ENDLESS_LIST] = Fault(name="endless_list", path=ENDLESS_LIST, made_of=_one_more_page)
    placed[FEED] = Fault(
        name="feed",
        path=FEED,
        made_of=lambda _: Answer(
            body=feeds.all_news(paper.edition(), named).encode(), content_type="application/xml; charset=utf-8"
        ),
    )
    return placed


def readable(paper: Paper) -> dict[str, Article]:
    """Name of a fault → the article on its page, for those that can be read in spite of it."""
    return faulty_pages.articles(paper.launch)


_MALFORMED = b"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>Sports</title>
<item><title>Half an item & a bare ampersand</title><link>https://www.demo-ledger.example/article/10600001</link></item>
<item><title>No end
"""


def _one_more_page(target: str) -> Answer:
    """A page of a list that always has another one, with a new link on each."""
    found = re.search(r"np=(\d+)", target)
    page = int(found[1]) if found else 1
    text = f"""<!DOCTYPE html><html><body><ul class="main_sec_li"><li><a href="/article/{10_980_000 + page}">
<p class="main_l_t1">Story without end, part {page}</p></a></li></ul>
<ul class="paging"><li><a href="/list.php?ct=021000000000&amp;np={page + 1}">{page + 1}</a></li></ul></body></html>"""
    return Answer(body=text.encode())
