"""What a killed crawl left in <NEWS_HOME>/work → batches: its lines, addresses nothing was decided for as deferred.

At most the line that was being written is lost; it was of no use to anybody yet.
"""

from __future__ import annotations

import json
from collections import Counter
from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from spiders.errors import SiteBusy
from spiders.stage.batch import complete_batches, read_batch
from spiders.stage.lines import Tally, line
from spiders.stage.lock import site_lock
from spiders.stage.place import Place
from spiders.stage.writer import seal

if TYPE_CHECKING:
    from pathlib import Path


def seal_interrupted(home: Path, stage: str, site: str | None = None) -> list[str]:
    """Seal what killed crawls of the site, or of all sites, left; the new batches. A running crawl is let be."""
    work = home / "work"
    sites = [site] if site else sorted(path.name for path in work.glob("*/"))
    sealed = []
    for name in sites:
        if not any((work / name).glob("*.part")):
            continue
        with suppress(SiteBusy), site_lock(home, name):
            sealed += seal_parts(home, stage, name)
    return sealed


def seal_parts(home: Path, stage: str, site: str) -> list[str]:
    """The same for one site, by who holds its lock."""
    sealed = []
    for part in sorted((home / "work" / site).glob("*.part")):
        sealed += _seal_run(part, stage, site)
        part.unlink()
    for beside in (home / "work" / site).glob("*.next"):
        beside.unlink()
    return sealed


def _seal_run(part: Path, stage: str, site: str) -> list[str]:
    run = part.stem
    visible = [read_batch(path) for path in complete_batches(stage, f"{site}/{run}")]
    if any("run_end" in batch.counts for batch in visible):
        return []
    lines, torn = _whole_lines(part.read_bytes())
    header = json.loads(lines[0]) if lines else {**visible[-1].header, "seq": len(visible)} if visible else None
    if header is None:
        return []
    if header["seq"] < len(visible):  # killed between making it visible and beginning the next
        header, lines = {**header, "seq": len(visible)}, []
    lines = lines or [line("batch", {name: value for name, value in header.items() if name != "kind"})]
    records = [record for batch in visible for record in batch.records()] + [json.loads(raw) for raw in lines[1:]]
    lines += _closing(header, records, torn)
    tally = Tally()
    for raw in lines:
        tally.add(json.loads(raw)["kind"], raw)
    return [seal(Place(stage), header, b"".join(lines) + tally.end())]


def _whole_lines(data: bytes) -> tuple[list[bytes], int]:
    """The lines that were written to their end, and the bytes of what was not."""
    whole = []
    for raw in data.splitlines(keepends=True):
        try:
            if not raw.endswith(b"\n"):
                break
            json.loads(raw)
        except ValueError:
            break
        whole.append(raw)
    return whole, len(data) - sum(map(len, whole))


def _closing(header: dict[str, Any], records: list[dict[str, Any]], torn: int) -> list[bytes]:
    """The lines that end the books of a killed run."""
    if any(record["kind"] == "run_end" for record in records):
        return []
    now = datetime.now(UTC).isoformat()
    last: dict[str, dict[str, Any]] = {}
    for record in records:
        if record["kind"] == "address" and (record["state"] != "seen" or record["key"] not in last):
            last[record["key"]] = {name: value for name, value in record.items() if name != "kind"}
    read = {record["key"] for record in records if record["kind"] == "article"}
    decided = [
        address
        | ({"state": "staged"} if address["key"] in read else {"state": "deferred", "reason": "interrupted"})
        | {"at": now}
        for address in last.values()
        if address["state"] == "seen"
    ]
    last |= {address["key"]: address for address in decided}
    moments = [record["at"] for record in records if "at" in record]
    end = {
        "started_at": header["created_at"],
        "finished_at": max(moments, default=header["created_at"]),
        "finish_reason": "killed",
        "seen": len(last),
        "counts": dict(Counter(address["state"] for address in last.values())),
        "stats": {"torn_bytes": torn} if torn else {},
    }
    return [*(line("address", address) for address in decided), line("run_end", end)]
