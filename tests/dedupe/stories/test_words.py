"""What leaves a trace in the words of a text and what does not."""

from __future__ import annotations

import time
import unicodedata

import pytest

from spiders.dedupe.stories.words import CHARACTER, MOST_WORDS, NAME, NUMBER, PLAIN, grams, kinds, words


def test_typesetting_leaves_no_trace() -> None:
    plain = 'The minister\'s plan - "a café for all" - costs 1,250.5 million won'
    set_otherwise = "The minis\u00adter\u2019s plan — „a café for all“ —\u00a0costs 1,250.5\u200b million won"

    assert words(plain) == words(unicodedata.normalize("NFD", set_otherwise))


def test_kinds_tell_figures_names_and_characters_apart() -> None:
    assert list(kinds(words("in Seoul 1,250.5 won 원"))) == [PLAIN, NAME, NUMBER, PLAIN, CHARACTER]


def test_a_korean_text_is_the_same_however_its_words_are_parted() -> None:
    assert words("한국 은행이 기준 금리를 내렸다") == words("한국은행이 기준금리를 내렸다")


@pytest.mark.parametrize("text", ["中央银行", "中央銀行は", "हिन्दी", "ภาษาไทย", "မြန်မာ"])
def test_scripts_without_spaces_are_read_by_characters(text: str) -> None:
    assert set(kinds(words(text))) == {CHARACTER}


def test_runs_of_a_passage_do_not_depend_on_what_stands_around_it() -> None:
    passage = "시장은 3.5% 올랐다 said Kim on Monday 在北京"

    alone = grams(words(passage), 3, 5)
    within = grams(words(f"Quite other words {passage} 다른 말 and more"), 3, 5)

    assert set(alone) <= set(within)


@pytest.mark.parametrize("text", ["", " ", "\u00ad\u200b", "!?", "\ud800".encode("utf-8", "ignore").decode()])
def test_a_text_without_words_has_none(text: str) -> None:
    assert words(text) == b""


def test_a_huge_text_is_read_up_to_a_limit_and_in_time() -> None:
    began = time.process_time()

    assert len(words("a b " * 5_000_000)) == 2 * MOST_WORDS
    assert len(words("\u0301" * 5_000_000 + "x")) == 0
    assert time.process_time() - began < 50
