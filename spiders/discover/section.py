"""A page of a section list → its links with headlines and dates, and the list's next page."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import attrs
from lxml import etree, html
from lxml.cssselect import CSSSelector
from w3lib.encoding import html_to_unicode

from spiders.discover.found import Found, Next, Problems
from spiders.discover.listed_time import listed_time
from spiders.discover.reference import resolve
from spiders.errors import SiteError
from spiders.items import Link
from spiders.normalise.markup import without_monstrous_tags
from spiders.normalise.text import clean_or_none

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spiders.site import SectionList

_LONGEST_TEXT = 1000
_INLINE = frozenset(
    {"a", "abbr", "b", "bdi", "cite", "em", "font", "i", "mark", "s", "small", "span", "strong", "sub", "sup", "u"}
)


def read(
    body: bytes,
    url: str,
    section_list: SectionList,
    *,
    page: int | None = None,
    timezone: str = "UTC",
    content_type: str | None = None,
) -> Found:
    """The page's links, each address once, in their order.

    `page` is the number of this page (Next.page of the one before); None: what the address says, or the first. A list
    without links has no next page, and none has more than `max_pages`.
    """
    number = page if page is not None else page_number(url, section_list)
    problems = Problems()
    tree = _tree(body, content_type)
    links: dict[str, Link] = {}
    if tree is not None:
        base = _base(tree, url)
        for element in _selector(section_list.link)(tree):
            link = _link(element, base, section_list, timezone)
            if link is None:
                problems.add("item_without_link", f"the list {url} has an element without a readable address.")
            elif earlier := links.get(link.url):
                links[link.url] = _merged(earlier, link)
            else:
                links[link.url] = link
    if not links:
        if number <= section_list.first_page:  # later, it is only the end of the list
            problems.add("empty_list", f"nothing on the page {url} matches {section_list.link!r}.")
        return Found(problems=problems.found())
    following = _next_address(tree, url, section_list, number)
    if following and number + 1 >= section_list.first_page + section_list.max_pages:
        problems.add(
            "page_limit", f"the list {url} goes on after {section_list.max_pages} pages; the rest was not read."
        )
        following = None
    onward = (Next(url=following, kind="section", page=number + 1),) if following else ()
    return Found(links=tuple(links.values()), next=onward, problems=problems.found())


def first_page(section_list: SectionList) -> str:
    """Where a list begins."""
    return section_list.url.replace("{page}", str(section_list.first_page))


def page_number(url: str, section_list: SectionList) -> int:
    """The number in an address of the list, whatever host it was fetched from; the first where it holds none."""
    before, found, after = section_list.url.partition("{page}")
    if found:
        before = re.sub(r"^https?://[^/]*", "", before)
        if match := re.search(re.escape(before) + r"(\d{1,9})" + re.escape(after) + r"(?![^&#])", url):
            return int(match[1])
    return section_list.first_page


def _tree(body: bytes, content_type: str | None) -> html.HtmlElement | None:
    _, text = html_to_unicode(content_type, body)
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True)
    try:
        return html.document_fromstring(
            without_monstrous_tags(text.replace("\0", "")).encode("utf-8", "replace"), parser=parser
        )
    except (etree.ParserError, etree.XMLSyntaxError):
        return None  # an empty page


@cache
def _selector(css: str) -> CSSSelector:
    try:
        return CSSSelector(css, translator="html")
    except Exception as error:
        raise SiteError(f"{css!r} is no CSS selector: correct it in the site's file.") from error


def _base(tree: html.HtmlElement, url: str) -> str:
    for element in tree.iter("base"):
        if base := resolve(element.get("href") or "", url):
            return base
    return url


def _link(element: html.HtmlElement, base: str, section_list: SectionList, timezone: str) -> Link | None:
    headline = _below(element, section_list.headline)
    anchor = next((a for a in _anchors(element, headline) if a.get("href", "").strip()), None)
    address = resolve(anchor.get("href"), base) if anchor is not None else None
    if anchor is None or address is None:
        return None
    date = _below(element, section_list.date)
    shown = clean_or_none(_text(date)) if date is not None else None
    machine = date.get("datetime") if date is not None else None
    return Link(
        url=address,
        via=f"section:{section_list.section or section_list.url}",
        headline=clean_or_none(_text(anchor if headline is None else headline)),
        published_raw=shown or machine,
        published_at=listed_time(machine or shown or "", timezone),
        section=section_list.section,
    )


def _anchors(element: html.HtmlElement, headline: html.HtmlElement | None) -> Iterator[html.HtmlElement]:
    """The element itself, the headline's anchor, or the first below."""
    if element.tag == "a":
        yield element
    elif headline is not None:
        yield from headline.iter("a")
        yield from (above for above in headline.iterancestors("a"))
    yield from element.iter("a")


def _below(element: html.HtmlElement, css: str | None) -> html.HtmlElement | None:
    return next(iter(_selector(css)(element)), None) if css else None


def _text(element: html.HtmlElement) -> str:
    """As a reader sees it: a space where a block begins or ends, none inside of a word."""
    pieces: list[str] = []
    for event, node in etree.iterwalk(element, events=("start", "end", "comment", "pi")):
        if event in ("start", "end") and node.tag not in _INLINE:
            pieces.append(" ")
        if event == "start":
            pieces.append(node.text or "")
        elif node is not element:
            pieces.append(node.tail or "")
    return "".join(pieces)[:_LONGEST_TEXT]


def _merged(first: Link, again: Link) -> Link:
    """A picture and a headline that lead to the same article are one link."""
    return attrs.evolve(
        first,
        headline=first.headline or again.headline,
        published_raw=first.published_raw or again.published_raw,
        published_at=first.published_at or again.published_at,
    )


def _next_address(tree: html.HtmlElement, url: str, section_list: SectionList, number: int) -> str | None:
    if "{page}" in section_list.url:
        return section_list.url.replace("{page}", str(number + 1))
    for element in tree.iter("link", "a"):
        if "next" in element.get("rel", "").lower().split():
            following = resolve(element.get("href") or "", _base(tree, url))
            if following and following.partition("#")[0] != url.partition("#")[0]:
                return following
    return None
