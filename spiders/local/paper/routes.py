"""Edition and address → Answer: what the paper says to a request. Pure; the server only carries it."""

from __future__ import annotations

import re
from functools import lru_cache
from hashlib import sha256
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

from attrs import field, frozen

from spiders.local.paper import feeds, furniture, layout_1, layout_2, lists, pictures, sitemaps
from spiders.local.paper.edition import Edition
from spiders.local.paper.masthead import BASE_URL, NAME

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from spiders.local.paper.article import Article

_HTML = "text/html; charset=utf-8"
_XML = "application/xml; charset=utf-8"
_ARTICLE_2 = re.compile(r"(/premium/article/|/article/)(\d{8})$")
_PICTURE = re.compile(r"/img/(?:\d{8}/)?([\w-]{1,60})\.png$")
_IN_BOXES = 10


@frozen(kw_only=True)
class Answer:
    """A response before the transfer: no compression, no conditional request yet."""

    status: int = 200
    body: bytes = b""
    content_type: str = _HTML
    changed: datetime | None = None
    """For Last-Modified."""
    headers: dict[str, str] = field(factory=dict)

    @property
    def etag(self) -> str:
        return f'"{sha256(self.body).hexdigest()[:24]}"'


def answer(edition: Edition, target: str, delay: float) -> Answer:
    """The answer to a GET of `target` (path and query)."""
    parts = urlsplit(target)
    asked = {name: values[0] for name, values in parse_qs(parts.query).items()}
    found = _text(edition, parts.path, asked, delay)
    if found is not None:
        content_type, text = found
        return Answer(body=text.encode(), content_type=content_type, changed=edition.changed)
    if parts.path == "/sitemap/articles-1.xml.gz":
        return Answer(body=sitemaps.articles(edition), content_type="application/gzip", changed=edition.changed)
    if picture := _PICTURE.match(parts.path):
        return Answer(body=pictures.png(picture[1]), content_type="image/png", changed=edition.launch)
    article = _article(edition, parts.path, asked)
    if article is None:
        return Answer(status=404, body=_plain("Not found", "There is nothing at this address."))
    if article.withdrawn is not None:
        return Answer(status=410, body=_plain("Withdrawn", article.notice))
    return Answer(body=article_page(article, edition.launch), changed=article.changed)


@lru_cache(maxsize=512)
def article_page(article: Article, launch: datetime) -> bytes:
    """An article's page; the boxes show what was new when the article was, so that the page changes only with it."""
    before = Edition(launch=launch, now=article.published).before(article, _IN_BOXES)
    page = layout_1.page if article.story.layout == 1 else layout_2.page
    return page(article, before).encode()


def _article(edition: Edition, path: str, asked: dict[str, str]) -> Article | None:
    if path == "/view.php" and re.fullmatch(r"\d{14}", number := asked.get("ud", "")):
        return edition.at(path, number)
    if match := _ARTICLE_2.match(path):
        return edition.at(match[1], match[2])
    return None


def _text(edition: Edition, path: str, asked: dict[str, str], delay: float) -> tuple[str, str] | None:
    """Everything made of the edition as a whole: content type and text."""
    whole: dict[str, tuple[str, Callable[[], str | None]]] = {
        "/": (_HTML, lambda: lists.front_page(edition)),
        "/robots.txt": ("text/plain; charset=utf-8", lambda: robots(delay)),
        "/list.php": (_HTML, lambda: lists.list_page(edition, asked.get("ct", ""), _number(asked.get("np", "1")))),
        "/common/rss_xml.php": (_XML, lambda: feeds.rss_1(edition, asked.get("ct", ""))),
        "/atom/newsAll": ("application/atom+xml; charset=utf-8", lambda: feeds.atom(edition)),
        "/sitemap.xml": (_XML, lambda: sitemaps.index(edition)),
        "/sitemap/news.xml": (_XML, lambda: sitemaps.news(edition)),
        "/sitemap/pages.xml": (_XML, sitemaps.pages),
    }
    folders: dict[str, tuple[str, Callable[[], str | None]]] = {
        "/rss": (_XML, lambda: feeds.rss_2(edition, path.removeprefix("/rss/"))),
        "/company": (_HTML, lambda: _plain("The company", f"{NAME} is an invented newspaper.").decode()),
    }
    kind, made = whole.get(path) or folders.get(path.rpartition("/")[0]) or ("", lambda: None)
    text = made()
    return None if text is None else (kind, text)


def _number(text: str) -> int:
    return int(text) if text.isdecimal() else 1


def robots(delay: float) -> str:
    """The rules: a crawl delay, and what is nobody's business."""
    return f"""User-agent: *
Crawl-delay: {delay:g}
Disallow: /premium/
Disallow: /search/
Disallow: /print.php

Sitemap: {BASE_URL}/sitemap.xml
"""


def _plain(title: str, text: str) -> bytes:
    head = furniture.head(title=f"{title} - {NAME}", description=None, language="en", url=f"{BASE_URL}/")
    return f"{head}<body>\n{furniture.menu()}\n<h1>{title}</h1>\n<p>{text}</p>\n{furniture.footer()}".encode()
