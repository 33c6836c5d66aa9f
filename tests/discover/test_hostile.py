"""What the web can send: each reader answers in bounded time and memory, with what was readable and what was not."""

from __future__ import annotations

import time
import tracemalloc
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spiders.discover import feed, robots, section, sitemap, url_list
from spiders.normalise.address import canonical_url
from spiders.site import SectionList

if TYPE_CHECKING:
    from collections.abc import Callable

    from spiders.discover.found import Found

URL = "https://www.paper.example/list"
LIST = SectionList(url=URL, link="li, a", headline="h3", date="time")
READERS: dict[str, Callable[[bytes], Found]] = {
    "feed": lambda body: feed.read(body, URL),
    "sitemap": lambda body: sitemap.read(body, URL),
    "section": lambda body: section.read(body, URL, LIST),
    "robots": lambda body: robots.read(body, URL),
    "url_list": lambda body: url_list.read(body.decode("utf-8", "replace").splitlines()),
}

LAUGHS = b"".join(b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 12))
BOMB = b'<!DOCTYPE x [<!ENTITY a0 "%s">%s<!ENTITY f SYSTEM "file:///etc/passwd">]>' % (b"lol" * 20, LAUGHS)
MEGABYTE, MEGABYTES_5 = 1_000_000, 5_000_000

HOSTILE = {
    "nested 10,000 deep": b"<rss><urlset>" + b"<div><b>" * 10_000 + b"<a href=/1>x</a>",
    "nested without end": b"<div>" * 200_000,
    "items within items": b"<item><link>/1</link>" * 20_000,
    "one line of 5 MB": b"<rss><item><title>" + b"x" * MEGABYTES_5 + b"</title><link>/1</link></item></rss>",
    "one word of 5 MB": b"x" * MEGABYTES_5,
    "an address of 5 MB": b"<urlset><url><loc>https://a.example/" + b"x" * MEGABYTES_5 + b"</loc></url></urlset>",
    "nothing but <": b"<" * MEGABYTE,
    "nothing but &": b"<a>" + b"&" * MEGABYTE,
    "nothing but &a;": b"<a>" + b"&aaaa;" * (MEGABYTE // 6),
    "open CDATA": b"<a>&" + b"<![CDATA[" * (MEGABYTE // 9),
    "open comments": b"<a>" + b"<!--" * (MEGABYTE // 4),
    "attributes without end": b"<a " + b" ".join(b"a%d='1'" % n for n in range(50_000)) + b">",
    "namespaces without end": b"<a " + b" ".join(b"xmlns:a%d='%d'" % (n, n) for n in range(5_000)) + b"><b/></a>",
    "different names without end": b"<a>" + b"".join(b"<x%d/>" % n for n in range(50_000)) + b"</a>",
    "links without end": b"<rss><item>" + b"<link>javascript:x</link>" * 50_000 + b"</item></rss>",
    "NUL characters": b"\0" * 1_000_000 + b"<rss>\0<item><link>/\x001</link></item></rss>",
    "a lonely surrogate": b"<rss><item><link>/&#xd800;</link><title>\xed\xa0\x80</title></item></rss>",
    "spaces": b" " * MEGABYTES_5,
    "site maps": b"Sitemap: http://a.example/\n" * (MEGABYTE // 27),
    "site map of spaces": b"sitemap" + b" " * MEGABYTES_5 + b"x",
}


PIECES = [
    *(b"<rss>", b"<item>", b"</item>", b"<link>", b"</link>", b"<urlset>", b"<url><loc>", b"</loc></url>", b"http://"),
    *(b"https://[::1", b"&#0;", b"&#xd800;", b"<a href='", b"'>", b"<li>", b"<base href='//x'>", b"<h3>", b"<!--"),
    *(b"<![CDATA[", b"]]>", b"<?xml version='1.0' encoding='utf-16'?>", b"\xff\xfe", b"\xed\xa0\x80", b"Sitemap: "),
    *(b"\n", b"{", b"<time datetime='9999-99-99'>", b"<feed xmlns='http://www.w3.org/2005/Atom' xml:base='http://['>"),
    *(b"<entry>", b"<a rel=next href=", b"\x1f\x8b", b"<loc>", b"//", b":"),
]


@pytest.mark.parametrize("what", HOSTILE)
@pytest.mark.parametrize("reader", READERS)
def test_hostile_bytes_are_answered_in_time(reader: str, what: str) -> None:
    started = time.process_time()
    found = READERS[reader](HOSTILE[what])
    assert time.process_time() - started < 20
    assert all(canonical_url(link.url) for link in found.links)
    assert sum(len(problem.detail) for problem in found.problems) < 500_000


@pytest.mark.parametrize("use", [b"<link>/&a11;&f;</link><title>&f;</title>", b"<link href='&a11;'/><link>/1</link>"])
@pytest.mark.parametrize("reader", [feed.read, sitemap.read])
def test_entity_bombs_do_not_go_off_and_no_file_is_read(reader: Callable[[bytes, str], Found], use: bytes) -> None:
    body = BOMB + b"<rss><item><link>/0</link></item><item>%s</item></rss>" % use
    tracemalloc.start()
    try:
        found = reader(body, URL)
        assert tracemalloc.get_traced_memory()[1] < 2_000_000
    finally:
        tracemalloc.stop()
    assert found.links[0].url == "https://www.paper.example/0"
    assert "root:" not in repr(found)
    assert len(repr(found)) < 5000


@given(st.sampled_from(sorted(READERS)), st.data())
def test_any_bytes_give_readable_addresses_and_no_error(reader: str, data: st.DataObject) -> None:
    pieces = data.draw(
        st.lists(
            st.one_of(
                st.binary(max_size=30),
                st.sampled_from(PIECES),
            ),
            max_size=12,
        )
    )
    found = READERS[reader](b"".join(pieces))
    for link in found.links:
        canonical_url(link.url)
    for following in found.next:
        canonical_url(following.url)


def test_a_site_map_of_50_000_addresses_is_read_in_time() -> None:
    entry = b"<url><loc>https://www.paper.example/article/%d?a=1&amp;b=2</loc><lastmod>2021-10-26T09:18:00+09:00</lastmod></url>"
    body = b"<urlset>" + b"".join(entry % number for number in range(50_000)) + b"</urlset>"
    started = time.process_time()
    assert len(sitemap.read(body, URL).links) == 50_000
    assert time.process_time() - started < 20
