"""Lines are read into rows of their tables; what is searched is told even where it is not cut."""

from __future__ import annotations

import json
from typing import Any

import pytest

from spiders.rows.reading import read
from spiders.rows.texts import LONGEST

NOW = "2026-08-05T12:00:00+00:00"


def article(**more: Any) -> bytes:
    values = {
        "kind": "article",
        "source": "tiny",
        "url": "u",
        "url_canonical": "u",
        "headline": "One",
        "body_text": ".",
    }
    return json.dumps(values | more).encode()


@pytest.mark.parametrize(
    ("lines", "longest"),
    [
        ([], 0),
        ([article(), article(subheadline="two", body_text="three")], 11),
        ([article(body_text="a <b")], 7),
        ([article(body_text="w" * LONGEST), article()], LONGEST + 3),
        ([article(), article(body_text="refused \0" * 9)], 4),
    ],
)
def test_the_longest_text_is_told_whether_it_is_cut_or_not(lines: list[bytes], longest: int) -> None:
    assert read(lines, NOW).longest == longest
    assert read(lines, NOW, cuts=True).longest == longest


@pytest.mark.parametrize(
    "wrong",
    [{"discovered_via": 3}, {"images": 3}, {"authors": 3}, {"key": 3}, {"fetched_at": 3}, {"discovered_via": [3, "x"]}],
)
def test_a_field_of_any_wrong_kind_refuses_its_line_and_no_other(wrong: dict[str, Any]) -> None:
    incoming = read([article(), article(**wrong), article()], NOW, cuts=True)

    assert [(refusal.line, refusal.reason) for refusal in incoming.refusals] == [(1, "bad_value")]
    for rows in (incoming.articles, incoming.keys):
        assert rows.lines.tolist() == [0, 2]
    assert incoming.texts.lines.tolist() == [0, 2]


def test_texts_are_cut_where_that_is_asked_for() -> None:
    lines = [article(), b"{}", article(language="ko")]

    assert read(lines, NOW, cuts=True).texts.lines.tolist() == [0, 2]
    assert read(lines, NOW).texts.lines.tolist() == []


def test_each_row_says_which_line_it_is_of() -> None:
    lines = [b'{"kind":"poem","source":"tiny"}', article(images=[{"url": "a"}, {"url": "b"}]), article(authors=[{}])]

    made = read(lines, NOW)

    assert [one.line for one in made.refusals] == [0]
    assert (made.articles.lines.tolist(), made.keys.lines.tolist()) == ([1, 2], [1, 2])
    assert (made.images.lines.tolist(), made.authors.lines.tolist()) == ([1, 1], [2])
    assert [row.split(b"\t")[:3] for row in made.images.data.splitlines()] == [[b"1", b"0", b"a"], [b"1", b"1", b"b"]]
    assert list(made.hashes) == [1, 2]
