"""Lists, feeds, site map and robots.txt: what a crawl finds, and under how many names."""

from __future__ import annotations

import gzip
import html
import re
import xml.etree.ElementTree as ET
from datetime import UTC, datetime, timedelta
from urllib.parse import urljoin

import protego

from spiders.local.paper import Edition, truth
from spiders.local.paper.routes import answer
from spiders.normalise.address import canonical_url
from spiders.site import Feed, SectionList
from spiders.sites import get_site

LAUNCH = datetime(2026, 11, 20, 3, 0, tzinfo=UTC)
EDITION = Edition(launch=LAUNCH, now=LAUNCH + timedelta(minutes=30))
DEMO = get_site("demo")


def get(url: str) -> bytes:
    found = answer(EDITION, url.removeprefix(DEMO.base_url), 0.1)
    assert found.status == 200, url
    return found.body


def listed(code: str) -> list[str]:
    """Links of all pages of a section's list."""
    links: list[str] = []
    for page in range(1, 100):
        source = get(f"/list.php?ct={code}&np={page}").decode()
        rows = re.findall(r'<li><a href="([^"]+)">\s*<p class="main_l_t1">', source)
        if not rows:
            return links
        links += [urljoin(DEMO.base_url, html.unescape(row)) for row in rows]
        if page == 1 and code.startswith("0299"):
            return links
    raise AssertionError("the list does not end")


def test_the_lists_name_every_advertised_article_and_the_archive_names_the_sample() -> None:
    links = {
        canonical_url(link, DEMO)
        for place in DEMO.discover
        if isinstance(place, SectionList)
        for link in listed(place.url.split("ct=")[1].split("&")[0])
    }

    assert links == {article.url for article in (*EDITION.advertised, *EDITION.archived)}


def test_one_article_is_named_in_many_ways_and_all_have_one_identity() -> None:
    feed = ET.fromstring(get("/rss/newsAll"))  # noqa: S314 (our own feed)
    links = [item.findtext("link") or "" for item in feed.iter("item")] + listed("020100000000")

    assert any("utm_source" in link for link in links)
    assert any(link.startswith("http://") for link in links)
    assert any("//m." in link for link in links)
    assert any("&kr=0&md=" in link for link in links)
    known = {article.url for article in EDITION.advertised} | {url for url, _ in truth.OTHERS}
    assert {canonical_url(link, DEMO) for link in links} <= known


def test_every_feed_is_well_formed_and_one_is_atom() -> None:
    roots = [ET.fromstring(get(place.url)).tag for place in DEMO.discover if isinstance(place, Feed)]  # noqa: S314

    assert roots.count("rss") == len(roots) - 1
    assert roots.count("{http://www.w3.org/2005/Atom}feed") == 1


def test_the_site_map_is_an_index_with_a_gzipped_part_and_its_articles_have_lastmod() -> None:
    index = re.findall(r"<loc>(.*?)</loc>", get("/sitemap.xml").decode())
    parts = {part: get(part) for part in index}
    packed = gzip.decompress(next(body for part, body in parts.items() if part.endswith(".gz"))).decode()

    urls = {html.unescape(url) for url in re.findall(r"<loc>(.*?)</loc><lastmod>", packed)}
    wanted = [a for a in EDITION.advertised if not a.story.premium and not a.withdrawn]
    assert urls == {article.url for article in wanted}


def test_robots_txt_forbids_premium_and_names_the_delay_and_the_site_map() -> None:
    robots = protego.Protego.parse(get("/robots.txt").decode())
    premium = [article for article in EDITION.advertised if article.story.premium]

    assert len(premium) == 3
    assert not any(robots.can_fetch(article.url, "Broadsheet") for article in premium)
    assert all(robots.can_fetch(a.url, "Broadsheet") for a in EDITION.advertised if not a.story.premium)
    assert robots.crawl_delay("Broadsheet") == 0.1
    assert list(robots.sitemaps) == [f"{DEMO.base_url}/sitemap.xml"]


def test_the_site_file_knows_every_address_of_an_article_and_its_number() -> None:
    for article in (*EDITION.everything, *EDITION.archived):
        assert DEMO.article_id(article.path) == article.id
    for url, _ in truth.OTHERS[1:]:
        assert not DEMO.is_article(url.removeprefix(DEMO.base_url))
