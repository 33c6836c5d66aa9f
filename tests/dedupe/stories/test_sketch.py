"""Sketches are the same everywhere and keep what a copy keeps."""

from __future__ import annotations

import json
from collections.abc import Callable

from spiders.dedupe.stories.sketch import HEAD_KEYS, KEYS, Sketch, begins_in, candidates_of, sketch

HEADLINE = "Central bank holds rate"
BODY = "The Bank of Korea on Thursday held its key rate at 2.5 percent, as policymakers weighed slower growth."


def test_a_sketch_is_the_same_in_any_process_and_version() -> None:
    made = sketch(HEADLINE, BODY)

    assert made.whole == 2092562710
    assert made.keys[:3] == (-2128492322, -758009106, -651915619)


def test_a_sketch_survives_json() -> None:
    made = sketch(HEADLINE, BODY)

    assert Sketch.of(json.loads(json.dumps(made.record()))) == made


def test_keys_fit_an_integer_of_postgres_and_are_few(news: Callable[..., list[str]]) -> None:
    keys = candidates_of(sketch(HEADLINE, "\n".join(news(1, paragraphs=60))))

    assert len(keys) <= KEYS + HEAD_KEYS + 1
    assert all(-(2**31) <= key < 2**31 for key in keys)


def test_a_cut_keeps_its_share_of_the_keys(news: Callable[..., list[str]]) -> None:
    text = news(1, paragraphs=30)

    whole, third = sketch("", "\n".join(text)), sketch("", "\n".join(text[:10]))

    assert 6 <= len(set(whole.keys) & set(third.keys)) <= 18


def test_a_brief_has_the_keys_of_the_head_it_keeps(news: Callable[..., list[str]]) -> None:
    text = news(1, paragraphs=60)

    assert len(set(sketch("", "\n".join(text)).keys) & set(sketch("", "\n".join(text[:1])).keys)) >= 3


def test_a_short_and_an_empty_body_have_sketches_too() -> None:
    assert sketch("", "Three words only").keys == ()
    assert sketch("", "").words == b""


def test_the_quick_look_finds_a_head_in_a_longer_text(news: Callable[..., list[str]]) -> None:
    one, other = news(1), news(2)
    head = sketch("", "\n".join(one)).words

    assert begins_in(head, sketch("", "\n".join([*other, one[0]])).words)
    assert not begins_in(head, sketch("", "\n".join([*other, one[5]])).words)
