"""What becomes of an address at sight."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from spiders.fetch.sight import is_due, look, outside_window
from spiders.fetch.state import Known
from spiders.items import Link, State
from spiders.site import Site

NOW = datetime(2026, 8, 5, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
SITE = Site(
    name="small",
    title="Small",
    base_url="https://small.example",
    article_url=(r"^/a/(?P<id>\d+)$",),
    skip=((r"^/a/666$", "advertisement"),),
)


def link(**known: datetime) -> Link:
    return Link(url="https://small.example/a/1", via="rss:x", **known)  # type: ignore[arg-type]


def known(
    state: str = "staged", first: timedelta = HOUR, last: timedelta = HOUR, lastmod: datetime | None = None
) -> Known:
    return Known(key="k", url="u", state=state, first_look=NOW - first, last_look=NOW - last, lastmod=lastmod)


@pytest.mark.parametrize(
    ("url", "refused"),
    [
        ("https://www.small.example/a/1?utm_source=x", None),
        ("https://small.example/a/666", (State.FILTERED, "advertisement")),
        ("https://small.example/about", (State.FILTERED, "no_article_address")),
        ("https://other.example/a/1", (State.FILTERED, "other_host")),
        ("http://[::1]/a/1", (State.FILTERED, "private_address")),
        ("mailto:desk@small.example", (State.FILTERED, "bad_address")),
        ("https://small.example/" + "x" * 9000, (State.FILTERED, "bad_address")),
    ],
)
def test_an_address_alone_may_decide(url: str, refused: tuple[State, str] | None) -> None:
    assert look(url, SITE).refused == refused


def test_variants_are_one_identity() -> None:
    assert look("http://www.small.example/a/1#top", SITE).key == look("https://small.example/a/1", SITE).key


@pytest.mark.parametrize(
    ("dates", "outside"),
    [
        ({}, False),
        ({"published_at": NOW}, False),
        ({"published_at": NOW - 3 * HOUR}, True),
        ({"published_at": NOW - 3 * HOUR, "lastmod": NOW}, False),
        ({"published_at": NOW + 3 * HOUR}, True),
        ({"lastmod": NOW - 3 * HOUR}, True),
    ],
)
def test_the_lists_dates_decide_the_window(dates: dict[str, datetime], outside: bool) -> None:
    assert outside_window(link(**dates), NOW - 2 * HOUR, NOW + HOUR) is outside
    assert not outside_window(link(**dates), None, None)


@pytest.mark.parametrize(
    ("before", "dates", "due"),
    [
        (None, {}, True),
        (known("failed"), {}, True),
        (known(first=3 * HOUR, last=3 * HOUR), {}, True),
        (known(first=3 * HOUR, last=HOUR), {}, False),
        (known(first=HOUR, last=HOUR), {}, False),
        (known(first=9 * HOUR, last=HOUR), {}, False),
        (known(), {"lastmod": NOW}, True),
        (known(lastmod=NOW), {"lastmod": NOW}, False),
        (known(lastmod=NOW - HOUR), {"lastmod": NOW}, True),
        (known(), {"lastmod": NOW - 2 * HOUR}, False),
    ],
)
def test_an_article_is_asked_for_again_at_its_ages_or_when_a_list_says_that_it_changed(
    before: Known | None, dates: dict[str, datetime], due: bool
) -> None:
    assert is_due(before, link(**dates), (2 * HOUR, 24 * HOUR), NOW) is due


def test_an_age_of_nothing_means_every_run() -> None:
    assert is_due(known(last=timedelta(0)), link(), (timedelta(0),), NOW)
