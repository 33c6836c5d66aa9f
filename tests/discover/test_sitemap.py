"""Site maps and their indexes."""

from __future__ import annotations

import gzip
from datetime import UTC, datetime

import pytest

from spiders.discover import sitemap
from spiders.discover.found import Next
from spiders.discover.unpacked import MAX_BYTES

URL = "https://www.paper.example/sitemap.xml"
NS = b'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"'
NEWS = (
    b"""<?xml version="1.0" encoding="UTF-8"?><urlset %s>
<url><loc> https://www.paper.example/article/1?a=1&amp;b=2 </loc><lastmod>2021-10-26T09:18:00+09:00</lastmod>
  <image:image><image:loc>https://www.paper.example/1.jpg</image:loc><image:title>Picture</image:title></image:image>
  <news:news><news:publication><news:name>Paper</news:name><news:language>en</news:language></news:publication>
  <news:publication_date>2021-10-26</news:publication_date><news:title>One &amp; two</news:title></news:news></url>
<url><loc>/article/2</loc><lastmod>soon</lastmod></url>
</urlset>"""
    % NS
)
INDEX = (
    b"""<sitemapindex %s><sitemap><loc>https://www.paper.example/2021-10.xml.gz</loc><lastmod>2021-10-26</lastmod></sitemap>
<sitemap><loc>https://www.paper.example/2021-09.xml.gz</loc></sitemap></sitemapindex>"""
    % NS
)


def test_a_news_site_map_gives_headline_and_times() -> None:
    found = sitemap.read(NEWS, URL, timezone="Asia/Seoul")
    one, two = found.links
    assert one.url == "https://www.paper.example/article/1?a=1&b=2"
    assert one.headline == "One & two"
    assert one.lastmod == datetime(2021, 10, 26, 0, 18, tzinfo=UTC)
    assert one.published_raw == "2021-10-26"
    assert one.published_at == datetime(2021, 10, 25, 15, tzinfo=UTC)
    assert one.via == f"sitemap:{URL}"
    assert (two.url, two.lastmod, two.headline) == ("https://www.paper.example/article/2", None, None)
    assert found.problems == found.next == ()


def test_an_index_names_what_to_read_next_and_how_old_it_is() -> None:
    found = sitemap.read(INDEX, URL)
    assert found.links == ()
    assert found.next == (
        Next(
            url="https://www.paper.example/2021-10.xml.gz", kind="sitemap", lastmod=datetime(2021, 10, 26, tzinfo=UTC)
        ),
        Next(url="https://www.paper.example/2021-09.xml.gz", kind="sitemap"),
    )


@pytest.mark.parametrize(
    "ns",
    [
        b"",
        b'xmlns="http://www.google.com/schemas/sitemap/0.84"',
        b'xmlns:s="https://www.sitemaps.org/schemas/sitemap/0.9/"',
    ],
)
def test_the_namespace_does_not_matter(ns: bytes) -> None:
    p = b"s:" if ns.startswith(b"xmlns:s") else b""
    body = b"<%surlset %s><%surl><%sloc>/1</%sloc></%surl></%surlset>" % (p, ns, p, p, p, p, p)
    assert [link.url for link in sitemap.read(body, URL).links] == ["https://www.paper.example/1"]


def test_gzip_is_known_by_its_bytes_in_one_member_or_several() -> None:
    whole = sitemap.read(NEWS, URL).links
    assert sitemap.read(gzip.compress(NEWS), URL).links == whole
    assert sitemap.read(gzip.compress(NEWS[:200]) + gzip.compress(NEWS[200:]), URL).links == whole


def test_broken_gzip_gives_what_is_before_the_break() -> None:
    entries = b"".join(b"<url><loc>/article/%d</loc></url>" % (number * 7919 % 100_003) for number in range(5000))
    packed = bytearray(gzip.compress(b"<urlset>" + entries + b"</urlset>"))
    for damaged in (packed[: len(packed) // 2], packed[: len(packed) // 2] + b"\xff" * 2000):
        found = sitemap.read(bytes(damaged), URL)
        assert 1000 < len(found.links) < 4500
        assert [problem.reason for problem in found.problems] == ["malformed_sitemap"]
        assert "gzip" in found.problems[0].detail


def test_a_gzip_bomb_is_unpacked_to_the_limit_and_no_further() -> None:
    bomb = gzip.compress(b"<urlset><url><loc>/1</loc></url>" + b" " * (MAX_BYTES + 1000))
    found = sitemap.read(bomb, URL)
    assert [link.url for link in found.links] == ["https://www.paper.example/1"]
    assert str(MAX_BYTES) in found.problems[0].detail


def test_a_text_site_map_has_an_address_a_line() -> None:
    found = sitemap.read(b"\xef\xbb\xbfhttps://www.paper.example/1\r\n\r\nhttps://www.paper.example/2\nnonsense\n", URL)
    assert [link.url for link in found.links] == ["https://www.paper.example/1", "https://www.paper.example/2"]
    assert [(p.reason, p.count) for p in found.problems] == [("bad_address", 1)]


def test_a_feed_may_stand_in_for_a_site_map() -> None:
    found = sitemap.read(b"<rss><item><link>/1</link></item></rss>", URL)
    assert [link.url for link in found.links] == ["https://www.paper.example/1"]


@pytest.mark.parametrize(
    ("body", "reasons"),
    [
        (b"", ["not_a_sitemap"]),
        (b"<html><head></head><body>Not found</body></html>", ["not_a_sitemap"]),
        (b"<urlset/>", ["empty_sitemap"]),
        (b"<urlset><url><loc>mailto:a@b.example</loc></url><url/></urlset>", ["bad_address"]),
        (
            b"<urlset><url><loc>https://www.paper.example/1</loc></url><url><loc>https://www.pap",
            ["malformed_sitemap"],
        ),
    ],
)
def test_what_is_wrong_is_named(body: bytes, reasons: list[str]) -> None:
    assert [problem.reason for problem in sitemap.read(body, URL).problems] == reasons
