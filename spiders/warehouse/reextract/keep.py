"""Readings in, rows of the side table out: each compared with what the warehouse holds of its article."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import psycopg2.extras
from attrs import frozen

from spiders import __version__
from spiders.rows.reading import read
from spiders.warehouse.reextract.compare import TEXT, Difference, compare
from spiders.warehouse.statement import statement

if TYPE_CHECKING:
    from collections.abc import Mapping

    from psycopg2.extensions import connection as Connection  # noqa: N812 (it is a class)

    from spiders.rows.incoming import Refusal
    from spiders.warehouse.reextract.report import Report
    from spiders.warehouse.reextract.shapes import Reading, Ref


@frozen(kw_only=True)
class Verdict:
    """One row of the side table."""

    ref: Ref
    outcome: str
    reason: str | None = None
    detail: str | None = None
    differences: dict[str, Difference] | None = None
    record: str | None = None


def keep(connection: Connection, report: Report, readings: list[tuple[Ref, Reading]]) -> None:
    """Compare, count, and write into the side table, in one transaction."""
    if not readings:
        return
    prepared = [(ref, reading, *_row_hash(reading)) for ref, reading in readings]
    differing = [ref.article_id for ref, _, row_hash, _ in prepared if row_hash and row_hash != ref.record_hash]
    with connection, connection.cursor(cursor_factory=psycopg2.extras.RealDictCursor) as cursor:
        cursor.execute(statement("reextract/held"), {"ids": differing})
        held = {row["article_id"]: row for row in cursor}
        verdicts = [_verdict(ref, reading, row_hash, refusal, held) for ref, reading, row_hash, refusal in prepared]
        cursor.execute(statement("reextract/keep"), {"pass": report.passed, "code": __version__, **_arrays(verdicts)})
    for verdict in verdicts:
        if verdict.reason:
            report.add_none(verdict.ref.url, verdict.outcome, verdict.reason)
        else:
            report.add(verdict.ref.url, verdict.outcome, verdict.differences or {})


def _row_hash(reading: Reading) -> tuple[bytes | None, Refusal | None]:
    """The hash that the load would give it; or why the load would not take it."""
    if reading.line is None:
        return None, None
    new = read([reading.line], "")
    if new.refusals:
        return None, new.refusals[0]
    return bytes.fromhex(new.hashes[0].removeprefix("\\x")), None


def _verdict(
    ref: Ref,
    reading: Reading,
    row_hash: bytes | None,
    refusal: Refusal | None,
    held: Mapping[int, Mapping[str, Any]],
) -> Verdict:
    if refusal:
        return Verdict(ref=ref, outcome="unreadable", reason=refusal.reason, detail=_sayable(refusal.detail))
    if reading.line is None:
        outcome = "unreadable" if reading.state == "unreadable" else "not_an_article"
        return Verdict(ref=ref, outcome=outcome, reason=reading.reason, detail=_sayable(reading.detail))
    if row_hash == ref.record_hash or ref.article_id not in held:
        return Verdict(ref=ref, outcome="same")
    record = json.loads(reading.line)
    found = compare(held[ref.article_id], record)
    text_differs = bytes(held[ref.article_id]["content_hash"]).hex() != record["content_hash"]
    if not found and not text_differs:  # the order of keys within a structure, and nothing that anybody could read
        return Verdict(ref=ref, outcome="same")
    outcome = "text" if text_differs else "fields"
    return Verdict(ref=ref, outcome=outcome, differences=found, record=reading.line.decode())


def _sayable(text: str) -> str | None:
    return text.replace("\0", "\N{REPLACEMENT CHARACTER}").encode("utf-8", "replace").decode()[:1000] or None


def _arrays(verdicts: list[Verdict]) -> dict[str, list[Any]]:
    """One array a column."""
    return {
        "article_ids": [verdict.ref.article_id for verdict in verdicts],
        "raw_refs": [verdict.ref.raw_ref for verdict in verdicts],
        "was_hashes": [verdict.ref.record_hash for verdict in verdicts],
        "outcomes": [verdict.outcome for verdict in verdicts],
        "reasons": [verdict.reason for verdict in verdicts],
        "details": [verdict.detail for verdict in verdicts],
        "differences": [_json(verdict.differences) for verdict in verdicts],
        "records": [verdict.record for verdict in verdicts],
    }


def _json(differences: dict[str, Difference] | None) -> str | None:
    if not differences:
        return None
    said = {name: difference.as_json() for name, difference in differences.items()}
    return json.dumps(said, ensure_ascii=False).encode("utf-8", "replace").decode()


__all__ = ["TEXT", "Verdict", "keep"]
