"""Rows beside a batch are used where they are those of its lines, and change nothing but the time that a load takes."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import fsspec
import pytest
from hypothesis import HealthCheck, given, settings
from isal import igzip

from spiders.errors import StageError
from spiders.rows import kept
from spiders.stage.batch import Batch, complete_batches, read_batch
from spiders.stage.interrupted import seal_interrupted
from spiders.stage.prepared import read_prepared, remove_batch, remove_rows
from spiders.stage.run import new_run
from spiders.stage.writer import BatchWriter
from tests.rows.varied import LINES, told
from tests.stage.tiny import NOW, SITE, address, article

MARK = 12345
"""Characters of the longest text in rows that are told from those of the lines by it."""


def staged(home: Path, number: int = 2, run: str | None = None) -> Path:
    writer = BatchWriter(str(home / "stage"), home, SITE, run or new_run())
    for index in range(number):
        writer.add(address(index))
        writer.add_article(article(index), f"k{index}")
    (path,) = writer.close(seen=number, started_at=NOW)
    return Path(path)


def beside(path: Path) -> Path:
    return path.parent / "00000.rows"


def marked(path: Path, code: str | None = None) -> Path:
    """The same batch, the rows beside it being others than those of its lines."""
    incoming, of = kept.unpack(beside(path).read_bytes()) or pytest.fail("there are none")
    incoming.longest = MARK
    with pytest.MonkeyPatch.context() as patch:
        if code:
            patch.setattr(kept, "CODE", code)
        beside(path).write_bytes(kept.pack(incoming, of))
    return path


def said(batch: Batch) -> tuple[object, ...]:
    return batch.path, batch.header, batch.counts, batch.sha256, batch.lines


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(LINES)
def test_any_batch_brings_the_same_with_its_rows_and_without(home: Path, lines: list[bytes]) -> None:
    writer = BatchWriter(str(home / "stage"), home, SITE, new_run())
    for raw in lines:
        kind = raw[9 : raw.index(b'"', 9)].decode() if raw.startswith(b'{"kind":"') else "?"
        writer.add_line(kind, raw + b"\n")
    path = Path(writer.close(seen=0)[0])
    batch, incoming = read_prepared(str(path))
    beside(path).unlink()

    batch_alone, made = read_prepared(str(path))

    assert told(incoming) == told(made)
    assert said(batch) == said(batch_alone) == said(read_batch(path))
    assert list(batch.lines[:-1]) == lines


def test_rows_that_are_those_of_the_file_are_used(home: Path) -> None:
    batch, incoming = read_prepared(str(marked(staged(home))))

    assert incoming.longest == MARK
    assert len(batch.lines) == 5


@pytest.mark.parametrize("case", ["other code", "cut", "damaged", "empty", "another batch", "packed anew", "none"])
def test_rows_of_anything_else_are_not(home: Path, case: str) -> None:
    path = marked(staged(home), "of yesterday" if case == "other code" else None)
    rows, batch = beside(path).read_bytes(), path.read_bytes()
    if case in ("cut", "damaged", "empty"):
        damage = {"cut": rows[:-9], "damaged": rows[:99] + bytes([rows[99] ^ 1]) + rows[100:], "empty": b""}
        beside(path).write_bytes(damage[case])
    elif case == "another batch":
        shutil.copy(staged(home, 7), path)
    elif case == "packed anew":
        path.write_bytes(igzip.compress(igzip.decompress(batch), 0))
    elif case == "none":
        beside(path).unlink()

    read, incoming = read_prepared(str(path))

    assert incoming.longest == len("Nº 0본문입니다.")
    assert len(incoming.articles) == (7 if case == "another batch" else 2)
    assert said(read) == said(read_batch(path))


@pytest.mark.parametrize("damage", ["cut", "flip", "empty", "line", "gone"])
def test_a_damaged_batch_is_refused_in_the_same_words_however_whole_its_rows_are(home: Path, damage: str) -> None:
    path = staged(home)
    body = path.read_bytes()
    lines = igzip.decompress(body).split(b"\n")
    path.write_bytes(
        {
            "cut": body[:-20],
            "flip": body[:60] + bytes([body[60] ^ 255]) + body[61:],
            "empty": b"",
            "line": igzip.compress(b"\n".join(lines[:1] + lines[2:])),
            "gone": b"",
        }[damage]
    )
    if damage == "gone":
        path.unlink()
    assert kept.unpack(beside(path).read_bytes())
    with pytest.raises(StageError) as expected:
        read_batch(path)

    with pytest.raises(StageError) as refused:
        read_prepared(str(path))

    assert str(refused.value) == str(expected.value)


def test_rows_whose_batch_did_not_come_to_be_are_no_batch_and_are_written_over(home: Path) -> None:
    run = new_run()
    in_the_way = home / "stage" / "tiny" / run / "00000.jsonl.gz"
    in_the_way.mkdir(parents=True)
    writer = BatchWriter(str(home / "stage"), home, SITE, run)
    with pytest.raises(StageError, match="nothing of it is visible"):
        writer.close(seen=0)
    writer._file.close()
    early = beside(in_the_way).read_bytes()
    in_the_way.rmdir()

    assert complete_batches(str(home / "stage")) == []

    path = staged(home, 2, run)
    assert beside(path).read_bytes() != early
    assert read_prepared(str(marked(path)))[1].longest == MARK


def test_lines_that_no_load_of_this_version_takes_are_sealed_without_rows(home: Path) -> None:
    writer = BatchWriter(str(home / "stage"), home, SITE, new_run())
    writer.add_article(article(1), "k1")
    writer._file.close()
    header, *lines = writer._part.read_bytes().splitlines(keepends=True)
    later = json.dumps(json.loads(header) | {"schema": 99}, separators=(",", ":")).encode() + b"\n"
    writer._part.write_bytes(b"".join([later, *lines]))

    (path,) = seal_interrupted(home, str(home / "stage"))

    assert [file.name for file in Path(path).parent.iterdir()] == ["00000.jsonl.gz"]
    with pytest.raises(StageError, match="schema 99"):
        read_prepared(path)


def test_a_batch_goes_with_its_rows_and_its_folder_wherever_they_lie(home: Path) -> None:
    path = staged(home)
    assert beside(path).exists()

    remove_rows(str(path))
    assert (path.exists(), beside(path).exists()) == (True, False)
    remove_rows(str(path))

    again = staged(home)
    assert [remove_batch(str(again)), remove_batch(str(again))] == [True, False]
    assert not again.parent.exists()


def test_an_object_store_has_them_too(home: Path) -> None:
    store = fsspec.filesystem("memory").store
    store.clear()
    writer = BatchWriter("memory://stage", home, SITE, new_run())
    writer.add_article(article(1), "k1")
    (path,) = writer.close(seen=1)
    assert sorted(name.rpartition("/")[2] for name in store) == ["00000.jsonl.gz", "00000.rows"]

    batch, incoming = read_prepared(path)
    remove_batch(path)

    assert (batch.header["site"], len(incoming.articles), list(store)) == ("tiny", 1, [])
