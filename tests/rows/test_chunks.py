"""Chunks of texts are numbered as cutting at white space and looking each up would do it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from spiders.rows.chunks import EDGE, Chunks

TEXTS = st.lists(st.text("ab0é한.\xa0 \t\n\r\f\v", max_size=60).map(str.encode), min_size=1, max_size=6)


def _one_by_one(numbers: dict[bytes, int], texts: list[bytes]) -> tuple[list[int], list[int]]:
    cut = [(EDGE + text + EDGE).split() for text in texts]
    return [len(chunks) for chunks in cut], [numbers[chunk] for chunks in cut for chunk in chunks]


@given(st.lists(TEXTS, max_size=4))
def test_any_texts_are_cut_and_numbered(batches: list[list[bytes]]):
    chunks = Chunks()

    for texts in batches:
        counts, numbers = chunks.numbers(texts)

        assert (counts.tolist(), numbers.tolist()) == _one_by_one(chunks, texts)


def test_chunks_that_differ_have_numbers_that_differ_whatever_their_length_and_slot():
    chunks = Chunks()
    words = [b"w" * (number % 40) + str(number).encode() for number in range(30_000)]

    counts, numbers = chunks.numbers([b" ".join(words), b" ".join(words)])

    first, second = numbers[: len(words)].tolist(), numbers[len(words) :].tolist()
    assert counts.tolist() == [len(words)] * 2
    assert len(set(first)) == len(words)
    assert first[1:-1] == second[1:-1]
    assert sorted(chunks.values()) == list(range(len(chunks)))
