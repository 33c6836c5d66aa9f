"""The comparison of an article as it is held with the same as it is read now."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from spiders.warehouse.reextract.compare import LONGEST, compare

HELD: dict[str, Any] = {
    "headline": "A headline",
    "body_text": "A text.",
    "published_at": datetime(2026, 3, 2, 8, tzinfo=UTC),
    "is_wire": False,
    "is_sponsored": None,
    "wire_agency": [],
    "word_count": 2,
    "date_precision": "minute",
    "images": [{"url": "https://x.example/1.jpg", "is_main": True, "position": 0, "article_id": 7, "caption": None}],
}
RECORD: dict[str, Any] = {
    "headline": "A headline",
    "body_text": "A text.",
    "published_at": "2026-03-02T17:00:00+09:00",
    "word_count": 2,
    "date_precision": "minute",
    "images": [{"url": "https://x.example/1.jpg", "is_main": True}],
}


def test_what_is_the_same_in_two_spellings_does_not_differ() -> None:
    assert compare(HELD, RECORD) == {}


@pytest.mark.parametrize(
    ("name", "was", "now", "kind"),
    [
        ("headline", "A headline", "Another", "changed"),
        ("subheadline", None, "There is one", "gained"),
        ("section", "Markets", None, "lost"),
        ("wire_agency", [], ["afp"], "gained"),
        ("is_wire", False, True, "gained"),
        ("is_sponsored", True, None, "lost"),
        ("word_count", 2, 3, "changed"),
        ("published_at", None, "2026-03-02T17:00:00Z", "gained"),
        ("images", [], [{"url": "https://x.example/2.jpg"}], "gained"),
        ("authors", [{"name": "A", "kind": "person"}], [{"name": "B", "kind": "person"}], "changed"),
        ("field_provenance", {"a": {"rule": "x"}}, {"a": {"rule": "y"}}, "changed"),
    ],
)
def test_a_difference_is_named_with_its_kind(name: str, was: Any, now: Any, kind: str) -> None:
    found = compare({**HELD, name: was}, {**RECORD, name: now})

    assert set(found) == {name}
    assert found[name].kind == kind


def test_a_long_text_is_shown_where_it_parts() -> None:
    start = "word " * 400
    found = compare({**HELD, "body_text": start + "old ending"}, {**RECORD, "body_text": start + "new ending"})

    difference = found["body_text"]
    assert difference.was.endswith("old ending")
    assert difference.now.endswith("new ending")
    assert len(difference.was) <= LONGEST + 2


def test_a_text_that_only_goes_on_is_shown_at_its_end() -> None:
    start = "word " * 400
    found = compare({**HELD, "body_text": start}, {**RECORD, "body_text": start + "and more"})

    assert found["body_text"].now.endswith("and more")
    assert not found["body_text"].was.endswith("more")
