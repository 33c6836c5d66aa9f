"""Within a run the same article arrives once."""

from __future__ import annotations

from spiders.dedupe.fingerprint import fingerprint
from spiders.dedupe.seen import LONG, Seen, text_of
from spiders.items import Article

TEXT = "The harbour town has a new bridge. " * 10


def article(number: int, headline: str = "Bridge", body: str = TEXT, source: str = "small") -> Article:
    url = f"https://small.example/{number}"
    return fingerprint(Article(source=source, url=url, url_canonical=url, headline=headline, body_text=body))


def original(seen: Seen, one: Article) -> str | None:
    return seen.original(one.source, one.url_canonical, text_of(one))


def test_the_same_identity_is_had_once_whatever_its_text() -> None:
    seen = Seen()

    assert original(seen, article(1)) is None
    assert original(seen, article(1, body="Changed meanwhile. " * 20)) == "https://small.example/1"


def test_the_same_long_text_is_had_once_whatever_its_headline() -> None:
    seen = Seen()
    assert len(TEXT) >= LONG

    assert original(seen, article(1)) is None
    assert original(seen, article(2, headline="Another headline")) == "https://small.example/1"


def test_a_short_text_needs_its_headline_to_be_the_same() -> None:
    seen = Seen()

    assert original(seen, article(1, "Photo of the day", "Sunrise.")) is None
    assert original(seen, article(2, "Photo of the night", "Sunrise.")) is None
    assert original(seen, article(3, "Photo of the day", "Sunrise.")) == "https://small.example/1"


def test_two_outlets_with_the_same_text_are_two_articles() -> None:
    seen = Seen()

    assert original(seen, article(1)) is None
    assert original(seen, article(2, source="other")) is None
