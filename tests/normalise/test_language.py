"""Languages: what pages declare, and what their text is where that is wrong or missing."""

from __future__ import annotations

import pytest

from spiders.normalise.language import detect_language, language_tag

ENGLISH = (
    "The new bridge over the harbor opened on Wednesday, and the ferry that it replaces carried its last passengers. "
    * 3
)
GERMAN = (
    "Die neue Brücke über den Hafen ist am Mittwoch eröffnet worden, und die Fähre hat das letzte Mal Gäste gebracht. "
    * 3
)
KOREAN = "항구의 새 다리가 수요일 아침에 개통되었다고 시청이 밝혔다. 시민 수천 명이 걸어서 건넜다. " * 4


@pytest.mark.parametrize(
    ("declared", "tag"),
    [
        ("de_AT", "de-AT"),
        ("EN-us", "en-US"),
        ("Korean", "ko"),
        ("zh-hant-tw", "zh-Hant-TW"),
        ("en_US.UTF-8", "en-US"),
        ("", None),
        ("xx", None),
        ("garbage here", None),
    ],
)
def test_declared_language_takes_its_standard_form(declared: str, tag: str | None) -> None:
    assert language_tag(declared) == tag


@pytest.mark.parametrize(
    ("text", "declared", "found"),
    [
        (ENGLISH, "en", None),
        (GERMAN, "de-AT", None),
        (GERMAN, "en", "de"),
        (ENGLISH, None, "en"),
        (KOREAN, "en", "ko"),
        (KOREAN, "ko", None),
        ("short", "de", None),
    ],
)
def test_language_is_detected_only_where_it_is_not_the_declared_one(
    text: str, declared: str | None, found: str | None
) -> None:
    assert detect_language(text, declared) == found
