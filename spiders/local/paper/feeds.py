"""Edition → RSS feeds of both layouts' addresses, and one Atom feed."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from spiders.local.paper import addresses, stamp
from spiders.local.paper.lists import articles_of
from spiders.local.paper.markup import description
from spiders.local.paper.masthead import BASE_URL, FEEDS_1, FEEDS_2, NAME, SECTIONS, path

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spiders.local.paper.article import Article
    from spiders.local.paper.edition import Edition

IN_FEED = 20
IN_FEED_OF_EVERYTHING = 40
ELSEWHERE = ("https://partner-paper.example/2026/ferry-timetable", "Partner paper: the winter ferry timetable")


def rss_1(edition: Edition, ct: str) -> str | None:
    """`/common/rss_xml.php?ct=…`; None where there is no such feed."""
    section = FEEDS_1.get(ct)
    return section and _rss(SECTIONS[section][0], articles_of(edition, section)[:IN_FEED], f"rss{ct}")


def rss_2(edition: Edition, name: str) -> str | None:
    """`/rss/…`."""
    if name == "newsAll":
        return all_news(edition)
    section = FEEDS_2.get(name)
    return section and _rss(SECTIONS[section][0], articles_of(edition, section)[:IN_FEED], name)


def all_news(edition: Edition, more: Sequence[str] = ()) -> str:
    """`/rss/newsAll`, with a link to another paper, and with `more` paths of the faulty edition."""
    links = [ELSEWHERE, *((BASE_URL + path, f"Something at {path}") for path in more)]
    return _rss("All news", edition.advertised[:IN_FEED_OF_EVERYTHING], "newsAll", links)


def atom(edition: Edition) -> str:
    """`/atom/newsAll`: with `updated`, the time of the last change that the paper owns up to."""
    articles = edition.advertised[:IN_FEED_OF_EVERYTHING]
    latest = max((a.updated or a.published for a in articles), default=edition.launch)
    entries = "".join(
        f"""<entry>
<title type="html">{escape(escape(a.story.headline))}</title>
<link rel="alternate" href="{escape(addresses.in_feed(a, "atom"), {'"': "&quot;"})}"/>
<id>tag:demo-ledger.example,{stamp.day_digits(a.published)}:{a.id}</id>
<published>{stamp.iso(a.published)}</published>
<updated>{stamp.iso(a.updated or a.published)}</updated>
<summary>{escape(description(a))}</summary>
</entry>
"""
        for a in articles
    )
    return f"""<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:base="{BASE_URL}/">
<title>{NAME}</title>
<link rel="self" href="{BASE_URL}/atom/newsAll"/>
<id>{BASE_URL}/</id>
<updated>{stamp.iso(latest)}</updated>
{entries}</feed>
"""


def _rss(title: str, articles: Sequence[Article], name: str, links: Sequence[tuple[str, str]] = ()) -> str:
    items = "".join(
        f"""<item>
<title><![CDATA[{a.story.headline}]]></title>
<link>{escape(addresses.in_feed(a, name))}</link>
<guid isPermaLink="false">{a.id}</guid>
<category>{escape(path(a.story.section)[-1])}</category>
<pubDate>{stamp.rss(a.published)}</pubDate>
<description>{escape(f"<p>{escape(description(a))}</p>")}</description>
</item>
"""
        for a in articles
    )
    items += "".join(f"<item><title>{title}</title><link>{link}</link></item>\n" for link, title in links)
    return f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0">
<channel>
<title>{escape(f"{NAME} - {title}")}</title>
<link>{BASE_URL}/</link>
<description>{escape(title)}</description>
{items}</channel>
</rss>
"""
