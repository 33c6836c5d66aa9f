"""Staged batches: what is written is read back whole, or refused by name."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from isal import igzip

from spiders.errors import StageError
from spiders.items import State, record
from spiders.stage.batch import complete_batches, read_batch
from spiders.stage.run import new_run
from spiders.stage.writer import BatchWriter
from tests.stage.tiny import NOW, SITE, address, article


def write(home: Path, number: int = 2, **options: int) -> list[str]:
    writer = BatchWriter(str(home / "stage"), home, SITE, new_run(), **options)
    for index in range(number):
        writer.add(address(index))
        writer.add_article(article(index), f"k{index}")
        writer.add(address(index, State.STAGED))
    return writer.close(started_at=NOW, finished_at=NOW, finish_reason="finished", seen=number, counts={}, stats={})


def test_a_batch_reads_back_what_was_written(home: Path) -> None:
    (path,) = write(home)

    batch = read_batch(path)
    records = list(batch.records())

    assert [r["kind"] for r in records] == ["address", "article", "address"] * 2 + ["run_end"]
    assert records[1] == {"kind": "article", **record(article(0)), "key": "k0"}
    assert batch.header["source"]["timezone"] == "Asia/Seoul"
    assert batch.counts == {"batch": 1, "address": 4, "article": 2, "run_end": 1}
    assert not list((home / "work" / "tiny").iterdir())


def test_a_run_rotates_and_its_batches_are_numbered(home: Path) -> None:
    paths = write(home, 5, articles=2)

    assert [read_batch(path).header["seq"] for path in paths] == [0, 1, 2]
    assert paths == complete_batches(str(home / "stage"))
    assert ["run_end" in read_batch(path).counts for path in paths] == [False, False, True]


def test_batches_are_listed_in_the_order_of_their_runs_and_never_half_written_ones(home: Path) -> None:
    first, second = write(home), write(home)
    (Path(first[0]).parent / "00001.jsonl.gz.part").write_bytes(b"half")

    assert complete_batches(str(home / "stage")) == [*first, *second]
    assert complete_batches(str(home / "stage"), "tiny") == [*first, *second]
    assert complete_batches(str(home / "nowhere")) == []


def test_text_that_utf8_cannot_say_does_not_end_the_run(home: Path) -> None:
    writer = BatchWriter(str(home / "stage"), home, SITE, new_run())
    writer.add_article(article(1, "half \ud83d and NUL \x00"), "k")
    (path,) = writer.close(seen=0)

    assert next(read_batch(path).records())["body_text"] == "half ? and NUL \x00"


@pytest.mark.parametrize("damage", ["cut", "flip", "line", "empty", "schema"])
def test_a_damaged_batch_is_refused_by_name(home: Path, damage: str) -> None:
    path = Path(write(home)[0])
    body = path.read_bytes()
    lines = igzip.decompress(body).split(b"\n")
    header = json.loads(lines[0]) | {"schema": 99}
    path.write_bytes(
        {
            "cut": body[:-20],
            "flip": body[:60] + bytes([body[60] ^ 255]) + body[61:],
            "line": igzip.compress(b"\n".join(lines[:1] + lines[2:])),
            "empty": b"",
            "schema": igzip.compress(b"\n".join([json.dumps(header).encode(), *lines[1:]])),
        }[damage]
    )

    with pytest.raises(StageError, match=str(path)):
        read_batch(path)
