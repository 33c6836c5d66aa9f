"""Edition → the index of site maps and its three parts: recent news, all articles in gzip, pages that are none."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from spiders.local.paper import stamp
from spiders.local.paper.masthead import BASE_URL, NAME

if TYPE_CHECKING:
    from datetime import datetime

    from spiders.local.paper.article import Article
    from spiders.local.paper.edition import Edition

PARTS = ("/sitemap/news.xml", "/sitemap/articles-1.xml.gz", "/sitemap/pages.xml")
IN_NEWS = 60
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_XMLNS = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
_NEWS = 'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'


def index(edition: Edition) -> str:
    """`/sitemap.xml`."""
    latest = stamp.iso(max((_lastmod(article) for article in _listed(edition)), default=edition.launch))
    parts = "".join(f"<sitemap><loc>{BASE_URL}{part}</loc><lastmod>{latest}</lastmod></sitemap>\n" for part in PARTS)
    return f"{_HEAD}<sitemapindex {_XMLNS}>\n{parts}</sitemapindex>\n"


def news(edition: Edition) -> str:
    """The latest, with headline and time, as news search engines want them."""
    return _urls(
        "".join(
            f"""<url><loc>{escape(a.url)}</loc><lastmod>{stamp.iso(_lastmod(a))}</lastmod><news:news>
<news:publication><news:name>{NAME}</news:name><news:language>{a.story.language}</news:language></news:publication>
<news:publication_date>{stamp.iso(a.published)}</news:publication_date><news:title>{escape(a.story.headline)}</news:title>
</news:news></url>
"""
            for a in _listed(edition)[:IN_NEWS]
        ),
        _NEWS,
    )


def articles(edition: Edition) -> bytes:
    """Everything advertised, gzipped, the same bytes for the same list."""
    rows = "".join(
        f"<url><loc>{escape(a.url)}</loc><lastmod>{stamp.iso(_lastmod(a))}</lastmod></url>\n" for a in _listed(edition)
    )
    return gzip.compress(_urls(rows).encode(), mtime=0)


def pages() -> str:
    """What a site map also names: the front page, lists, the company."""
    names = ("/company/about.php", "/company/contact.php")
    return _urls("".join(f"<url><loc>{BASE_URL}{name}</loc><changefreq>yearly</changefreq></url>\n" for name in names))


def _listed(edition: Edition) -> list[Article]:
    return [article for article in edition.advertised if not article.story.premium and article.withdrawn is None]


def _lastmod(article: Article) -> datetime:
    """A silent correction stays silent here as well."""
    return article.updated or article.published


def _urls(rows: str, more: str = "") -> str:
    return f"{_HEAD}<urlset {_XMLNS} {more}>\n{rows}</urlset>\n"
