"""Read: what flows through the pipelines, an article and the address in the books that it came from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from spiders.items import Article


@frozen(kw_only=True)
class Read:
    """One page that was read."""

    key: str
    """Of the address in the books."""
    article: Article
