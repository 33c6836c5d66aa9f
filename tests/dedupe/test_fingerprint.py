"""Fingerprints: equal for equal text, near for near text, in any script."""

from __future__ import annotations

import time
from datetime import UTC, datetime

import attrs
import pytest

from spiders.dedupe.fingerprint import fingerprint, record_hash, simhash, text_hash
from spiders.items import Article, Image

ENGLISH = " ".join(
    f"The council met on day {day} and spoke about the bridge over the old harbour again." for day in range(30)
)
KOREAN = " ".join(f"시의회는 {day}일에 다시 모여 오래된 항구의 다리에 대해 이야기했다." for day in range(30))
JAPANESE = "".join(f"市議会は{day}日に再び集まり、古い港の橋について話し合った。" for day in range(30))


def distance(one: str, other: str) -> int:
    first, second = simhash(one), simhash(other)
    assert first is not None
    assert second is not None
    return ((first ^ second) & (2**64 - 1)).bit_count()


def article(headline: str, body: str) -> Article:
    return Article(source="s", url="u", url_canonical="u", headline=headline, body_text=body)


def test_white_space_and_composition_make_no_revision_and_everything_else_does() -> None:
    first = fingerprint(article("Café", "One  two.\n\nThree.")).content_hash

    assert first == fingerprint(article("Cafe\u0301", "One two. Three.")).content_hash
    assert first != fingerprint(article("café", "One two. Three.")).content_hash
    assert first != fingerprint(article("Café", "One two. Three")).content_hash
    assert text_hash("a", "b") != text_hash("a b")


@pytest.mark.parametrize("text", [ENGLISH, KOREAN, JAPANESE], ids=["en", "ko", "ja"])
def test_a_changed_word_moves_the_simhash_a_little_and_another_text_a_lot(text: str) -> None:
    other = {
        ENGLISH: "A chef from Lyon cooks soup for ninety guests, ",
        KOREAN: "리옹 출신 요리사가 손님을 위해 국을 끓인다 ",
        JAPANESE: "リヨン出身の料理人が九十人の客に汁物を作る、",
    }[text]

    assert distance(text, text.replace("12", "77")) <= 10
    assert distance(text, "".join(f"{other}{n * 7} " for n in range(40))) >= 16


def test_the_simhash_fits_a_bigint_and_is_the_same_in_every_process() -> None:
    assert simhash("") is None
    assert simhash("!?") is None
    assert simhash("one two three four") == simhash("One, two: three FOUR")
    assert simhash(ENGLISH) == 254716731943739469
    assert all(-(2**63) <= (simhash(str(n)) or 0) < 2**63 for n in range(200))


def test_a_very_long_text_costs_no_more_than_a_moment() -> None:
    started = time.process_time()

    simhash("word " * 2_000_000 + " ".join(map(str, range(300_000))))

    assert time.process_time() - started < 50


def test_a_record_is_another_when_any_field_of_the_page_is_and_the_same_whenever_it_was_read() -> None:
    url = "https://a.example/1"
    article = Article(source="s", url=url, url_canonical=url, headline="h", body_text="b")
    read_again = attrs.evolve(article, fetched_at=datetime(2026, 1, 1, tzinfo=UTC), raw_ref="file#1", url=f"{url}?a=b")

    assert record_hash(read_again) == record_hash(article)
    for change in ({"section": "Sports"}, {"updated_raw": "later"}, {"images": (Image(url="x", caption="new"),)}):
        assert record_hash(attrs.evolve(article, **change)) != record_hash(article)
