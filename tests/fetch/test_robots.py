"""The rules of a host as its robots.txt says them."""

from __future__ import annotations

import pytest
from protego import Protego

from spiders.fetch.robots import Rules


def rules(text: str) -> Rules:
    return Rules(url="https://small.example/robots.txt", parsed=Protego.parse(text), agent="Broadsheet")


def test_a_group_of_our_own_counts_alone() -> None:
    said = rules("User-agent: *\nDisallow: /\n\nUser-agent: broadsheet\nDisallow: /secret\nCrawl-delay: 2.5")

    assert said.allows("https://small.example/a")
    assert not said.allows("https://small.example/secret/1")
    assert said.delay == 2.5


@pytest.mark.parametrize("delay", ["", "soon", "-3", "nan", "inf", "1e999"])
def test_a_delay_that_makes_no_sense_is_none(delay: str) -> None:
    assert rules(f"User-agent: *\nCrawl-delay: {delay}").delay == 0


def test_without_a_robots_txt_everything_is_allowed() -> None:
    assert Rules(url="https://small.example/robots.txt").allows("https://small.example/a")
