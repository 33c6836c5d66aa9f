"""Text as the warehouse takes it."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spiders.normalise.text import clean, clean_lines, count_words


@pytest.mark.parametrize(
    ("raw", "ready"),
    [
        ("  a\u00a0b \t c\n", "a b c"),
        ("a\x00b\x08c", "abc"),
        ("soft\u00adhyphen zero\u200bwidth", "softhyphen zerowidth"),
        ("Caf\u0065\u0301", "Caf\u00e9"),
        ("R&amp;amp;D", "R&D"),
        ("&quot;sealed&quot;", '"sealed"'),
        ("‘curly’ “quotes” stay", "‘curly’ “quotes” stay"),
        ("AT&T and R&D stay", "AT&T and R&D stay"),
        ("lone \ud800 surrogate", "lone \ufffd surrogate"),
    ],
)
def test_text_is_cleaned(raw: str, ready: str) -> None:
    assert clean(raw) == ready


def test_lines_of_a_list_stay_lines() -> None:
    assert clean_lines("one \n\n two") == "one\ntwo"


def test_words_are_counted_where_no_spaces_divide_them() -> None:
    assert count_words("three small words") == 3
    assert count_words("港の新しい橋が開通") == 5


@given(st.text(max_size=200))
def test_clean_text_is_normal_and_cleaning_it_again_changes_nothing_but_entities(raw: str) -> None:
    once = clean(raw)

    assert unicodedata.is_normalized("NFC", once)
    assert "\x00" not in once
    if "&" not in once:
        assert clean(once) == once
