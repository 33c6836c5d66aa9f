"""Rows in one piece are parted as a list of them would be."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from spiders.rows.table import Rows

LISTS = st.lists(st.tuples(st.integers(0, 9), st.binary(max_size=5)), max_size=9)


def listed(rows: Rows) -> list[tuple[int, bytes]]:
    bounds = pairwise([0, *rows.ends.tolist()])
    return [(line, rows.data[start:end]) for line, (start, end) in zip(rows.lines.tolist(), bounds, strict=True)]


@given(LISTS, st.sets(st.integers(0, 9), max_size=4))
def test_any_rows_without_some_lines_are_the_others(rows: list[tuple[int, bytes]], lines: set[int]) -> None:
    kept = [(line, data) for line, data in rows if line not in lines]

    left = Rows.of(rows).without(lines)

    assert listed(left) == kept
    assert len(left) == len(kept)
    assert left.data == b"".join(data for _, data in kept)


@given(LISTS.filter(lambda rows: len(rows) > 1))
def test_halves_are_all_of_it_and_none_is_empty(rows: list[tuple[int, bytes]]) -> None:
    first, second = Rows.of(rows).halves()

    assert listed(first) + listed(second) == rows
    assert len(first) > 0 < len(second)
    assert first.data + second.data == Rows.of(rows).data
