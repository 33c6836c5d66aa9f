"""References become absolute addresses that have a canonical form, or nothing."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from spiders.discover.reference import resolve
from spiders.normalise.address import canonical_url

BASE = "https://www.paper.example/news/list?x=1"


@pytest.mark.parametrize(
    ("reference", "url"),
    [
        ("https://other.example/a#b", "https://other.example/a#b"),
        ("  /a\n", "https://www.paper.example/a"),
        ("a/b", "https://www.paper.example/news/a/b"),
        ("?x=2", "https://www.paper.example/news/list?x=2"),
        ("//cdn.example/a", "https://cdn.example/a"),
        ("HTTPS://Other.Example/A", "https://Other.Example/A"),
        ("/a b/\ud55c", "https://www.paper.example/a b/\ud55c"),
        ("", None),
        ("javascript:void(0)", None),
        ("MAILTO:a@b.example", None),
        ("tel:+82", None),
        ("data:text/html,x", None),
        ("http://[", None),
        ("https://:80/", None),
        ("/" + "a" * 9000, None),
    ],
)
def test_references_are_resolved_or_refused(reference: str, url: str | None) -> None:
    assert resolve(reference, BASE) == url


@given(st.text() | st.from_regex(r"https?://[a-z0-9.%-]{0,300}(/[!-~]*)?"), st.sampled_from([BASE, "", "http://["]))
@example("https://" + ".".join("a" * 62 for _ in range(4)) + "/" + "!" * 1700, "")
@example("https://a.example/" + "%" * 1900, "")
def test_whatever_is_returned_has_a_canonical_form(reference: str, base: str) -> None:
    url = resolve(reference, base)
    assert url is None or canonical_url(url)
