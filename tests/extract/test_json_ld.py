"""JSON-LD as pages really have it."""

from __future__ import annotations

import pytest

from spiders.extract.json_ld import LARGEST_MENDED, loads


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ('{"a": 1}', {"a": 1}),
        ('<!-- {"a": 1} -->', {"a": 1}),
        ('//<![CDATA[\n{"a": 1}\n//]]>', {"a": 1}),
        ('{"a": 1};', {"a": 1}),
        ('{"a": 1,}', {"a": 1}),
        ('{"a": [1,,2]}', {"a": [1, 2]}),
        ('{"a": "line\nbreak"}', {"a": "line\nbreak"}),
        ('{"a": "b"\n"c": "d"}', {"a": "b", "c": "d"}),
        ('[{"a": 1}{"b": 2}]', [{"a": 1}, {"b": 2}]),
        ('{"a": "c:\\d"}', {"a": "c:\\d"}),
        ('{"a": "he said "yes" to it", "b": 2}', {"a": 'he said "yes" to it', "b": 2}),
        ('{"a": ""Quoted" start"}', {"a": '"Quoted" start'}),
        ('{"a": 1} trailing rubbish', {"a": 1}),
        ("{&quot;a&quot;: 1}", {"a": 1}),
        ("not json at all", None),
        ("[" * 100_000, None),
    ],
)
def test_broken_json_is_mended_or_given_up(text: str, value: object) -> None:
    assert loads(text)[0] == value


def test_broken_block_is_mended_up_to_a_length() -> None:
    block = '{"headline": "A title", "articleBody": "' + "x" * 1_000 + '",}'

    assert loads(block)[0]["headline"] == "A title"
    assert loads(block.replace("x", "x" * (LARGEST_MENDED // 1_000))) == (None, True)
