"""What a batch brings is kept and comes back, to the byte; or not at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from isal import igzip

from spiders.rows import kept
from spiders.rows.incoming import Incoming
from spiders.rows.kept import pack, unpack
from spiders.rows.reading import read
from tests.rows.varied import LINES, told

NOW = "2026-08-05T12:00:00+00:00"
ARTICLE = (
    b'{"kind":"article","source":"tiny","url":"u","url_canonical":"u","headline":"One word","body_text":"Two words.",'
    b'"images":[{"url":"p"}],"published_at":"2026-08-05T12:00:00+00:00"}'
)


def some() -> Incoming:
    return read([ARTICLE, b"{", b'{"kind":"run_end","seen":1}'], NOW, cuts=True)


def test_all_kinds_of_things_are_there_to_be_kept() -> None:
    some_told = told(some())

    assert all(some_told[name] for name in ("run_end", "sources", "refusals", "hashes", "longest"))
    assert some_told["images"][1] == [0]
    assert some_told["texts"][1] == ("und",)


@given(LINES)
def test_whatever_a_batch_brings_comes_back(lines: list[bytes]) -> None:
    made = read(lines, NOW, cuts=True)

    unpacked = unpack(pack(made, {"size": 3}))

    assert unpacked is not None
    assert told(unpacked[0]) == told(made)
    assert unpacked[1] == {"size": 3}


@given(st.data())
def test_what_is_damaged_is_none(data: st.DataObject) -> None:
    whole = pack(some(), {})
    place = data.draw(st.integers(10, len(whole) - 1))  # the bytes before say nothing that is read

    assert unpack(whole[:place]) is None
    flipped = unpack(whole[:place] + bytes([whole[place] ^ data.draw(st.integers(1, 255))]) + whole[place + 1 :])
    assert flipped is None


@pytest.mark.parametrize("body", [b"", b"no line", b"no JSON\n", b"[]\n", b"{}\n"])
def test_what_is_no_such_file_is_none(body: bytes) -> None:
    assert unpack(body) is None
    assert unpack(igzip.compress(body)) is None


def test_what_other_code_has_made_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = pack(some(), {})
    assert unpack(whole)
    monkeypatch.setattr(kept, "CODE", "of another version")

    assert unpack(whole) is None


def test_the_code_is_told_by_the_source_of_all_that_makes_rows() -> None:
    # A digest that left a package out would take its old rows for new ones.
    known = {path.split("/")[0] for path in kept._sources()}

    assert known == {"rows", "dedupe", "normalise"}
    assert {"rows/reading.py", "dedupe/stories/sketch.py", "normalise/address.py"} <= set(kept._sources())
