"""A mirror is asked in the site's place; everything that is kept has the site's own addresses."""

from __future__ import annotations

import pytest

from spiders.fetch.mirror import Mirror
from spiders.site import Site

SITE = Site(name="small", title="Small", base_url="https://small.example", hosts=("m.small.example",))
WEB = Site(name="web", title="Web", base_url="")
MIRROR = Mirror(SITE, "http://127.0.0.1:9000/copy/")


@pytest.mark.parametrize(
    ("own", "there"),
    [
        ("https://small.example/a?b=1", "http://127.0.0.1:9000/copy/a?b=1"),
        ("http://m.small.example/a", "http://127.0.0.1:9000/copy/a"),
        ("https://small.example", "http://127.0.0.1:9000/copy/"),
        ("https://elsewhere.example/a", "https://elsewhere.example/a"),
    ],
)
def test_only_the_sites_own_addresses_are_asked_there(own: str, there: str) -> None:
    assert MIRROR.there(own) == there


@pytest.mark.parametrize(
    ("there", "own"),
    [
        ("http://127.0.0.1:9000/copy/a?b=1", "https://small.example/a?b=1"),
        ("http://127.0.0.1:9000/copy", "https://small.example/"),
        ("http://127.0.0.1:9000/copycat", "http://127.0.0.1:9000/copycat"),
        ("http://127.0.0.1:90001/a", "http://127.0.0.1:90001/a"),
        ("https://elsewhere.example/a", "https://elsewhere.example/a"),
    ],
)
def test_what_the_mirror_says_of_itself_is_the_sites(there: str, own: str) -> None:
    assert MIRROR.back(there) == own


def test_without_a_mirror_nothing_changes() -> None:
    assert Mirror(SITE).there("https://small.example/a") == "https://small.example/a"
    assert Mirror(SITE).back("http://127.0.0.1:9000/a") == "http://127.0.0.1:9000/a"


def test_for_any_publisher_the_host_that_was_asked_for_comes_back() -> None:
    mirror = Mirror(WEB, "http://127.0.0.1:9000")

    assert mirror.there("https://one.example/a") == "http://127.0.0.1:9000/a"
    assert mirror.back("http://127.0.0.1:9000/b", "https://one.example/a") == "https://one.example/b"
