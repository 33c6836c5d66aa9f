"""A batch's lines in, rows for COPY out, one list a table; a line that can be no row is refused with its reason."""

from __future__ import annotations

import hashlib
import json
import re
from typing import TYPE_CHECKING, Any

from attrs import Factory, define, frozen

from spiders.normalise.address import address_key
from spiders.warehouse import columns
from spiders.warehouse.blocks import compact
from spiders.warehouse.columns import NULL, Refused
from spiders.warehouse.stories.key_fields import key_fields
from spiders.warehouse.vectors import Text, Words

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST_SOURCE = 300
_PICKED = re.compile(rb'"(source|url|key|raw_ref)":"([^"\\]*)"')


@frozen
class Row:
    """One line of COPY's input, and the line of the batch that it came from."""

    line: int
    data: bytes


@frozen
class Refusal:
    """A line that the warehouse does not take."""

    line: int
    reason: str
    detail: str


@define
class Incoming:
    """What a batch brings, ready to be copied in."""

    articles: list[Row] = Factory(list)
    images: list[Row] = Factory(list)
    authors: list[Row] = Factory(list)
    addresses: list[Row] = Factory(list)
    fetches: list[Row] = Factory(list)
    quarantined: list[Row] = Factory(list)
    run_end: dict[str, Any] | None = None
    sources: set[str] = Factory(set)
    refusals: list[Refusal] = Factory(list)
    texts: list[Text] = Factory(list)
    """Of every article, what is searched."""
    longest: int = 0
    """Characters of the longest of them."""
    records: dict[int, tuple[str, str, str]] = Factory(dict)
    """Of every article's line: source, key and hash of all it says."""
    keys: list[Row] = Factory(list)
    """Of every article, by what its copies are found."""
    vectors: dict[int, Words] = Factory(dict)
    """Of some articles' lines, the search vector; the merge makes those of the others."""


IMAGES = ("line", "position", *columns.IMAGE)
AUTHORS = ("line", "position", *columns.AUTHOR)
ADDRESSES = ("line", *columns.ADDRESS)
FETCHES = ("line", *columns.FETCH)
QUARANTINED = ("line", *columns.QUARANTINED)
ARTICLES = (
    "line", *columns.ARTICLE,
    "key", "source", "address_key", "record_hash", "discovered_via", "raw_ref", "fetched_at",
)  # fmt: skip


def read(lines: Iterable[bytes], created_at: str) -> Incoming:
    """The lines between a batch's first and last, by what they are."""
    incoming = Incoming()
    for place, raw in enumerate(lines):
        try:
            _take(incoming, place, json.loads(raw), created_at)
        except Refused as refused:
            incoming.refusals.append(Refusal(place, refused.reason, str(refused)))
        except (ValueError, RecursionError) as error:
            incoming.refusals.append(Refusal(place, "unreadable_line", f"the line cannot be read: {error}."))
    return incoming


def refused_row(place: int, raw: bytes, refusal: Refusal, site: str, created_at: str) -> Row:
    """A refused line as a row of the quarantine: whatever of it can be said, is."""
    record = _legible(raw)
    source, url, key = record.get("source"), record.get("url"), record.get("key")
    said = {
        "source": source if _is_source(source) else site,
        "url": _sayable(str(url)) if url else "",
        "key": key if isinstance(key, str) and _is_key(key) else None,
        "stage": "load",
        "reason": refusal.reason,
        "detail": _sayable(refusal.detail)[:1000],
        "raw_ref": _sayable(str(record["raw_ref"])) if record.get("raw_ref") else None,
        "record": _sayable(raw.decode("utf-8", "replace")),
        "at": created_at,
    }
    return Row(place, columns.row([str(place), *columns.values(columns.QUARANTINED, said)]))


def _legible(raw: bytes) -> dict[str, Any]:
    """What a line says of itself; of one that is no JSON, what can be picked out."""
    try:
        record = json.loads(raw)
    except (ValueError, RecursionError):
        return {name.decode(): value.decode("utf-8", "replace") for name, value in _PICKED.findall(raw)[::-1]}
    return record if isinstance(record, dict) else {}


def _take(incoming: Incoming, place: int, record: Any, created_at: str) -> None:
    if not isinstance(record, dict):
        raise Refused("unreadable_line", "the line is no JSON object.")
    kind, line = record.get("kind"), str(place)
    if kind == "run_end":
        incoming.run_end = record
        return
    if not _is_source(record.get("source")):
        raise Refused("bad_value", f"source is no name of an outlet: {str(record.get('source'))[:80]!r}.")
    if kind == "article":
        _take_article(incoming, place, record, created_at)
    elif kind == "address":
        incoming.addresses.append(Row(place, columns.row([line, *columns.values(columns.ADDRESS, record)])))
    elif kind == "fetch":
        incoming.fetches.append(Row(place, columns.row([line, *columns.values(columns.FETCH, record)])))
    elif kind == "quarantined":
        incoming.quarantined.append(Row(place, columns.row([line, *columns.values(columns.QUARANTINED, record)])))
    else:
        raise Refused("unknown_kind", f"this version knows no lines of the kind {str(kind)[:40]!r}.")
    incoming.sources.add(record["source"])


def _take_article(incoming: Incoming, place: int, record: dict[str, Any], created_at: str) -> None:
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
    key = "\\x" + address_key(str(record.get("url_canonical")))
    known = [
        key,
        record["source"],
        columns.digest(record.get("key") or ""),
        record_hash,
        columns.texts(sorted(record.get("discovered_via") or [])),
        record.get("raw_ref") or NULL,
        columns.moment(record.get("fetched_at") or created_at),
    ]
    article = line + columns.escaped(said) + b"\t" + columns.row(known)
    rows = [Row(place, line + columns.escaped(child) + b"\n") for child in children]
    incoming.articles.append(Row(place, article))
    incoming.records[place] = (record["source"], key, record_hash)
    searched = (record.get(name) or "" for name in ("headline", "subheadline", "body_text"))
    incoming.texts.append(Text(place, record.get("language") or "und", *searched))
    incoming.longest = max(incoming.longest, sum(map(len, incoming.texts[-1].parts())))
    incoming.keys.append(Row(place, columns.row([str(place), *key_fields(record)])))
    incoming.images += rows[: len(images)]
    incoming.authors += rows[len(images) :]


def _is_source(value: Any) -> bool:
    return isinstance(value, str) and 0 < len(value) <= LONGEST_SOURCE and value.isprintable()


def _is_key(value: str) -> bool:
    return len(value) == 64 and all(sign in "0123456789abcdef" for sign in value)  # noqa: PLR2004 (hex sha256)


def _sayable(value: str) -> str:
    """The text without what Postgres has no place for."""
    return value.replace("\0", "\N{REPLACEMENT CHARACTER}").encode("utf-8", "replace").decode()
