"""What goes out: typed files of questions and of days, whole or not at all, as a reader sees it."""

from __future__ import annotations

import csv
import gzip
import io
import json
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from click.testing import Result
from typer.testing import CliRunner

from spiders.cli import app
from spiders.errors import BroadsheetError, UsageError
from spiders.items import Author, State
from spiders.warehouse.load import load
from tests.conftest import Warehouse
from tests.warehouse.staging import DAY, Run, article, changed, line

TYPES = """
SELECT true AS yes, 7 AS number, 2.5 AS mean, 'ü'::text AS words, DATE '2026-11-25' AS day,
  TIMESTAMPTZ '2026-11-25 08:00+09' AS moment, TIMESTAMP '2026-11-25 08:00' AS clock, interval '90 seconds' AS later,
  '\\xff'::bytea AS bytes, '{"a": [1, null]}'::jsonb AS json, ARRAY['a', NULL, 'b,c'] AS list,
  to_tsvector('simple', 'x') AS other
UNION ALL SELECT NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL
"""


def news(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments))


def export(*arguments: str) -> dict[str, Any]:
    done = news("export", *arguments, "--json")
    assert done.exit_code == 0, done.exception
    return json.loads(done.stdout)


@pytest.fixture
def filled(warehouse: Warehouse) -> Warehouse:
    """Three articles of two days, and one whose page names no time."""
    one = article("1", published_at=DAY, authors=(Author(name="Kim"), Author(name="Lee, Ph.D.")), keywords=("a", "b"))
    two = article("2", published_at=DAY + timedelta(hours=2))
    three = article("3", published_at=DAY + timedelta(days=1))
    four = article("4", published_at=None, date_precision="none")
    Run(1).reads(one, two, three, four).ends()
    load()
    return warehouse


@pytest.mark.usefixtures("warehouse")
def test_parquet_has_typed_columns(tmp_path: Path):
    export("--sql", TYPES, "--to", str(tmp_path / "a.parquet"))

    table = pq.read_table(tmp_path / "a.parquet")
    types = {field.name: field.type for field in table.schema}
    assert types == {
        "yes": pa.bool_(), "number": pa.int64(), "mean": pa.float64(), "words": pa.string(), "day": pa.date32(),
        "moment": pa.timestamp("us", tz="UTC"), "clock": pa.timestamp("us"), "later": pa.duration("us"),
        "bytes": pa.binary(), "json": pa.string(), "list": pa.list_(pa.string()), "other": pa.string(),
    }  # fmt: skip
    rows = {bool(row["yes"]): row for row in table.to_pylist()}
    assert set(rows[False].values()) == {None}
    assert rows[True]["moment"] == datetime(2026, 11, 24, 23, tzinfo=UTC)
    assert (rows[True]["list"], rows[True]["json"]) == (["a", None, "b,c"], '{"a": [1, null]}')
    assert (rows[True]["later"], rows[True]["bytes"]) == (timedelta(seconds=90), b"\xff")


@pytest.mark.usefixtures("warehouse")
def test_csv_and_json_lines_say_the_same(tmp_path: Path):
    export("--sql", TYPES, "--to", str(tmp_path / "a.csv.gz"))
    export("--sql", TYPES, "--to", str(tmp_path / "a.jsonl"))

    rows = list(csv.DictReader(io.StringIO(gzip.decompress((tmp_path / "a.csv.gz").read_bytes()).decode())))
    full = next(row for row in rows if row["yes"])
    assert (full["yes"], full["moment"], full["later"]) == ("true", "2026-11-24T23:00:00+00:00", "90.0")
    assert (json.loads(full["list"]), json.loads(full["json"])) == (["a", None, "b,c"], {"a": [1, None]})
    said = [json.loads(each) for each in (tmp_path / "a.jsonl").read_text(encoding="utf-8").splitlines()]
    full = next(each for each in said if each["yes"])
    assert (full["json"], full["list"], full["day"], full["bytes"]) == (
        {"a": [1, None]},
        ["a", None, "b,c"],
        "2026-11-25",
        "ff",
    )


@pytest.mark.usefixtures("filled")
def test_a_query_of_the_cookbook_is_exported_with_its_values(tmp_path: Path):
    said = export("--query", "newest", "--set", "limit=2", "--to", str(tmp_path / "newest.parquet"))

    assert (said["rows"], said["files"][0]["rows"]) == (2, 2)
    assert said["files"][0]["bytes"] == (tmp_path / "newest.parquet").stat().st_size


@pytest.mark.usefixtures("filled")
def test_rows_on_the_standard_output_stand_there_alone():
    done = news("export", "--sql", "SELECT url FROM news.articles ORDER BY 1 LIMIT 1", "--to", "-")

    assert done.stdout.splitlines() == ["url", "https://herald.example/1"]
    assert "1 rows" in done.stderr


@pytest.mark.usefixtures("filled")
def test_every_day_is_a_file_and_an_article_without_a_time_is_of_the_day_it_was_first_seen(tmp_path: Path):
    said = export("--since", "2026-03-01", "--until", "2026-03-02", "--to", str(tmp_path))

    [path] = tmp_path.glob("articles/*.parquet")
    table = pq.read_table(path)
    assert (said["rows"], path.name) == (3, "2026-03-02.parquet")
    assert table["source_article_id"].null_count == 3
    assert table["authors"].to_pylist()[0] == ["Kim", "Lee, Ph.D."]
    assert {url[-1] for url in table["url"].to_pylist()} == {"1", "2", "4"}
    assert {"body_text", "keywords", "published_at"} <= set(table.column_names)


@pytest.mark.usefixtures("filled")
def test_what_was_exported_can_be_imported(tmp_path: Path):
    export("--day", "2026-03-02", "--format", "jsonl", "--to", str(tmp_path))

    done = news("import", str(tmp_path / "articles" / "2026-03-02.jsonl.gz"), "--json")

    assert json.loads(done.stdout)["lines"] == {"staged": 3}


@pytest.mark.usefixtures("filled")
def test_only_days_that_a_load_has_touched_are_written_again(tmp_path: Path):
    def days() -> list[str]:
        return [Path(each["path"]).name for each in export("--changed", "--to", str(tmp_path))["files"]]

    first, again = days(), days()
    Run(2).reads(article("5", published_at=DAY + timedelta(days=4))).ends()
    load()
    new = days()
    moved = changed(
        article("3", published_at=DAY + timedelta(days=2)),
        body_text="Other words.",
        fetched_at=DAY + timedelta(hours=3),
    )
    Run(3).reads(moved).ends()
    load()
    after_move = days()
    Run(4).says(line("1", State.GONE, DAY + timedelta(hours=9), reason="http_410")).ends()
    load()
    withdrawn = days()

    assert (first, again) == (["2026-03-02.parquet", "2026-03-03.parquet"], [])
    assert new == ["2026-03-06.parquet"]
    assert after_move == ["2026-03-03.parquet", "2026-03-04.parquet"]
    assert pq.read_table(tmp_path / "articles" / "2026-03-03.parquet").num_rows == 0
    assert (withdrawn, days()) == (["2026-03-02.parquet"], [])


@pytest.mark.usefixtures("filled")
def test_days_go_to_news_export_unless_a_folder_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("NEWS_EXPORT", str(tmp_path / "lake"))

    export("--day", "2026-03-02")

    assert [path.name for path in (tmp_path / "lake" / "articles").iterdir()] == ["2026-03-02.parquet"]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--sql", "SELECT nothing FROM news.articles", "--to", "a.csv"], 'column "nothing" does not exist'),
        (["--sql", "DELETE FROM news.articles", "--to", "a.csv"], "what is exported is a SELECT"),
        (["--sql", "SELECT * FROM warehouse.article", "--to", "a.csv"], "a reader may not ask that"),
        (["--sql", "SELECT 1", "--to", "a.xlsx"], "ends in none of .parquet, .csv, .jsonl"),
        (["--sql", "SELECT 1"], "name the file to write"),
        (["--sql", "SELECT 1", "--query", "newest", "--to", "a.csv"], "not --query and --sql"),
        (["--to", "a.csv"], "name one of --query"),
        (["--query", "poems", "--to", "a.csv"], "there is no query 'poems'"),
        (["--query", "newest", "--set", "limit=many", "--to", "a.csv"], "limit is a whole number, not 'many'"),
        (["--day", "tomorrow"], "--day is a day like 2026-11-25, not 'tomorrow'"),
        (["--since", "2026-03-02", "--until", "2026-03-01"], "lies after --until"),
        (["--day", "2026-03-02", "--format", "xlsx"], "there is no format 'xlsx'"),
    ],
)
@pytest.mark.usefixtures("warehouse")
def test_what_is_asked_wrongly_is_one_sentence_and_leaves_no_file(
    arguments: list[str], says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NEWS_EXPORT", str(tmp_path / "lake"))

    done = news("export", *arguments)

    assert isinstance(done.exception, UsageError), done.exception
    assert says in str(done.exception)
    assert "\n" not in str(done.exception)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


@pytest.mark.usefixtures("filled")
def test_a_folder_that_cannot_be_written_is_one_sentence(tmp_path: Path):
    (tmp_path / "articles").write_text("a file where the folder should be")

    done = news("export", "--day", "2026-03-02", "--to", str(tmp_path))

    assert isinstance(done.exception, BroadsheetError)
    assert "cannot be written" in str(done.exception)


@pytest.mark.usefixtures("filled")
def test_an_export_that_fails_half_way_leaves_the_file_of_before(tmp_path: Path):
    target = tmp_path / "a.csv"
    export("--sql", "SELECT 1 AS number", "--to", str(target))

    done = news("export", "--sql", "SELECT 100 / (4000 - n) FROM generate_series(1, 5000) AS n", "--to", str(target))

    assert str(done.exception) == "Postgres refuses the question: division by zero."
    assert target.read_text().split() == ["number", "1"]
    assert [path.name for path in tmp_path.glob("*a.csv*")] == ["a.csv"]


ENDLESS = "SELECT repeat('news ', 200) AS words, generate_series(1, 100000000) AS n"


@pytest.mark.usefixtures("warehouse")
def test_a_killed_export_leaves_no_file_and_hinders_no_other(tmp_path: Path):
    target = tmp_path / "a.jsonl"
    killed = subprocess.Popen([sys.executable, "-m", "spiders", "export", "--sql", ENDLESS, "--to", str(target)])
    deadline = time.monotonic() + 60
    while sum(path.stat().st_size for path in tmp_path.glob(".a.jsonl*")) < 1 << 20:
        assert time.monotonic() < deadline
        time.sleep(0.05)
    second = news("export", "--sql", "SELECT 1 AS n", "--to", str(target))
    killed.send_signal(signal.SIGKILL)
    killed.wait()

    assert "another export is writing" in str(second.exception)
    assert not target.exists()
    assert export("--sql", "SELECT 1 AS n", "--to", str(target))["rows"] == 1
    assert [path.name for path in tmp_path.glob("*a.jsonl*")] == ["a.jsonl"]


MEASURED = """
import resource, sys
from typer.testing import CliRunner
from spiders.cli import app
done = CliRunner().invoke(app, sys.argv[1:])
assert done.exit_code == 0, done.exception
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


@pytest.mark.usefixtures("warehouse")
def test_memory_does_not_grow_with_the_answer(tmp_path: Path):
    def peak(rows: int) -> float:
        sql = ENDLESS.replace("100000000", str(rows))
        arguments = ["export", "--sql", sql, "--to", str(tmp_path / "a.parquet")]
        done = subprocess.run([sys.executable, "-c", MEASURED, *arguments], capture_output=True, text=True, check=True)
        return float(done.stdout) / (1 << 20 if sys.platform == "darwin" else 1 << 10)

    assert peak(200_000) - peak(40_000) < 80, "MB; the answers are 200 and 40 MB"
