"""What an outlet is, guessed from its pages, with the reason."""

from __future__ import annotations

import pytest

from spiders.newsite.outlet import guess_outlet
from tests.newsite.conftest import Gazette

ONE, TWO = "/article/10000001", "/article/10000002"


def test_title_name_address_and_language_are_what_the_pages_say(gazette: Gazette) -> None:
    outlet = guess_outlet([gazette.sample(ONE, language="en-IE"), gazette.sample(TWO, language="en-IE")])

    assert outlet.title.value == "The Bay Gazette"
    assert outlet.name.value == "bay_gazette"
    assert outlet.base_url.value == "https://www.bay-gazette.example"
    assert outlet.language
    assert outlet.language.value == "en-IE"
    assert outlet.country
    assert outlet.country.value == "IE"
    assert "og:site_name of 2 of 2 pages" in outlet.title.why


def test_pages_of_another_host_of_the_site_make_a_further_host(gazette: Gazette) -> None:
    outlet = guess_outlet([gazette.sample(ONE), gazette.sample(TWO, host="https://reader.bay-gazette.example")])

    assert outlet.base_url.value == "https://www.bay-gazette.example"
    assert outlet.hosts == ("reader.bay-gazette.example",)


def test_variants_of_the_host_need_no_line(gazette: Gazette) -> None:
    outlet = guess_outlet([gazette.sample(ONE), gazette.sample(TWO, host="http://m.bay-gazette.example")])

    assert outlet.hosts == ()


def test_a_strangers_address_in_canonical_is_not_believed(gazette: Gazette) -> None:
    outlet = guess_outlet([gazette.sample(ONE, host="http://127.0.0.1:8000")])

    assert outlet.base_url.value == "http://127.0.0.1:8000"
    assert "none names an address of its own" in outlet.base_url.why


def test_hosts_that_are_linked_are_named_and_not_taken(gazette: Gazette) -> None:
    links = ("https://shop.bay-gazette.example/mugs", "https://elsewhere.example/")
    outlet = guess_outlet([gazette.sample(ONE, links=links)])

    assert outlet.other_hosts == (("shop.bay-gazette.example", 1),)
    assert outlet.hosts == ()


def test_a_title_in_another_script_leaves_the_name_to_the_host(gazette: Gazette) -> None:
    outlet = guess_outlet([gazette.sample(ONE, name="만 신문")])

    assert (outlet.title.value, outlet.name.value) == ("만 신문", "bay_gazette")


@pytest.mark.parametrize(
    ("stamp", "printed", "language", "zone", "why"),
    [
        ("2026-08-05T09:18:00+09:00", "", "ko", "Asia/Seoul", "UTC+09:00"),
        ("2026-08-05T00:18:00Z", "Aug. 5, 2026 - 09:18", "ko", "Asia/Seoul", "printed near the headline"),
        ("2026-08-05T00:18:00Z", "", "ko", "Asia/Seoul", "guessed"),
        ("2026-08-05T00:18:00Z", "", "en", "UTC", "nothing on the pages says"),
        ("2026-08-05T09:18:00+12:45", "", "en", "UTC", "nothing"),
        ("2026-08-05T09:18:00-07:00", "", "en", "America/Los_Angeles", "check it"),
        ("2026-01-05T09:18:00-12:00", "", "en", "Etc/GMT+12", "check it"),
    ],
)
def test_zone_and_its_evidence(  # noqa: PLR0917 (one argument a column)
    gazette: Gazette, stamp: str, printed: str, language: str, zone: str, why: str
) -> None:
    sample = gazette.sample(ONE, data={"datePublished": stamp}, printed=printed, language=language)

    guess = guess_outlet([sample]).timezone

    assert guess.value == zone
    assert why in guess.why
