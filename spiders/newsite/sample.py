"""The material in, Samples out: what was given or fetched, told apart into articles, other pages, lists and robots.txt.

Pure.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from attrs import field, frozen

from spiders.errors import NotAnArticle
from spiders.extract import read_article
from spiders.extract.parse import Document
from spiders.normalise.address import canonical_url
from spiders.normalise.article import normalise
from spiders.sites.web import SITE as ANY

if TYPE_CHECKING:
    from spiders.items import Article, Page
    from spiders.site import Site

_MOST_LINKS = 2000
_LIST = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*|<!--.{0,500}?-->\s*|<\?[^>]{0,300}>\s*)*<(?:rss|feed|rdf:RDF|urlset|sitemapindex)\b",
    re.DOTALL,
)


@frozen(kw_only=True, slots=False)
class Sample:
    """One page, read generically."""

    page: Page
    article: Article | None = None
    """None for a page that is no article."""
    why_not: str = ""
    """A sentence for a page that is no article."""
    document: Document | None = field(default=None, repr=False)

    @cached_property
    def links(self) -> tuple[str, ...]:
        """Canonical addresses of the links on the page, each once."""
        found: dict[str, None] = {}
        for element in self.document.root.iter("a") if self.document else ():
            if url := self.document and self.document.absolute(element.get("href")):
                try:
                    found[canonical_url(url)] = None
                except ValueError:
                    continue
            if len(found) >= _MOST_LINKS:
                break
        return tuple(found)


@frozen(kw_only=True)
class Material:
    """Everything there is to learn from."""

    samples: tuple[Sample, ...] = ()
    lists: tuple[Page, ...] = ()
    """Feeds and site maps."""
    listed: tuple[str, ...] = ()
    """Addresses from the parts of an index of site maps."""
    robots: Page | None = None
    notes: tuple[str, ...] = ()
    """What could not be had, as sentences."""

    @property
    def articles(self) -> tuple[Sample, ...]:
        """The pages that are articles."""
        return tuple(sample for sample in self.samples if sample.article)


def read_sample(page: Page, site: Site = ANY) -> Sample:
    """The page as the generic reading has it, or why it is no article."""
    try:
        document = Document(page)
    except NotAnArticle as finding:
        return Sample(page=page, why_not=finding.detail or finding.reason)
    try:
        article = normalise(read_article(page, site), site)
    except NotAnArticle as finding:
        return Sample(page=page, document=document, why_not=finding.detail or finding.reason)
    return Sample(page=page, document=document, article=article)


def is_robots(url: str) -> bool:
    """Whether the address is that of a robots.txt."""
    return urlsplit(url).path == "/robots.txt"


def is_list(body: bytes) -> bool:
    """Whether the bytes are a feed or a site map."""
    return bool(_LIST.match(body[:4096].removeprefix(b"\xef\xbb\xbf")))
