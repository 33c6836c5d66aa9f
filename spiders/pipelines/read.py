"""Read: what flows through the pipelines, a page as a worker has read it: the article as it is staged, ready made.

A worker makes everything of it that needs the article alone, so that the reactor has bytes to write and hashes to
compare.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from spiders.dedupe.fingerprint import said_hash
from spiders.dedupe.seen import text_of
from spiders.items import Article, record
from spiders.stage.lines import line

if TYPE_CHECKING:
    from spiders.extract.tally import Sighting


@frozen(kw_only=True)
class Read:
    """One page that was read."""

    key: str = ""
    """Of the address in the books."""
    source: str
    canonical: str
    """The article's identity in the source."""
    raw_ref: str | None
    text: str
    """Equal for articles of one text (see `spiders.dedupe.seen`)."""
    record_hash: str
    """Equal where nothing on the page has changed."""
    line: bytes
    """The article's line of the batch, but for what the run alone knows."""
    sighting: Sighting | None = None
    """What the page showed, for the profile of its source."""


def read_of(article: Article, sighting: Sighting | None = None) -> Read:
    """What a finished article comes to."""
    said = record(article)
    return Read(
        source=article.source,
        canonical=article.url_canonical,
        raw_ref=article.raw_ref,
        text=text_of(article),
        record_hash=said_hash(said),
        line=line("article", said),
        sighting=sighting,
    )
