"""Bylines as printed become people and agencies."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spiders.normalise.byline import read_byline


@pytest.mark.parametrize(
    ("raw", "people", "agencies"),
    [
        ("By Yonhap", [], ("yonhap",)),
        ("AP-Yonhap", [], ("ap", "yonhap")),
        ("By Ock Hyun-ju", ["Ock Hyun-ju"], ()),
        ("By Do Min-a", ["Do Min-a"], ()),
        ("By Kim Da-sol and Lee Ji-yoon", ["Kim Da-sol", "Lee Ji-yoon"], ()),
        ("Von Anna Müller und Bernd Schmidt, dpa", ["Anna Müller", "Bernd Schmidt"], ("dpa",)),
        ("Par Jeanne Dupont avec AFP", ["Jeanne Dupont"], ("afp",)),
        ("Jane Doe, Staff Writer", ["Jane Doe"], ()),
        ("김철수 기자", ["김철수"], ()),
        ("From news reports", [], ()),
        ("Elena Berg (obe), Max Tal (mta)", ["Elena Berg", "Max Tal"], ()),
        ("https://www.example.com/author", [], ()),
    ],
)
def test_byline_is_read_into_people_and_agencies(raw: str, people: list[str], agencies: tuple[str, ...]) -> None:
    byline = read_byline(raw)

    assert [author.name for author in byline.people] == people
    assert byline.agencies == agencies


def test_address_goes_to_the_person_it_stands_beside() -> None:
    (author,) = read_byline("By Kim Da-sol (ddd@heraldcorp.com)").people

    assert (author.name, author.email) == ("Kim Da-sol", "ddd@heraldcorp.com")


@given(st.text(max_size=400))
def test_any_text_is_read(raw: str) -> None:
    byline = read_byline(raw)

    assert all(author.name.strip() for author in byline.people)
