"""Sketches are the same everywhere and keep what a copy keeps."""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Callable

import pytest

from spiders.dedupe.stories.keys import Keys
from spiders.dedupe.stories.sketch import HEAD_INDEXED, HEAD_KEYS, INDEXED, KEYS, begins_in, sketch

HEADLINE = "Central bank holds rate"
BODY = "The Bank of Korea on Thursday held its key rate at 2.5 percent, as policymakers weighed slower growth."


def test_a_sketch_is_the_same_in_any_process_and_version() -> None:
    made = sketch(HEADLINE, BODY)

    assert made.keys.whole == 2092562710
    assert made.keys.indexed[:3] == (-758009106, 1920217633)
    assert made.keys.opening == -2053124931


def test_keys_survive_a_staged_line() -> None:
    for body in (BODY, "Three words only", ""):
        made = sketch(HEADLINE, body).keys

        assert Keys.unpack(made.pack()) == made


@pytest.mark.parametrize("damage", ["", "?", "AAAA", "é", b64encode(bytes(60)).decode()])
def test_what_is_no_packed_sketch_is_none(damage: str) -> None:
    assert Keys.unpack(damage) is None


def test_keys_of_another_version_are_not_read() -> None:
    data = b64decode(sketch(HEADLINE, BODY).keys.pack())

    assert Keys.unpack(b64encode(bytes([data[0] + 1]) + data[1:]).decode()) is None


def test_keys_fit_an_integer_of_postgres_and_are_few(news: Callable[..., list[str]]) -> None:
    keys = sketch(HEADLINE, "\n".join(news(1, paragraphs=60))).keys

    assert INDEXED <= len(keys.indexed) <= INDEXED + HEAD_INDEXED
    assert len(set(keys)) <= KEYS + HEAD_KEYS + 1
    assert all(-(2**31) <= key < 2**31 for key in keys)


def test_a_phrase_has_one_key(news: Callable[..., list[str]]) -> None:
    phrase = " ".join(" ".join(news(1)).split()[:18])
    one, two = (sketch("", f"{' '.join(news(n))} {phrase} {' '.join(news(n + 1))}").keys for n in (2, 4))

    assert len(set(one) & set(two)) <= 1


def test_a_cut_keeps_its_share_of_the_keys(news: Callable[..., list[str]]) -> None:
    text = news(1, paragraphs=30)

    whole, third = sketch("", "\n".join(text)), sketch("", "\n".join(text[:10]))

    assert 5 <= len(set(whole.keys) & set(third.keys)) <= 14


def test_a_brief_has_the_keys_of_the_head_it_keeps(news: Callable[..., list[str]]) -> None:
    text = news(1, paragraphs=60)

    assert len(set(sketch("", "\n".join(text)).keys) & set(sketch("", "\n".join(text[:1])).keys)) >= 2


def test_a_short_and_an_empty_body_have_sketches_too() -> None:
    short = sketch("", "Three words only").keys
    assert (short.indexed, short.others) == ((short.whole,), ())
    assert sketch("", "").words == b""


def test_the_quick_look_finds_a_head_in_a_longer_text(news: Callable[..., list[str]]) -> None:
    one, other = news(1), news(2)
    head = sketch("", "\n".join(one)).words

    assert begins_in(head, sketch("", "\n".join([*other, one[0]])).words)
    assert not begins_in(head, sketch("", "\n".join([*other, one[5]])).words)
