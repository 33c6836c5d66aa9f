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
        ("Na Hyun-ju", ["Na Hyun-ju"], ()),
        ("Di Anna Rossi", ["Anna Rossi"], ()),
        ("José Ortega y Gasset", ["José Ortega y Gasset"], ()),
        ("Ana Ruiz y Luis Vega", ["Ana Ruiz", "Luis Vega"], ()),
        ("ジョン・スミス", ["ジョン・スミス"], ()),
        ("abc/def; ghi", ["abc/def", "ghi"], ()),
        ("mkl/dpa", ["mkl"], ("dpa",)),
        ("Jane Doe, Health Editor", ["Jane Doe"], ()),
        ("Redaktion der Post", ["Redaktion der Post"], ()),
        ("Bo Lund (Image: Getty Images/iStock)", ["Bo Lund"], ()),
    ],
)
def test_byline_is_read_into_people_and_agencies(raw: str, people: list[str], agencies: tuple[str, ...]) -> None:
    byline = read_byline(raw)

    assert [author.name for author in byline.people] == people
    assert byline.agencies == agencies


def test_address_goes_to_the_person_it_stands_beside() -> None:
    (author,) = read_byline("By Kim Da-sol (ddd@heraldcorp.com)").people

    assert (author.name, author.email) == ("Kim Da-sol", "ddd@heraldcorp.com")


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("Von Anna Müller 12. März 2024, 10:15 Uhr", ["Anna Müller"]),
        ("By Bo Lund Senior Harbor Reporter", ["Bo Lund"]),
        ("By Bo Lund in London", ["Bo Lund"]),
        ("Von Seb Lund, Lille", ["Seb Lund"]),
        ("By Bo Lund and Ines Holm, March 4, 2026", ["Bo Lund", "Ines Holm"]),
        ("Autorin/Autor Bo Lund", ["Bo Lund"]),
    ],
)
def test_role_place_and_date_behind_printed_names_are_left_out(line: str, people: list[str]) -> None:
    assert [author.name for author in read_byline(line, printed=True).people] == people


@given(st.text(max_size=400))
def test_any_text_is_read(raw: str) -> None:
    byline = read_byline(raw)

    assert all(author.name.strip() for author in byline.people)
