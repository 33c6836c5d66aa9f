"""An article → the address under which a list or feed names it: one of the many variants that real papers use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spiders.local.paper.masthead import BASE_URL, HOST

if TYPE_CHECKING:
    from spiders.local.paper.article import Article

_BARE = HOST.removeprefix("www.")


def in_list(article: Article, place: int) -> str:
    """In a section's list: relative mostly, sometimes of another host or with parameters that say nothing."""
    if article.story.layout == 1:
        variants: tuple[str, ...] = (
            article.path,
            f"{article.path}&kr=0&md={article.id[:8]}_BL",
            f"http://{HOST}{article.path}",
            f"https://m.{_BARE}{article.path}",
            f"/view.php?kr=1&ud={article.id}#articleText",
            article.url,
        )
    else:
        variants = (
            article.path,
            article.url,
            f"http://m.{_BARE}{article.path}",
            f"{article.path}?ref=list&page={place}",
        )
    return variants[(article.index + place) % len(variants)]


def in_feed(article: Article, feed: str) -> str:
    """In a feed: absolute, with the marks of who counts the readers."""
    joint = "&" if "?" in article.path else "?"
    variants = (
        article.url,
        f"{article.url}{joint}utm_source={feed}&utm_medium=feed&utm_campaign=ledger",
        f"http://{HOST}{article.path}",
        f"https://{_BARE}{article.path}",
        f"{BASE_URL}{article.path}{joint}utm_source=rss#rss",
    )
    return variants[(article.index + len(feed)) % len(variants)]
