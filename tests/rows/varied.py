"""Lines of batches, good and bad, for the tests of what is made of them."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import strategies as st

from spiders.rows.incoming import TABLES, Incoming
from spiders.rows.table import Rows

WORDS = st.text("ab0é한국 \n\t\\.<", max_size=20) | st.sampled_from(
    ["", "word " * 20_000, "서울, 대통령이 “말했다”", "NUL \0", "half \ud83d"]
)
BAD = st.none() | st.integers(-(2**70), 2**70) | st.booleans() | st.lists(WORDS, max_size=2)
TIME = st.sampled_from(["2026-08-05T12:00:00+00:00"] * 5 + ["yesterday"])
ARTICLE = st.fixed_dictionaries(
    {
        "kind": st.just("article"),
        "source": st.sampled_from(["tiny", "other"]),
        "url": st.just("https://tiny.example/1"),
        "url_canonical": st.just("https://tiny.example/1"),
        "headline": WORDS,
        "body_text": WORDS,
    },
    optional={
        "language": st.sampled_from(["en", "ko"]),
        "subheadline": WORDS,
        "section": WORDS | BAD,
        "published_at": TIME,
        "images": st.lists(st.fixed_dictionaries({"url": WORDS}, optional={"caption": WORDS}), max_size=2),
        "authors": st.lists(st.fixed_dictionaries({"name": WORDS}), max_size=2),
        "json_ld": st.lists(WORDS | BAD, max_size=2),
    },
)
OTHER = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(["address", "fetch", "quarantined", "run_end", "poem"]),
        "source": st.sampled_from(["tiny", "tiny", "tiny", "", "\x1f", 5]),
        "url": WORDS,
        "at": TIME,
    },
    optional={"reason": WORDS | BAD, "stats": st.dictionaries(WORDS, WORDS | BAD, max_size=2)},
)
LINES = st.lists(
    (ARTICLE | OTHER).map(lambda record: json.dumps(record, separators=(",", ":")).encode())
    | st.sampled_from([b"[1]", b"{", b'{"kind":"article","source":"x","a":NaN}', b"\xff", b'{"a":' + b"[" * 50_000]),
    max_size=6,
)


def listed(rows: Rows) -> tuple[bytes, list[int], list[int]]:
    return rows.data, rows.lines.tolist(), rows.ends.tolist()


def told(incoming: Incoming) -> dict[str, Any]:
    """All of it, in values that can be compared."""
    texts = incoming.texts
    return {name: listed(getattr(incoming, name)) for name in TABLES} | {
        "run_end": repr(incoming.run_end),
        "sources": incoming.sources,
        "refusals": incoming.refusals,
        "hashes": list(incoming.hashes.items()),
        "texts": (texts.lines.tolist(), texts.languages, texts.counts.tolist(), texts.numbers.tolist(), texts.chunks),
        "longest": incoming.longest,
    }
