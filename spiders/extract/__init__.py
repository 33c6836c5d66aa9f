"""A fetched page in, an Article out, each field with where it came from.

Pure: the same page, site and profile of its source give the same Article. `read_article` gives raw strings and first
readings; `spiders.normalise.article.normalise` makes the fields of them.
"""

from __future__ import annotations

import importlib
from functools import cache
from typing import TYPE_CHECKING

from spiders.errors import NotAnArticle, SiteError
from spiders.extract.page_class import ArticlePage
from spiders.extract.parse import Document

if TYPE_CHECKING:
    from spiders.extract.profile import Profile
    from spiders.items import Article, Page
    from spiders.site import Site

__all__ = ["ArticlePage", "Document", "NotAnArticle", "open_page", "page_classes", "read_article"]


def read_article(page: Page, site: Site, profile: Profile | None = None) -> Article:
    """The article on a page. Raises NotAnArticle for what is none or cannot be read."""
    return open_page(page, site, profile).article()


def open_page(page: Page, site: Site, profile: Profile | None = None) -> ArticlePage:
    """The page parsed, in the page class whose layout it shows; its fields are read when they are asked for."""
    document = Document(page)
    for page_class in page_classes(site.page):
        if page_class.fits(document):
            return page_class(document, site, profile)
    return ArticlePage(document, site, profile)


@cache
def page_classes(name: str | None) -> tuple[type[ArticlePage], ...]:
    """The page classes that "module:NAME" below spiders.sites.pages stands for."""
    if name is None:
        return ()
    module, _, attribute = name.partition(":")
    try:
        return tuple(getattr(importlib.import_module(f"spiders.sites.pages.{module}"), attribute))
    except (ImportError, AttributeError, TypeError) as error:
        raise SiteError(
            f'the page classes {name!r} cannot be found: give "module:PAGES" below spiders.sites.pages.'
        ) from error
