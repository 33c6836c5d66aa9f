"""Section lists: links, headlines, dates, and whether the list goes on."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from spiders.discover import section
from spiders.discover.found import Next
from spiders.errors import SiteError
from spiders.site import SectionList

LIST = SectionList(
    url="https://www.paper.example/list.php?ct=0201&np={page}",
    section="National",
    link="ul.list > li > a",
    headline=".t1",
    date=".t2 span",
)
PAGE = """<!doctype html><html><head><meta charset="euc-kr"></head><body>
<a href="/menu">Menu</a><ul class="list">
<li><a href="/view.php?ud=1"><div class="t1">Kim s<b>ays</b> it<!-- x --> &amp; more</div>
  <div class="t2">By X <span>Oct 26, 2021 - 09:18</span></div></a>
<li><a href=" view.php?ud=2#top "><div class="t1">\ud55c\uad6d</div></a>
<li><a href="javascript:void(0)">x</a>
</ul></body></html>""".encode("euc-kr")


def test_a_list_gives_links_with_headline_and_date_in_the_sites_zone() -> None:
    found = section.read(PAGE, "https://www.paper.example/list.php?ct=0201&np=2", LIST, timezone="Asia/Seoul")
    one, two = found.links
    assert one.url == "https://www.paper.example/view.php?ud=1"
    assert one.headline == "Kim says it & more"
    assert one.published_raw == "Oct 26, 2021 - 09:18"
    assert one.published_at == datetime(2021, 10, 26, 0, 18, tzinfo=UTC)
    assert (one.via, one.section) == ("section:National", "National")
    assert (two.url, two.headline, two.published_at) == (
        "https://www.paper.example/view.php?ud=2#top",
        "\ud55c\uad6d",
        None,
    )
    assert found.next == (Next(url="https://www.paper.example/list.php?ct=0201&np=3", kind="section", page=3),)
    assert [(problem.reason, problem.count) for problem in found.problems] == [("item_without_link", 1)]


def test_the_next_page_lies_on_the_sites_own_host_wherever_this_one_was_fetched() -> None:
    found = section.read(PAGE, "http://127.0.0.1:9000/list.php?ct=0201&np=7", LIST)
    assert found.next[0].url == "https://www.paper.example/list.php?ct=0201&np=8"


def test_a_list_that_goes_on_for_ever_ends_at_its_limit() -> None:
    limited = SectionList(url=LIST.url, link=LIST.link, max_pages=3, first_page=0)
    url, pages = section.first_page(limited), 0
    while url:
        pages += 1
        found = section.read(PAGE, url, limited)
        url = found.next[0].url if found.next else ""
    assert pages == 3
    assert "page_limit" in {problem.reason for problem in found.problems}


def test_an_empty_page_ends_a_list_and_is_a_problem_only_where_it_begins() -> None:
    nothing = b"<html><body><ul class=list></ul></body></html>"
    first = section.read(nothing, section.first_page(LIST), LIST)
    later = section.read(nothing, "https://www.paper.example/list.php?ct=0201&np=9", LIST)
    assert first.links == later.links == first.next == later.next == ()
    assert [problem.reason for problem in first.problems] == ["empty_list"]
    assert later.problems == ()


def test_without_numbers_rel_next_leads_on() -> None:
    listed = SectionList(url="https://www.paper.example/news", link="h2 a", max_pages=2)
    body = b"<base href='/sub/'><link rel='prefetch NEXT' href='more'><h2><a href='1'>One</a></h2>"
    found = section.read(body, listed.url, listed)
    assert found.links[0].url == "https://www.paper.example/sub/1"
    assert found.next == (Next(url="https://www.paper.example/sub/more", kind="section", page=2),)
    last = section.read(body, found.next[0].url, listed, page=2)
    assert last.next == ()


@pytest.mark.parametrize("target", ["#", "https://www.paper.example/news#x", "javascript:more()", ""])
def test_a_next_page_that_is_this_page_is_none(target: str) -> None:
    listed = SectionList(url="https://www.paper.example/news", link="h2 a")
    body = f"<a rel=next href='{target}'>more</a><h2><a href='1'>One</a></h2>".encode()
    assert section.read(body, listed.url, listed).next == ()


def test_picture_and_headline_of_one_article_are_one_link() -> None:
    listed = SectionList(url="https://www.paper.example/news")
    body = b"<a href=/1><img src=x></a><a href=/2>Two</a><a href=/1>One</a>"
    assert [(link.url[-2:], link.headline) for link in section.read(body, listed.url, listed).links] == [
        ("/1", "One"),
        ("/2", "Two"),
    ]


def test_an_element_around_the_link_will_do_and_time_tags_are_read() -> None:
    listed = SectionList(url="https://www.paper.example/news", link="article", headline="h3", date="time")
    body = b"""<article><a href=/author/x>X</a><h3><a href=/1>One</a></h3>
    <time datetime="2021-10-26T00:18Z">today</time></article>
    <article><a href=/2><h3>Two</h3></a></article><article>no link</article>"""
    found = section.read(body, listed.url, listed)
    one, two = found.links
    assert (one.url, one.headline, one.published_raw) == ("https://www.paper.example/1", "One", "today")
    assert one.published_at == datetime(2021, 10, 26, 0, 18, tzinfo=UTC)
    assert (two.url, two.headline) == ("https://www.paper.example/2", "Two")
    assert [problem.reason for problem in found.problems] == ["item_without_link"]


def test_a_wrong_selector_names_the_site_file() -> None:
    with pytest.raises(SiteError, match="CSS selector"):
        section.read(PAGE, LIST.url, SectionList(url=LIST.url, link="a["))
