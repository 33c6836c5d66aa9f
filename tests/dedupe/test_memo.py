from __future__ import annotations

from spiders.dedupe import memo


def test_a_short_text_is_worked_out_once() -> None:
    asked: list[str] = []

    def answer(text: str) -> bytes:
        asked.append(text)
        return text.encode()

    remembered = memo.Memo(answer)
    assert [remembered["harbour"], remembered["town"], remembered["harbour"]] == [b"harbour", b"town", b"harbour"]
    assert asked == ["harbour", "town"]


def test_nothing_long_is_remembered_and_never_more_than_the_bound(monkeypatch) -> None:
    monkeypatch.setattr(memo, "MOST", 3)
    remembered = memo.Memo(str.encode)
    assert remembered["x" * (memo.LONGEST + 1)] == b"x" * (memo.LONGEST + 1)
    assert not remembered
    for number in range(10):
        assert remembered[str(number)] == b"%d" % number
        assert len(remembered) <= 3
