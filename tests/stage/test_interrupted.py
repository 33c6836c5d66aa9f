"""A killed crawl leaves a file of plain lines; sealing it loses nothing that was read."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from spiders.errors import SiteBusy
from spiders.items import State
from spiders.stage.batch import complete_batches, read_batch
from spiders.stage.interrupted import seal_interrupted
from spiders.stage.lock import site_lock
from spiders.stage.run import new_run
from spiders.stage.writer import BatchWriter, part_of
from tests.stage.tiny import SITE, address, article


def killed(home: Path, number: int = 3, **options: int) -> Path:
    """A run that was killed after some articles, with one address for which nothing was decided."""
    run = new_run()
    writer = BatchWriter(str(home / "stage"), home, SITE, run, **options)
    writer.add(address(99))
    for index in range(number):
        writer.add(address(index))
        writer.add_article(article(index), f"k{index}")
        writer.add(address(index, State.STAGED))
    writer._file.close()
    return part_of(home, "tiny", run)


def end_of(path: str) -> dict:
    return next(record for record in read_batch(path).records() if record["kind"] == "run_end")


def test_what_was_read_becomes_a_batch_and_open_addresses_are_deferred(home: Path) -> None:
    killed(home)

    (path,) = seal_interrupted(home, str(home / "stage"), "tiny")

    records = list(read_batch(path).records())
    assert [r["key"] for r in records if r["kind"] == "article"] == ["k0", "k1", "k2"]
    assert [(r["key"], r["reason"]) for r in records if r.get("state") == "deferred"] == [("k99", "interrupted")]
    assert end_of(path) | {"finished_at": ""} == {
        "kind": "run_end",
        "started_at": read_batch(path).header["created_at"],
        "finished_at": "",
        "finish_reason": "killed",
        "seen": 4,
        "counts": {"staged": 3, "deferred": 1},
        "stats": {},
    }
    assert seal_interrupted(home, str(home / "stage")) == []


def test_a_torn_last_line_costs_that_line_alone(home: Path) -> None:
    part = killed(home)
    lines = part.read_bytes().splitlines(keepends=True)
    part.write_bytes(b"".join(lines[:-2]) + lines[-2][:-30])

    (path,) = seal_interrupted(home, str(home / "stage"), "tiny")

    assert end_of(path)["counts"] == {"staged": 2, "deferred": 2}
    assert end_of(path)["stats"]["torn_bytes"] > 0


def test_an_article_whose_line_was_the_last_one_is_staged(home: Path) -> None:
    part = killed(home)
    part.write_bytes(part.read_bytes()[:-30])

    (path,) = seal_interrupted(home, str(home / "stage"), "tiny")

    assert end_of(path)["counts"] == {"staged": 3, "deferred": 1}


def test_a_rotated_run_is_ended_by_its_earlier_batches_too(home: Path) -> None:
    killed(home, 5, articles=2)

    (path,) = seal_interrupted(home, str(home / "stage"), "tiny")

    assert len(complete_batches(str(home / "stage"))) == 3
    assert end_of(path)["seen"] == 6
    assert end_of(path)["counts"] == {"staged": 5, "deferred": 1}


def test_killed_between_sealing_and_the_next_part_nothing_is_sealed_twice(home: Path) -> None:
    # The moment by hand: a batch without an end is visible, and its part is still there.
    writer_part = killed(home, 2, articles=2)
    first = complete_batches(str(home / "stage"))[-1]
    writer_part.write_bytes(b"\n".join([_header_of(first), *read_batch(first).lines]) + b"\n")

    (last,) = seal_interrupted(home, str(home / "stage"), "tiny")

    assert read_batch(last).header["seq"] == 1
    assert "article" not in read_batch(last).counts
    assert end_of(last)["counts"] == {"staged": 2, "deferred": 1}


def _header_of(path: str) -> bytes:
    from isal import igzip

    return igzip.decompress(Path(path).read_bytes()).split(b"\n")[0]


def test_killed_after_the_run_was_sealed_only_the_part_is_removed(home: Path) -> None:
    part = killed(home)
    left = part.read_bytes()
    seal_interrupted(home, str(home / "stage"), "tiny")
    part.write_bytes(left)

    assert seal_interrupted(home, str(home / "stage"), "tiny") == []
    assert not part.exists()


def test_killed_before_the_first_line_leaves_nothing(home: Path) -> None:
    part_of(home, "tiny", "x").parent.mkdir(parents=True)
    part_of(home, "tiny", "x").write_bytes(b'{"kind":"bat')

    assert seal_interrupted(home, str(home / "stage"), "tiny") == []


def test_a_running_crawl_is_let_be_and_a_second_one_is_told_who_runs(home: Path) -> None:
    part = killed(home)
    code = (
        "import sys, time; from pathlib import Path; from spiders.stage.lock import site_lock\n"
        "with site_lock(Path(sys.argv[1]), 'tiny'): print('held', flush=True); time.sleep(60)"
    )
    other = subprocess.Popen([sys.executable, "-c", code, str(home)], stdout=subprocess.PIPE)
    try:
        assert other.stdout is not None
        assert other.stdout.readline() == b"held\n"
        assert seal_interrupted(home, str(home / "stage")) == []
        assert part.exists()
        with pytest.raises(SiteBusy, match=f"process {other.pid}"), site_lock(home, "tiny"):
            pass
    finally:
        os.kill(other.pid, signal.SIGKILL)
        other.communicate()

    assert len(seal_interrupted(home, str(home / "stage"))) == 1
