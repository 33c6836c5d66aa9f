"""Tags that would stop a parser lose their attributes; everything else stays as it is."""

from __future__ import annotations

import time

import pytest

from spiders.normalise.markup import MOST_ATTRIBUTES, without_monstrous_tags


def _attributes(count: int, value: str = "'>'") -> str:
    return " ".join(f"a{number}={value}" for number in range(count))


@pytest.mark.parametrize("value", ["'>'", '"<b>"', "1", "''"])
def test_a_monstrous_tag_loses_its_attributes_and_nothing_else(value: str) -> None:
    text = f"<p>a<a {_attributes(5000, value)}>b</a><i class='x'>c</i>"
    assert without_monstrous_tags(text) == "<p>a<a>b</a><i class='x'>c</i>"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "<",
        "a < b" + " " * 5000,
        f"<p {_attributes(MOST_ATTRIBUTES - 1)}>text</p>",
        "<div data-state='" + '{"a": 1, "b": 2} ' * 5000 + "'>text</div>",
        "<script>if (a<b) { " + "x y z " * 5000 + "}</SCRIPT><p>text</p>",
        "<!-- <a " + "x y z " * 5000 + "--><p>text</p>",
        "<p don't>" + "x y z " * 5000 + "don't<p>",
        "<a href='unclosed>" + "x y z " * 5000,
        "<p>" + "text with > and ' and \" " * 5000,
        "<" * 5000,
    ],
)
def test_other_text_stays_as_it_is(text: str) -> None:
    assert without_monstrous_tags(text) == text


def test_behind_scripts_and_comments_tags_are_tags_again() -> None:
    text = f"<!-- <a --><script>a<b '</script><style>'</style><a {_attributes(5000)}>b</a>"
    assert without_monstrous_tags(text) == "<!-- <a --><script>a<b '</script><style>'</style><a>b</a>"


@pytest.mark.parametrize(
    "piece",
    [
        "<a ",
        "<a '",
        '<a b="',
        "<",
        "<a>",
        "'",
        "<a b ",
        "<a =",
        "a=' <b '",
        "<script>",
        "<!--",
        "<a b='",
        "<script></style>",
    ],
)
def test_time_is_linear(piece: str) -> None:
    text = piece * (2_000_000 // len(piece))
    started = time.process_time()
    without_monstrous_tags(text)
    assert time.process_time() - started < 20
