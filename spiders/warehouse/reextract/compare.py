"""What the warehouse holds of an article and what is read now in, the differences by field out. Pure."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import attrs
from attrs import frozen

from spiders.rows import columns

if TYPE_CHECKING:
    from collections.abc import Mapping

LONGEST = 160
_BEFORE = 40
_DERIVED = frozenset({"content_hash", "simhash"})
"""They differ where the text does, and say nothing of their own."""
FIELDS = (*(name for name in columns.ARTICLE if name not in _DERIVED), "images", "authors")
TEXT = ("headline", "body_text")
"""What makes a revision."""
_EMPTY: tuple[Any, ...] = (None, "", [], {}, False)


@frozen(kw_only=True)
class Difference:
    """One field of one article."""

    kind: str
    """"changed", "gained" (there was nothing) or "lost" (there is nothing now)."""
    was: str
    """Cut around the first difference."""
    now: str

    def as_json(self) -> dict[str, str]:
        """For the side table and for programs."""
        return attrs.asdict(self)


def compare(held: Mapping[str, Any], record: Mapping[str, Any]) -> dict[str, Difference]:
    """Every field that differs. `held`: columns of sql/reextract/held.sql; `record`: a staged line."""
    found = {}
    for name in FIELDS:
        was, now = _plain(name, held.get(name)), _plain(name, record.get(name))
        if was != now:
            kind = "gained" if was in _EMPTY else "lost" if now in _EMPTY else "changed"
            before, after = _excerpts(_words(was), _words(now))
            found[name] = Difference(kind=kind, was=before, now=after)
    return found


def _plain(name: str, value: Any) -> Any:
    """The value in the one form in which both sides can be compared."""
    if name in ("images", "authors"):
        shape = columns.IMAGE if name == "images" else columns.AUTHOR
        return [{key: _given(shape[key][0], key, item.get(key)) for key in shape} for item in value or ()]
    return _given(columns.ARTICLE[name][0], name, value)


def _given(write: columns.Writer, name: str, value: Any) -> Any:
    if write is columns.moment:
        at = datetime.fromisoformat(value) if isinstance(value, str) else value
        return at.astimezone(UTC).isoformat() if at else None
    if write is columns.texts:
        return list(value or ())
    if write is columns.structure:
        return value or None
    if value is not None:
        return value
    absent = columns.ABSENT.get(write, {}).get(name)
    if absent is None or write is columns.text:
        return absent
    return int(absent) if write is columns.number else absent == "t"


def _words(value: Any) -> str:
    if value in _EMPTY:
        return "" if value is not False else "no"
    if value is True:
        return "yes"
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
    return text.replace("\0", "\N{REPLACEMENT CHARACTER}")


def _excerpts(was: str, now: str) -> tuple[str, str]:
    """Both, from a little before the place where they part."""
    if max(len(was), len(now)) <= LONGEST:
        return was, now
    shortest = min(len(was), len(now))
    parts = next((place for place in range(shortest) if was[place] != now[place]), shortest)
    start = max(0, parts - _BEFORE)
    return _cut(was, start), _cut(now, start)


def _cut(text: str, start: int) -> str:
    end = start + LONGEST
    return ("…" if start and text[start:] else "") + text[start:end] + ("…" if text[end:] else "")
