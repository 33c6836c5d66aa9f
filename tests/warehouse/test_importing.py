"""Articles that somebody else collected: the same steps, the same books, nothing dropped in silence."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psutil
import pytest
from backports import zstd
from typer.testing import CliRunner

from spiders.cli import app
from spiders.errors import UsageError
from spiders.stage.batch import read_batch
from spiders.warehouse.importing.staging import Staged, stage
from spiders.warehouse.load import load

Ask = Callable[..., list[tuple[Any, ...]]]


def one(**values: Any) -> str:
    said = {
        "url": "https://times.example/a/1?utm_source=x",
        "source": "times",
        "headline": "A headline",
        "body": "First paragraph.\n\nSecond paragraph. (Yonhap)",
        "published_at": "2026-03-06T17:10:32+09:00",
        "language": "en",
        "byline": "By Kim Min-ji",
    }
    return json.dumps({name: value for name, value in (said | values).items() if value is not None})


def take(*lines: str) -> Staged:
    """Stage lines of a file."""
    return stage([(number, line.encode()) for number, line in enumerate(lines, start=1)], "file.jsonl")


def test_a_line_becomes_an_article_through_the_same_steps_as_a_page(ask: Ask):
    staged = take(one())

    assert staged.states == {"staged": 1}
    assert load(staged.batches).articles == {"loaded": 1}
    assert ask(
        "SELECT source, url_canonical, body_text, published_at, authors, wire_agency, discovered_via FROM news.articles"
    ) == [
        (
            "times",
            "https://times.example/a/1",
            "First paragraph.\n\nSecond paragraph.",
            datetime(2026, 3, 6, 8, 10, 32, tzinfo=UTC),
            ["Kim Min-ji"],
            ["yonhap"],
            ["import:file.jsonl"],
        )
    ]


def test_the_same_file_again_brings_nothing_new_and_an_edited_line_a_revision(ask: Ask):
    load(take(one(), one(url="https://times.example/a/2")).batches)

    again = load(take(one(), one(url="https://times.example/a/2", body="Another text.")).batches)

    assert again.articles == {"unchanged": 1, "updated": 1}
    assert ask("SELECT count(*) FROM warehouse.article_revision") == [(3,)]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "unreadable_line"),
        ("[1]", "unreadable_line"),
        ("[" * 50_000, "unreadable_line"),
        (one(url=None), "no_url"),
        (one(headline=" "), "no_headline"),
        (one(body=7), "no_body"),
        (one(url="/a/1"), "bad_address"),
        (one(byline=7), "bad_value"),
        (one(keywords=7), "bad_value"),
    ],
)
def test_a_line_that_is_no_article_is_quarantined_with_its_reason(ask: Ask, line: str, reason: str):
    staged = take(line, one())

    assert staged.states == {"staged": 1, "quarantined": 1}
    assert staged.reasons == {reason: 1}
    assert load(staged.batches).articles == {"loaded": 1}
    [(where, why, detail)] = ask("SELECT url, reason, detail FROM warehouse.quarantine")
    assert (where, why) == ("file.jsonl#line-1", reason)
    assert f"It begins: {line[:20]}" in detail
    assert ask("SELECT seen, books FROM warehouse.run") == [(2, {"loaded": 1, "quarantined": 1})]


def test_the_same_article_twice_in_a_file_is_a_duplicate_and_the_same_text_elsewhere_is_not(ask: Ask):
    staged = take(one(), one(url="https://www.times.example/a/1"), one(url="https://post.example/1", source=None))
    load(staged.batches)

    assert staged.states == {"staged": 2, "duplicate": 1}
    assert ask("SELECT source FROM news.articles ORDER BY 1") == [("post.example",), ("times",)]
    assert ask("SELECT seen, books FROM warehouse.run") == [(3, {"loaded": 2, "duplicate": 1})]


@pytest.mark.parametrize("source", ["korea_herald", None])
def test_an_article_of_a_site_of_ours_gets_that_sites_identity(ask: Ask, source: str | None):
    address = "http://www.koreaherald.com/view.php?np=1&ud=20211026000101"
    load(take(one(url=address, source=source)).batches)

    assert ask("SELECT source, source_article_id FROM news.articles") == [("korea_herald", "20211026000101")]


@pytest.mark.usefixtures("warehouse")
def test_the_command_says_what_came_of_it(tmp_path: Path):
    file = tmp_path / "articles.jsonl"
    file.write_text(one() + "\n{\n")

    shown = CliRunner().invoke(app, ["import", str(file)])
    counted = CliRunner().invoke(app, ["import", str(file), "--json"])

    assert shown.stdout == "2 lines: 1 loaded; before that 1 quarantined (1 unreadable_line)\n"
    report = json.loads(counted.stdout)
    assert (report["lines"], report["articles"]) == ({"staged": 1, "quarantined": 1}, {"unchanged": 1})


@pytest.mark.usefixtures("warehouse")
def test_packed_files_and_the_standard_input_are_read_as_well(tmp_path: Path):
    text = f"\ufeff{one()}\n\n{one(url='https://times.example/a/2')}".encode()
    gzipped = gzip.compress(text)
    packed = {"a.jsonl.gz": gzipped, "a.jsonl.zst": zstd.compress(text), "named_wrongly.json": gzipped}
    for name, data in packed.items():
        (tmp_path / name).write_bytes(data)

    answers = [CliRunner().invoke(app, ["import", str(tmp_path / name), "--json"]) for name in packed]
    answers.append(CliRunner().invoke(app, ["import", "-", "--json"], input=text))

    assert [json.loads(answer.stdout)["lines"] for answer in answers] == [{"staged": 2}] * 4
    assert [json.loads(answer.stdout)["articles"] for answer in answers] == [{"loaded": 2}] + [{"unchanged": 2}] * 3


@pytest.mark.usefixtures("warehouse")
def test_of_a_file_that_breaks_off_the_whole_lines_are_taken_and_the_command_fails(tmp_path: Path):
    lines = [one(url=f"https://times.example/{number}", body=f"{number**9} words") for number in range(6000)]
    whole = gzip.compress("\n".join(lines).encode())
    (tmp_path / "cut.jsonl.gz").write_bytes(whole[: len(whole) // 2])

    done = CliRunner().invoke(app, ["import", str(tmp_path / "cut.jsonl.gz"), "--json"])

    assert done.exit_code == 1
    report = json.loads(done.stdout)
    assert 500 < report["articles"]["loaded"] < 6000
    assert "breaks off behind line" in report["broken"]
    assert "what stands before that was taken" in done.stderr


@pytest.mark.usefixtures("warehouse")
def test_several_processes_read_a_large_file_into_the_same_batches_as_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    lines = [one(url=f"https://times.example/{number}") for number in range(450)]
    lines[170], lines[300] = "{", lines[120]
    staged = {}
    for processes in ("1", "2"):
        monkeypatch.setenv("NEWS_WORKERS", processes)
        monkeypatch.setenv("NEWS_STAGE", str(tmp_path / processes))
        staged[processes] = take(*lines)

    assert staged["1"].states == staged["2"].states == {"staged": 448, "quarantined": 1, "duplicate": 1}
    one_, two = (
        [raw for path in staged[number].batches for raw in read_batch(path).lines if b'"kind":"article"' in raw[:20]]
        for number in "12"
    )
    assert [json.loads(raw)["url"] for raw in one_] == [json.loads(raw)["url"] for raw in two]


@pytest.mark.usefixtures("warehouse")
def test_a_killed_import_leaves_no_process_and_the_next_one_loads_what_it_had_read(home: Path):
    import_ = subprocess.Popen([sys.executable, "-m", "spiders", "import", "-"], stdin=subprocess.PIPE)
    assert import_.stdin
    for number in range(250):
        import_.stdin.write(one(url=f"https://times.example/{number}").encode() + b"\n")
    import_.stdin.flush()
    until(lambda: sum(path.stat().st_size for path in home.glob("work/import/*.part")) > 50_000)
    until(lambda: len(psutil.Process(import_.pid).children()) >= 1)
    readers = psutil.Process(import_.pid).children(recursive=True)
    import_.kill()
    import_.wait()
    import_.stdin.close()

    staged = take(one(url="https://times.example/last"))

    assert load([*staged.recovered, *staged.batches]).articles == {"loaded": 101}
    assert psutil.wait_procs(readers, timeout=100)[1] == []


def until(holds: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 200
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.05)


@pytest.mark.usefixtures("warehouse")
def test_fields_that_nothing_was_taken_from_are_told(tmp_path: Path):
    lines = one(mood="calm", filename="x.html", title_page=""), one(mood="dark")
    (tmp_path / "a.jsonl").write_text("\n".join(lines))

    shown = CliRunner().invoke(app, ["import", str(tmp_path / "a.jsonl")])

    assert shown.stdout.splitlines()[1] == "fields that nothing was taken from: mood (2), filename (1)"


def test_a_file_that_is_not_there_is_bad_usage():
    done = CliRunner().invoke(app, ["import", "nowhere.jsonl"])

    assert isinstance(done.exception, UsageError)
    assert str(done.exception) == "there is no file nowhere.jsonl."
