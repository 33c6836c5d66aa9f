"""Feeds and site maps that pages and robots.txt name."""

from __future__ import annotations

import attrs
import pytest

from spiders.items import Page
from spiders.newsite.doors import find_doors
from spiders.newsite.sample import Material
from spiders.site import Site
from tests.newsite.conftest import BASE, Gazette

SITE = Site(name="bay_gazette", title="The Bay Gazette", base_url=BASE, article_url=(r"^/article/(?P<id>\d+)$",))
FEED = '<link rel="alternate" type="application/rss+xml" title="{title}" href="{href}">'


@pytest.fixture
def material(gazette: Gazette) -> Material:
    head = (
        FEED.format(title="All news", href="/rss/all.xml")
        + FEED.format(title="Comments", href="/rss/talk.xml")
        + FEED.format(title="This story", href="/article/10000001/feed")
        + FEED.format(title="Burned", href="https://feeds.elsewhere.example/gazette")
        + '<link rel="alternate" hreflang="de" href="/de/">'
        + '<link rel="sitemap" type="application/xml" href="/map.xml">'
    )
    robots = b"User-agent: *\nDisallow: /private/\nSitemap: https://www.bay-gazette.example/news-map.xml\n"
    return Material(
        samples=(gazette.sample("/article/10000001", head=head),),
        robots=Page(url=f"{BASE}/robots.txt", body=robots),
    )


def test_doors_of_pages_and_robots_are_found_and_each_refusal_has_its_reason(material: Material) -> None:
    doors = {door.url.removeprefix(BASE): door for door in find_doors(material, SITE)}

    assert {url: door.refused for url, door in doors.items()} == {
        "/rss/all.xml": None,
        "/rss/talk.xml": "it holds comments",
        "/article/10000001/feed": "it belongs to one article",
        "https://feeds.elsewhere.example/gazette": "it lies on another host",
        "/map.xml": None,
        "/news-map.xml": None,
    }
    assert doors["/rss/all.xml"].title == "All news"
    assert [door.kind for door in doors.values()] == ["feed"] * 4 + ["sitemap"] * 2


def test_a_feed_that_was_read_says_what_it_holds(material: Material) -> None:
    body = b"<rss><channel><item><link>/article/10000003</link></item><item><link>/about</link></item></channel></rss>"
    material = attrs.evolve(material, lists=(Page(url=f"{BASE}/rss/all.xml", body=body),))

    door = next(door for door in find_doors(material, SITE) if door.url.endswith("all.xml"))

    assert door.links == (f"{BASE}/article/10000003", f"{BASE}/about")
    assert "2 addresses, 1 of the form of an article" in door.why


def test_a_feed_in_which_nothing_can_be_read_is_refused(material: Material) -> None:
    material = attrs.evolve(material, lists=(Page(url=f"{BASE}/rss/all.xml", body=b"<rss>"),))

    door = next(door for door in find_doors(material, SITE) if door.url.endswith("all.xml"))

    assert door.refused == "nothing could be read in it"
