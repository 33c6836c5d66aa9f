"""A body's blocks in, the blocks without the text that they share with the body out: kept once, not twice.

`warehouse.whole_blocks` gives them back whole. Where the body is the blocks' text, one after the other with a blank
line between, a block needs only its length: {"type": "h", "n": 12}. Where all are plain paragraphs, "p" says it all.
"""

from __future__ import annotations

from typing import Any

GAP = "\n\n"
PARAGRAPHS = "p"
_PARAGRAPH = {"type", "text"}


def compact(body: Any, blocks: Any) -> Any:
    """The same, shorter; as they are where the body cannot give them back."""
    try:
        texts = [block["text"] for block in blocks if block.get("text")]
        if GAP.join(texts) != body or any("n" in block for block in blocks):
            return blocks
        if all(block.get("type") == "p" and block.keys() == _PARAGRAPH for block in blocks) and len(texts) == len(
            blocks
        ):
            return PARAGRAPHS if body.count(GAP) == len(texts) - 1 else [_measured(block) for block in blocks]
        return [_measured(block) for block in blocks]
    except (TypeError, AttributeError, KeyError):
        return blocks


def _measured(block: dict[str, Any]) -> dict[str, Any]:
    if not block.get("text"):
        return block
    return {**{name: value for name, value in block.items() if name != "text"}, "n": len(block["text"])}
