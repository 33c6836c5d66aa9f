"""Feeds of every make, well-formed or not, give their articles."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from spiders.discover import feed
from spiders.discover.found import Next

URL = "https://www.paper.example/rss/all"
AT = datetime(2021, 10, 26, 0, 18, tzinfo=UTC)

RSS_2 = b"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/"
  xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>Paper</title><link>https://www.paper.example/</link>
<atom:link rel="self" href="https://www.paper.example/rss/all"/>
<image><url>https://www.paper.example/logo.png</url><title>Logo</title><link>https://www.paper.example/</link></image>
<item>
  <media:title>Not the headline</media:title>
  <title><![CDATA[Kim says ties are 'sealed & strong']]></title>
  <link> https://www.paper.example/article/1?a=1&amp;b=2 </link>
  <atom:link rel="related" href="https://other.example/"/>
  <pubDate>Tue, 26 Oct 2021 09:18:00 +0900</pubDate>
  <source url="https://x.example"><title>x</title><link>https://x.example/</link></source>
  <content:encoded><![CDATA[<p>text <a href="/x">x</a></p>]]></content:encoded>
</item>
</channel></rss>"""

RSS_1 = b"""<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
  xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://www.paper.example/"><title>Paper</title></channel>
<item rdf:about="https://www.paper.example/article/1"><title>One</title><dc:date>2021-10-26T09:18:00+09:00</dc:date></item>
</rdf:RDF>"""

ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://www.paper.example/news/">
<title>Paper</title><link rel="alternate" href="/"/><link rel="next" href="/atom?page=2"/>
<updated>2021-10-27T00:00:00Z</updated>
<entry xml:base="2021/">
  <title type="html">One &amp;amp; two</title>
  <link rel="enclosure" href="a.mp3"/>
  <link rel="alternate" type="application/json" href="a.json"/>
  <link type="text/html" href="a.html"/>
  <id>tag:paper.example,2021:1</id>
  <published>2021-10-26T09:18:00+09:00</published><updated>2021-10-26T10:00:00Z</updated>
  <source><title>Elsewhere</title><link href="https://x.example/"/><updated>2001-01-01T00:00:00Z</updated></source>
</entry></feed>"""


def test_rss_2_gives_link_headline_and_time() -> None:
    found = feed.read(RSS_2, URL, section="National")
    (link,) = found.links
    assert link.url == "https://www.paper.example/article/1?a=1&b=2"
    assert link.headline == "Kim says ties are 'sealed & strong'"
    assert link.published_raw == "Tue, 26 Oct 2021 09:18:00 +0900"
    assert link.published_at == AT
    assert link.lastmod is None
    assert link.section == "National"
    assert link.via == f"rss:{URL}"
    assert found.problems == found.next == ()


def test_rss_1_takes_the_address_of_the_item_itself_and_the_date_of_dublin_core() -> None:
    (link,) = feed.read(RSS_1, URL).links
    assert (link.url, link.headline, link.published_at) == ("https://www.paper.example/article/1", "One", AT)


def test_atom_resolves_against_its_bases_and_names_the_next_page() -> None:
    found = feed.read(ATOM, "https://feeds.example/1")
    (link,) = found.links
    assert link.url == "https://www.paper.example/news/2021/a.html"
    assert link.headline == "One & two"
    assert link.published_at == AT
    assert link.lastmod == datetime(2021, 10, 26, 10, tzinfo=UTC)
    assert found.next == (Next(url="https://www.paper.example/atom?page=2", kind="feed"),)


def _item(inner: str, *, encoding: str = "utf-8", head: str = "") -> bytes:
    return f"{head}<rss><channel><item>{inner}</item></channel></rss>".encode(encoding)


@pytest.mark.parametrize(
    ("inner", "url"),
    [
        ("<link>/article/1</link>", "https://www.paper.example/article/1"),
        ("<link>../article/1</link>", "https://www.paper.example/article/1"),
        (
            "<link><![CDATA[https://www.paper.example/article/1?a=1&b=2]]></link>",
            "https://www.paper.example/article/1?a=1&b=2",
        ),
        ("<link>https://www.paper.example/article/1?a=1&b=2</link>", "https://www.paper.example/article/1?a=1&b=2"),
        ("<link></link><guid>https://www.paper.example/g</guid>", "https://www.paper.example/g"),
        ("<link/><guid isPermaLink='true'>/g</guid>", "https://www.paper.example/g"),
        ("<guid isPermaLink='false'>4711</guid><link>/article/1</link>", "https://www.paper.example/article/1"),
        (
            "<link>http://f.example/1</link><f:origLink xmlns:f='http://rssnamespace.org/feedburner/ext/1.0'>/article/1</f:origLink>",
            "https://www.paper.example/article/1",
        ),
        ("<atom:link rel='self' href='/self'/><link>/article/1</link>", "https://www.paper.example/article/1"),
        ("<link href='/article/1'/>", "https://www.paper.example/article/1"),
    ],
)
def test_the_address_is_found_wherever_the_feed_puts_it(inner: str, url: str) -> None:
    (link,) = feed.read(_item(inner), URL).links
    assert link.url == url


@pytest.mark.parametrize(
    "inner",
    ["<link>javascript:alert(1)</link>", "<title>no link</title>", "<guid>4711</guid>", "<link>http://[</link>"],
)
def test_an_item_without_an_address_is_named_and_the_others_are_read(inner: str) -> None:
    body = f"<rss><item>{inner}</item><item>{inner}</item><item><link>/article/1</link></item></rss>".encode()
    found = feed.read(body, URL)
    assert [link.url for link in found.links] == ["https://www.paper.example/article/1"]
    assert [(problem.reason, problem.count) for problem in found.problems] == [("item_without_link", 2)]


@pytest.mark.parametrize(
    ("date", "zone", "at"),
    [
        ("<pubDate>26 Oct 2021 09:18 +0900</pubDate>", "UTC", AT),
        ("<pubDate>Tue, 26 Oct 2021 09:18:00 KST</pubDate>", "UTC", AT),
        ("<pubDate>Tue, 26 Oct 2021 00:18:00 GMT</pubDate>", "Asia/Seoul", AT),
        ("<pubDate>2021-10-26 09:18:00</pubDate>", "Asia/Seoul", AT),
        ("<pubDate>2021-10-26T09:18</pubDate>", "Asia/Seoul", AT),
        ("<dc:date>2021-10-26T00:18:00Z</dc:date>", "Asia/Seoul", AT),
        ("<pubDate></pubDate><dc:date>2021-10-26T00:18:00Z</dc:date>", "UTC", AT),
        ("<pubDate>yesterday</pubDate>", "UTC", None),
        ("<pubDate>0001-01-01T00:00:00Z</pubDate>", "UTC", None),
        ("<pubDate>9999-12-31T23:59:59-12:00</pubDate>", "UTC", None),
    ],
)
def test_times_are_read_in_the_sites_zone_where_they_name_none(date: str, zone: str, at: datetime | None) -> None:
    (link,) = feed.read(_item(f"<link>/1</link>{date}"), URL, timezone=zone).links
    assert link.published_at == at
    assert link.published_raw


@pytest.mark.parametrize(
    ("encoding", "head", "content_type"),
    [
        ("utf-8", "", None),
        ("euc-kr", "<?xml version='1.0' encoding='euc-kr'?>", None),
        ("cp949", "<?xml version='1.0' encoding='ks_c_5601-1987'?>", None),
        ("euc-kr", "", "text/xml; charset=EUC-KR"),
        ("utf-16", "<?xml version='1.0' encoding='utf-16'?>", None),
        ("utf-8-sig", "<?xml version='1.0' encoding='utf-8'?>", None),
        ("utf-8", "\n  <?xml version='1.0' encoding='utf8'?>", None),
    ],
)
def test_every_encoding_is_read(encoding: str, head: str, content_type: str | None) -> None:
    body = _item("<title>\ud55c\uad6d \ub274\uc2a4</title><link>/1</link>", encoding=encoding, head=head)
    (link,) = feed.read(body, URL, content_type=content_type).links
    assert link.headline == "\ud55c\uad6d \ub274\uc2a4"


@pytest.mark.parametrize(
    ("body", "links", "reasons"),
    [
        (b"<rss><item><link>/1</link></item><item><link>/2</link><title>cut o", 2, ["malformed_feed"]),
        (b"<rss><item><link>/1</link></item><item></wrong>", 1, ["malformed_feed", "item_without_link"]),
        (b"<rss><item><title>a & b &nbsp; c</title><link>/1</link></item></rss>", 1, ["malformed_feed"]),
        (b"<rss><item><link>/1</link><item><link>/2</link></rss>", 2, ["malformed_feed"]),
        (b"\0\x08<rss><item><link>/1\0</link></item></rss>", 1, []),
        (b"<rss><item><title>\xff\xfe</title><link>/1</link></item></rss>", 1, ["malformed_feed"]),
        (b"<rss/>", 0, ["empty_feed"]),
        (b"", 0, ["malformed_feed", "not_a_feed"]),
        (b"Not found", 0, ["malformed_feed", "not_a_feed"]),
        (b"<html><body>Not found</body></html>", 0, ["not_a_feed"]),
    ],
)
def test_a_malformed_feed_is_read_as_far_as_it_goes_and_named(body: bytes, links: int, reasons: list[str]) -> None:
    found = feed.read(body, URL)
    assert len(found.links) == links
    assert [problem.reason for problem in found.problems] == reasons
    assert all(URL in problem.detail for problem in found.problems)


def test_stray_ampersands_and_unknown_entities_keep_the_text_around_them() -> None:
    (link,) = feed.read(
        b"<rss><item><title>a & b&nbsp;c &foo; <![CDATA[d & e]]></title><link>/1?x&y=2</link></item></rss>", URL
    ).links
    assert link.headline == "a & b c &foo; d & e"
    assert link.url == "https://www.paper.example/1?x&y=2"


def test_an_emoji_written_as_two_halves_is_one_and_half_of_one_is_none() -> None:
    (link,) = feed.read(
        b"<rss><item><title>a &#xD83D;&#xDE00; &#55357;&#56832; &#xd800; &#55000;</title><link>/1</link></item></rss>",
        URL,
    ).links
    assert link.headline == "a \U0001f600 \U0001f600 \ufffd \ud6d8"
