"""Blocks are kept without their text, and come back whole."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from spiders.rows.blocks import compact

Ask = Callable[..., list[tuple[Any, ...]]]

TEXT = st.text("abc é한\n ", max_size=12)
BLOCK = st.fixed_dictionaries(
    {"type": st.sampled_from(["p", "p", "p", "h", "quote", "list"]), "text": TEXT}, optional={"ref": st.text("xy")}
) | st.fixed_dictionaries({"type": st.sampled_from(["image_ref", "embed"]), "ref": st.text("xy")})


def whole(ask: Ask, body: str, blocks: Any) -> Any:
    return ask("SELECT warehouse.whole_blocks(%s, %s::jsonb)", body, json.dumps(compact(body, blocks)))[0][0]


def body_of(blocks: list[dict[str, Any]]) -> str:
    return "\n\n".join(block["text"] for block in blocks if block.get("text"))


def test_plain_paragraphs_are_one_letter(ask: Ask):
    blocks = [{"type": "p", "text": "One."}, {"type": "p", "text": "Two, größer."}]

    assert compact("One.\n\nTwo, größer.", blocks) == "p"
    assert whole(ask, "One.\n\nTwo, größer.", blocks) == blocks


def test_other_blocks_are_their_length(ask: Ask):
    blocks = [
        {"type": "h", "text": "Rates"},
        {"type": "image_ref", "ref": "https://a.example/1.jpg"},
        {"type": "list", "text": "한국은행\n금리"},
        {"type": "p", "text": "End."},
    ]
    body = body_of(blocks)

    assert compact(body, blocks)[0] == {"type": "h", "n": 5}
    assert "text" not in json.dumps(compact(body, blocks))
    assert whole(ask, body, blocks) == blocks


@pytest.mark.parametrize(
    "blocks", [None, [], "words", [{"type": "p"}], [{"type": "p", "text": "other"}], [3], {"a": 1}]
)
def test_what_the_body_cannot_give_back_stays_as_it_is(ask: Ask, blocks: Any):
    assert compact("One.", blocks) == blocks
    assert whole(ask, "One.", blocks) == blocks


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.lists(BLOCK, max_size=6))
def test_any_blocks_come_back(ask: Ask, blocks: list[dict[str, Any]]):
    assert whole(ask, body_of(blocks), blocks) == blocks
