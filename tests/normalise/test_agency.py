"""Agencies by their printed names."""

from __future__ import annotations

import pytest

from spiders.normalise.agency import agencies_in_credit, agency_of, split_tail


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Yonhap", "yonhap"),
        ("Korean Central News Agency", "kcna"),
        ("AFP", "afp"),
        ("연합뉴스", "yonhap"),
        ("ap", None),
        ("Jane", None),
    ],
)
def test_agency_is_known_by_its_name(name: str, key: str | None) -> None:
    assert agency_of(name) == key


@pytest.mark.parametrize(
    ("text", "rest", "tag"),
    [
        ("Sino-US rivalry. (Yonhap)", "Sino-US rivalry.", "(Yonhap)"),
        ("It ended. (AP-Yonhap)", "It ended.", "(AP-Yonhap)"),
        ("It ended in a draw (2-2)", "It ended in a draw (2-2)", None),
        ("He joined the union (IG Metall).", "He joined the union (IG Metall).", None),
    ],
)
def test_agencys_tag_is_cut_from_the_end(text: str, rest: str, tag: str | None) -> None:
    assert split_tail(text) == (rest, tag)


def test_photographer_beside_an_agency_does_not_hide_it() -> None:
    assert agencies_in_credit("Foto: Bo Lund/dpa") == ("dpa",)
