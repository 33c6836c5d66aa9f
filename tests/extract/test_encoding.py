"""Bytes are read by mark, validity, declaration or trial; a wrong declaration does not spoil a page."""

from __future__ import annotations

from typing import Any

import pytest

from spiders.extract.encoding import decode

KOREAN = "항구의 새 다리가 수요일 아침에 개통되었다고 시청이 밝혔다. 시민 수천 명이 걸어서 건넜다."
JAPANESE = "港の新しい橋が水曜日の朝に開通したと市が発表した。数千人の市民が歩いて渡った。"
CHINESE = "港口的新桥在星期三早上通车了，这是中国人民的大事。数千名市民步行过桥，市长说。"


@pytest.mark.parametrize(
    ("text", "encoding", "declared"),
    [
        (KOREAN, "cp949", "euc-kr"),
        (JAPANESE, "cp932", "shift_jis"),
        (JAPANESE, "euc_jp", "euc-jp"),
        (JAPANESE, "iso2022_jp", "iso-2022-jp"),
        (CHINESE, "gb18030", "gb2312"),
        ("Prix élevé à l’été — “déjà vu”", "cp1252", "iso-8859-1"),
    ],
)
def test_declared_encoding_is_read_as_browsers_do(text: str, encoding: str, declared: str) -> None:
    assert decode(text.encode(encoding), f"text/html; charset={declared}").utf8.decode() == text
    meta = f'<meta charset="{declared}">'
    assert decode((meta + text).encode(encoding)).utf8.decode() == meta + text


@pytest.mark.parametrize(
    ("text", "encoding"), [(KOREAN, "cp949"), (JAPANESE, "cp932"), (JAPANESE, "euc_jp"), (CHINESE, "gb18030")]
)
def test_wrong_or_missing_declaration_is_found_out(text: str, encoding: str) -> None:
    body = (text * 3).encode(encoding)

    assert decode(body).utf8.decode() == text * 3
    assert decode(body, "text/html; charset=utf-8").utf8.decode() == text * 3


def test_valid_utf_8_is_read_as_such_whatever_is_declared() -> None:
    assert decode(KOREAN.encode(), "text/html; charset=euc-kr").utf8.decode() == KOREAN


def test_mark_wins_over_declaration() -> None:
    assert decode(("\ufeff" + KOREAN).encode("utf-16-le"), "text/html; charset=euc-kr").utf8.decode() == KOREAN


def test_nul_and_control_characters_are_gone(post: Any) -> None:
    html = post.page().replace("The new bridge", "The\0 new\x08 bridge")

    assert post.read(html).body_text == post.text


def test_unknown_encoding_is_not_believed() -> None:
    assert decode(b"plain text", "text/html; charset=hex").utf8 == b"plain text"
