"""A line that the warehouse does not take in, a row of the quarantine out: whatever of it can be said, is."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from spiders.rows import columns
from spiders.rows.reading import is_source

if TYPE_CHECKING:
    from spiders.rows.incoming import Refusal

_PICKED = re.compile(rb'"(source|url|key|raw_ref)":"([^"\\]*)"')


def refused_row(raw: bytes, refusal: Refusal, site: str, created_at: str) -> tuple[int, bytes]:
    """The row with the line's number, as `Rows` takes them."""
    record = _legible(raw)
    source, url, key = record.get("source"), record.get("url"), record.get("key")
    said = {
        "source": source if is_source(source) else site,
        "url": _sayable(str(url)) if url else "",
        "key": key if isinstance(key, str) and _is_key(key) else None,
        "stage": "load",
        "reason": refusal.reason,
        "detail": _sayable(refusal.detail)[:1000],
        "raw_ref": _sayable(str(record["raw_ref"])) if record.get("raw_ref") else None,
        "record": _sayable(raw.decode("utf-8", "replace")),
        "at": created_at,
    }
    return refusal.line, columns.row([str(refusal.line), *columns.values(columns.QUARANTINED, said)])


def _legible(raw: bytes) -> dict[str, Any]:
    """What a line says of itself; of one that is no JSON, what can be picked out."""
    try:
        record = json.loads(raw)
    except (ValueError, RecursionError):
        return {name.decode(): value.decode("utf-8", "replace") for name, value in _PICKED.findall(raw)[::-1]}
    return record if isinstance(record, dict) else {}


def _is_key(value: str) -> bool:
    return len(value) == 64 and all(sign in "0123456789abcdef" for sign in value)  # noqa: PLR2004 (hex sha256)


def _sayable(value: str) -> str:
    """The text without what Postgres has no place for."""
    return value.replace("\0", "\N{REPLACEMENT CHARACTER}").encode("utf-8", "replace").decode()
