"""An article's staged line in; the keys by which its copies are found, as fields of a row, out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from spiders.dedupe.stories.keys import Keys
from spiders.dedupe.stories.sketch import sketch
from spiders.rows import columns
from spiders.rows.table import Rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

KEYS = ("line", "indexed", "others", "places", "whole", "opening")
"""Columns of the table `incoming_keys`."""


def key_fields(record: Mapping[str, Any]) -> list[str]:
    """The fields after the line's number. Made here where the line has none, or such as another version makes."""
    packed = record.get("sketch")
    keys = Keys.unpack(packed) if isinstance(packed, str) else None
    if keys is None:
        keys = sketch(record.get("headline") or "", record.get("body_text") or "").keys
    arrays = ("{" + ",".join(map(str, of)) + "}" for of in (keys.indexed, keys.others))
    return [*arrays, "\\x" + keys.places.hex(), str(keys.whole), str(keys.opening)]


def key_rows(texts: Iterable[tuple[int, str, str]]) -> Rows:
    """Rows of texts that the warehouse has: each a number to be its line, its headline and its body."""
    return Rows.of(
        [
            (line, columns.row([str(line), *key_fields({"headline": headline, "body_text": body})]))
            for line, headline, body in texts
        ]
    )
