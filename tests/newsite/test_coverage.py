"""The coverage table: which field was found by what."""

from __future__ import annotations

from spiders.newsite.coverage import coverage
from tests.newsite.conftest import Gazette


def test_each_field_says_on_how_many_pages_and_by_what(gazette: Gazette) -> None:
    dated = {"datePublished": "2026-08-05T09:18:00+01:00"}
    samples = [gazette.sample("/article/1", data=dated), gazette.sample("/article/2", printed="Aug. 5, 2026 - 09:18")]

    lines = {line.field: line for line in coverage([sample.article for sample in samples if sample.article])}

    assert lines["published_raw"].found == 2
    assert dict(lines["published_raw"].by).keys() == {"json_ld datePublished", "page line near the headline"}
    assert lines["published_at"].by == lines["published_raw"].by
    assert lines["subheadline"].found == 0
    assert lines["body_text"].example.startswith("The new bridge")
    assert lines["published_raw"].least
    assert lines["published_raw"].least < 0.8
