"""What a site is: data. Its file in spiders/sites/ states only what differs from the defaults here.

Imported at every parse of the DAGs: nothing heavy in here.
"""

from __future__ import annotations

import re
from datetime import timedelta

from attrs import field, frozen


@frozen(kw_only=True)
class Feed:
    """An RSS or Atom feed."""

    url: str
    section: str | None = None


@frozen(kw_only=True)
class Sitemap:
    """A site map, an index of them, or a news site map; gzip or not. Robots.txt's own are found without it."""

    url: str


@frozen(kw_only=True)
class SectionList:
    """A list of articles, page by page, until everything on one is known or older than the window."""

    url: str
    """With "{page}" where the number goes; without it, one page."""
    section: str | None = None
    link: str = "a"
    """CSS selector of the links to articles (or of the elements around headline, date and link)."""
    headline: str | None = None
    """CSS selector of the headline below the link's element; None: the link's text."""
    date: str | None = None
    """CSS selector of the date below the link's element."""
    first_page: int = 1
    max_pages: int = 50
    """A list that paginates for ever ends here, with a line in the books."""


Discovery = Feed | Sitemap | SectionList


@frozen(kw_only=True)
class Site:
    """Everything that differs from one site to the next. Defaults are the decisions for all."""

    name: str
    """Key in SQL and on the command line: snake_case, the file's name."""
    title: str
    base_url: str
    """Scheme and host of the site's own addresses, without a slash at the end. Empty for `web`."""
    hosts: tuple[str, ...] = ()
    """Further hosts that are the same site ("m.…", "www.…"); variants collapse to base_url's."""
    timezone: str = "UTC"
    """IANA zone in which the page's times are meant where it names none."""
    language: str | None = None
    """BCP 47."""
    country: str | None = None
    """ISO 3166 alpha-2."""
    description: str = ""
    """Markdown for the DAG's page: the file's docstring is taken where this is empty."""

    discover: tuple[Discovery, ...] = ()
    article_url: tuple[str, ...] = ()
    r"""Regular expressions over path and query of an article's canonical address; the group `id`, where there is one,
    is the site's own id. Empty: every address on the site may be an article."""
    keep_params: tuple[str, ...] | None = None
    """Query parameters that are part of an address's identity. None: all but the known tracking parameters."""
    skip: tuple[tuple[str, str], ...] = ()
    """(regular expression over path and query, reason): filtered without a fetch."""
    page: str | None = None
    """"module:NAME" of the page classes below spiders.sites.pages; None: the generic reading."""

    schedule: str | None = "17 * * * *"
    """Cron expression in UTC; None: only by hand."""
    paused: bool = True
    """Whether the DAG starts paused."""
    window: timedelta = timedelta(days=3)
    """How far back a scheduled run looks."""
    revisit: tuple[timedelta, ...] = field(
        default=(timedelta(hours=1), timedelta(hours=6), timedelta(days=1), timedelta(days=3), timedelta(days=7))
    )
    """Ages since first sight at which an article still advertised is asked for again, conditionally. A newer lastmod
    asks at once."""
    story_window: timedelta = timedelta(days=10)
    """Time between two publications beyond which they are not compared to tell whether one is a copy of the other; of
    two sites the longer holds."""
    delay: float = 1.0
    """Seconds between requests at least; a larger Crawl-delay in robots.txt wins."""
    floors: dict[str, float] = field(factory=dict)
    """Least figures of a healthy run, set at about a quarter of normal: {"articles": 5, "published_at": 0.9}:
    "articles" counts articles a day, every other key is the least share of articles with that field."""

    def article_id(self, path_and_query: str) -> str | None:
        """The site's own id in an address; None where its address has none."""
        for pattern in self.article_url:
            if match := re.search(pattern, path_and_query):
                return match.groupdict().get("id")
        return None

    def is_article(self, path_and_query: str) -> bool:
        """Whether an address may be an article's by its form alone."""
        return not self.article_url or any(re.search(pattern, path_and_query) for pattern in self.article_url)
