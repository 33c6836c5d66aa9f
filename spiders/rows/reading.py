"""A batch's lines in, what it brings out; a line that can be no row is refused with its reason."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from spiders.normalise.address import address_key
from spiders.rows import columns
from spiders.rows.blocks import compact
from spiders.rows.columns import NULL, Refused
from spiders.rows.incoming import TABLES, Incoming, Refusal
from spiders.rows.key_fields import key_fields
from spiders.rows.table import Rows
from spiders.rows.texts import Cutter

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST_SOURCE = 300
_OF_THE_BOOKS = {
    "address": ("addresses", columns.ADDRESS),
    "fetch": ("fetches", columns.FETCH),
    "quarantined": ("quarantined", columns.QUARANTINED),
}


def read(lines: Iterable[bytes], created_at: str, *, cuts: bool = False) -> Incoming:
    """The lines between a batch's first and last, by what they are.

    Args:
        lines: each as JSON bytes.
        created_at: when the batch was begun.
        cuts: whether the texts are wanted, too.
    """
    reading = _Reading(created_at, cuts=cuts)
    for place, raw in enumerate(lines):
        try:
            reading.take(place, json.loads(raw))
        except Refused as refused:
            reading.refusals.append(Refusal(place, refused.reason, str(refused)))
        except (ValueError, RecursionError) as error:
            reading.refusals.append(Refusal(place, "unreadable_line", f"the line cannot be read: {error}."))
        except TypeError as error:
            reading.refusals.append(Refusal(place, "bad_value", f"a field is of the wrong kind: {error}."))
    return reading.incoming()


class _Reading:
    """One batch that is being read."""

    def __init__(self, created_at: str, *, cuts: bool) -> None:
        self.refusals: list[Refusal] = []
        self._created_at, self._cuts, self._cutter = created_at, cuts, Cutter()
        self._rows: dict[str, list[tuple[int, bytes]]] = {name: [] for name in TABLES}
        self._run_end: dict[str, Any] | None = None
        self._sources: set[str] = set()
        self._hashes: dict[int, str] = {}
        self._longest = 0

    def incoming(self) -> Incoming:
        """What was taken."""
        return Incoming(
            **{name: Rows.of(rows) for name, rows in self._rows.items()},
            run_end=self._run_end,
            sources=self._sources,
            refusals=self.refusals,
            hashes=self._hashes,
            texts=self._cutter.texts(),
            longest=self._longest,
        )

    def take(self, place: int, record: Any) -> None:
        """One line. Raises Refused."""
        if not isinstance(record, dict):
            raise Refused("unreadable_line", "the line is no JSON object.")
        kind = record.get("kind")
        if kind == "run_end":
            self._run_end = record
            return
        if not is_source(record.get("source")):
            raise Refused("bad_value", f"source is no name of an outlet: {str(record.get('source'))[:80]!r}.")
        if kind == "article":
            self._take_article(place, record)
        elif isinstance(kind, str) and kind in _OF_THE_BOOKS:
            table, shape = _OF_THE_BOOKS[kind]
            self._rows[table].append((place, columns.row([str(place), *columns.values(shape, record)])))
        else:
            raise Refused("unknown_kind", f"this version knows no lines of the kind {str(kind)[:40]!r}.")
        self._sources.add(record["source"])

    def _take_article(self, place: int, record: dict[str, Any]) -> None:
        line = b"%d\t" % place
        record["body_blocks"] = compact(record.get("body_text"), record.get("body_blocks"))
        said = columns.joined(columns.values(columns.ARTICLE, record))
        images, authors = record.get("images") or (), record.get("authors") or ()
        children = [
            columns.joined([str(position), *columns.values(shape, item if isinstance(item, dict) else {})])
            for shape, items in ((columns.IMAGE, images), (columns.AUTHOR, authors))
            for position, item in enumerate(items)
        ]
        record_hash = "\\x" + hashlib.blake2b(b"\0".join((said, *children)), digest_size=16).hexdigest()
        known = [
            "\\x" + address_key(str(record.get("url_canonical"))),
            record["source"],
            columns.digest(record.get("key") or ""),
            record_hash,
            columns.texts(sorted(record.get("discovered_via") or [])),
            record.get("raw_ref") or NULL,
            columns.moment(record.get("fetched_at") or self._created_at),
        ]
        article = line + columns.escaped(said) + b"\t" + columns.row(known)
        keys = columns.row([str(place), *key_fields(record)])
        rows = [(place, line + columns.escaped(child) + b"\n") for child in children]
        self._rows["articles"].append((place, article))
        self._rows["keys"].append((place, keys))
        self._rows["images"] += rows[: len(images)]
        self._rows["authors"] += rows[len(images) :]
        self._hashes[place] = record_hash
        self._search(place, record)

    def _search(self, place: int, record: dict[str, Any]) -> None:
        parts = record.get("headline") or "", record.get("subheadline") or "", record.get("body_text") or ""
        self._longest = max(self._longest, sum(map(len, parts)))
        if self._cuts:
            self._cutter.add(place, record.get("language") or "und", parts)


def is_source(value: Any) -> bool:
    """Whether that can be an outlet's name."""
    return isinstance(value, str) and 0 < len(value) <= LONGEST_SOURCE and value.isprintable()
