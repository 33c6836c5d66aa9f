"""Seen: which articles a run has had, so that each arrives once: by its identity, or by its text at another address.

The same text is the same body of LONG characters or more, whatever the headline (a wire copy is often given another),
or, where the body is shorter, the same headline and body. Both only within one source.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from spiders.dedupe.fingerprint import text_hash

if TYPE_CHECKING:
    from spiders.items import Article

LONG = 200


class Seen:
    """The articles of one run."""

    def __init__(self) -> None:
        self._identities: set[tuple[str, str]] = set()
        self._texts: dict[tuple[str, str], str] = {}

    def original(self, source: str, canonical: str, text: str) -> str | None:
        """Canonical address of the article that this one repeats; None for a new one, which is had from now on."""
        if (source, canonical) in self._identities:
            return canonical
        if original := self._texts.get((source, text)):
            return original
        self._identities.add((source, canonical))
        self._texts[source, text] = canonical
        return None


def text_of(article: Article) -> str:
    """What is equal for articles of the same text."""
    if len(article.body_text) >= LONG:
        return text_hash(article.body_text)
    return article.content_hash
