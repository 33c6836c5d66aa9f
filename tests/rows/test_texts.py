"""Texts are cut as they come; what is unsure is left out."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from spiders.rows import texts as module
from spiders.rows.chunks import EDGE
from spiders.rows.pairs import pairs
from spiders.rows.texts import LONGEST, Cutter, Texts

PART = st.text("ab0é한국.\xa0 \n<", max_size=30)


def cut(parts: list[tuple[str, str, str]]) -> Texts:
    cutter = Cutter()
    for line, of in enumerate(parts):
        cutter.add(line, f"l{line}", of)
    return cutter.texts()


def chunks(texts: Texts) -> list[bytes]:
    return [texts.chunks[number] for number in texts.numbers]


@pytest.mark.parametrize("at_once", [0, 40, 1000])
@given(parts=st.lists(st.tuples(PART, PART, PART), max_size=8))
def test_texts_are_the_chunks_of_their_parts_however_many_are_cut_at_once(
    at_once: int, parts: list[tuple[str, str, str]]
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "AT_ONCE", at_once)
        texts = cut(parts)

    plain = [line for line, of in enumerate(parts) if "<" not in "".join(of)]
    expected = [(EDGE + pairs(part) + EDGE).split() for line in plain for part in parts[line]]
    assert texts.lines.tolist() == plain
    assert texts.languages == tuple(f"l{line}" for line in plain)
    assert texts.counts.tolist() == list(map(len, expected))
    assert chunks(texts) == [chunk for of in expected for chunk in of]
    assert len(set(texts.chunks)) == len(texts.chunks)


@given(st.lists(st.tuples(st.booleans(), st.tuples(PART, PART, PART)), min_size=1, max_size=8))
def test_some_texts_are_what_they_are_among_all(parts: list[tuple[bool, tuple[str, str, str]]]) -> None:
    all_of_them = cut([of for _, of in parts])
    these = np.array([parts[line][0] for line in all_of_them.lines], np.bool_)

    some = all_of_them.only(these)

    alone = cut([of if is_one else ("<", "", "") for is_one, of in parts])
    assert some.lines.tolist() == alone.lines.tolist()
    assert some.languages == alone.languages
    assert some.counts.tolist() == alone.counts.tolist()
    assert chunks(some) == chunks(alone)


def test_markup_and_very_long_texts_are_left_out() -> None:
    half = "w" * (LONGEST // 2)

    assert cut([("a <b", "", ""), (half, "", half), (half, "w", half)]).lines.tolist() == [1]
