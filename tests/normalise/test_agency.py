"""Agencies by their printed names."""

from __future__ import annotations

from collections import Counter

import pytest

from spiders.normalise.agencies import AGENCIES, PAID, PICTURES
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


@pytest.mark.parametrize(
    ("credit", "keys"),
    [
        ("AFP-Yonhap", ("afp", "yonhap")),
        ("AP/Yonhap", ("ap", "yonhap")),
        ("(EPA-EFE)", ("epa",)),
        ("EPA-EFE/Jo Berg", ("epa",)),
        ("AP연합뉴스", ("ap", "yonhap")),
        ("로이터=연합뉴스", ("reuters", "yonhap")),
        ("[사진=뉴시스]", ("newsis",)),
        ("사진 제공=연합뉴스", ("yonhap",)),
        ("연합뉴스 제공", ("yonhap",)),
        ("조선중앙통신=연합뉴스", ("kcna", "yonhap")),
        ("写真：共同", ("kyodo",)),
        ("ロイター/アフロ", ("reuters", "aflo")),
        ("新华社发", ("xinhua",)),
        ("Jo Berg/AFP via Getty Images", ("afp", "getty")),
        ("Foto: Jo Berg/dpa/picture alliance", ("dpa", "picture_alliance")),
        ("Quelle: APA/dpa", ("apa", "dpa")),
        ("© Getty Images/iStockphoto", ("istock",)),
        ("Foto: Jo Berg / NTB", ("ntb",)),
        ("Фото: РИА Новости", ("ria",)),
        ("Petra Sana", ()),
    ],
)
def test_credit_names_its_agencies_in_any_language_and_however_joined(credit: str, keys: tuple[str, ...]) -> None:
    assert agencies_in_credit(credit) == keys


def test_no_name_stands_for_two_agencies() -> None:
    names = Counter(name for printed in AGENCIES.values() for name in {name.casefold() for name in printed})

    assert [name for name, count in names.items() if count > 1] == []
    assert all(agency_of(name) == key for key, printed in AGENCIES.items() for name in printed)
    assert set(AGENCIES) >= PAID | PICTURES


def test_photographer_beside_an_agency_does_not_hide_it() -> None:
    assert agencies_in_credit("Foto: Bo Lund/dpa") == ("dpa",)
