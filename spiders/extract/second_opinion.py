"""The document in, what trafilatura takes for its text out: asked only where our own reading doubts itself.

It costs several times our own reading of the page, so the doubt must be rare and the answer is believed only where it
clearly holds more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from spiders.extract.pieces import Piece

if TYPE_CHECKING:
    from spiders.extract.parse import Document

LARGEST = 1_500_000
"""Bytes; on a larger page it would take seconds."""


MOST_TAGS = 15_000
"""Opening and closing; on a page with more it would take a second."""


def second_opinion(document: Document) -> list[Piece]:
    """Its paragraphs as pieces; none where it finds none or fails."""
    if len(document.encoding.utf8) > LARGEST or document.encoding.utf8.count(b"<") > MOST_TAGS:
        return []
    import trafilatura  # half a second, once a process and only where it is needed

    text = trafilatura.extract(
        document.encoding.utf8.decode("utf-8", "replace"),
        url=document.page.url,
        include_comments=False,
        include_tables=False,
        fast=True,
    )
    return [Piece("p", line, document.root) for line in (text or "").split("\n") if line.strip()]
