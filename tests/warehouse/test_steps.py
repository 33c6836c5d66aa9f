"""Migrations in steps: each in a transaction of its own, and no reader waits long for any of them."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psycopg2
import pytest

from spiders.errors import WarehouseError
from spiders.warehouse import migrate as migrating
from spiders.warehouse import statement as statements
from spiders.warehouse import steps as stepping
from spiders.warehouse.migrate import migrate
from spiders.warehouse.steps import Step, steps
from tests.conftest import Warehouse

Ask = Callable[..., list[tuple[Any, ...]]]


@pytest.fixture
def sql(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of sql/ that a test may add to."""
    copy = tmp_path / "sql"
    shutil.copytree(statements.SQL, copy)
    monkeypatch.setattr(statements, "SQL", copy)
    monkeypatch.setattr(migrating, "SQL", copy)
    return copy


def test_a_file_without_marks_is_one_step():
    assert steps("SELECT 1;\n-- stepping stones\n") == [Step("SELECT 1;\n-- stepping stones\n", "")]


def test_what_stands_before_the_first_mark_belongs_to_the_first_step():
    text = "-- Why.\n-- step\nONE\n-- step: again\nTWO\n-- step: no transaction\nTHREE"

    assert steps(text) == [Step("-- Why.\n\nONE\n", ""), Step("\nTWO\n", "again"), Step("\nTHREE", "no transaction")]


@pytest.mark.usefixtures("warehouse")
def test_a_step_is_repeated_while_it_finds_rows_and_another_runs_outside_a_transaction(sql: Path, ask: Ask):
    (sql / "migrations" / "9000_steps.sql").write_text(
        "-- step\n"
        "CREATE TABLE IF NOT EXISTS warehouse.filled (number bigint, twice bigint);\n"
        "INSERT INTO warehouse.filled SELECT generate_series(1, 25);\n"
        "-- step: again\n"
        "UPDATE warehouse.filled SET twice = 2 * number\n"
        "WHERE number IN (SELECT number FROM warehouse.filled WHERE twice IS NULL LIMIT 10);\n"
        "-- step: no transaction\n"
        "CREATE INDEX CONCURRENTLY IF NOT EXISTS filled_by_number ON warehouse.filled (number);\n"
    )

    assert migrate().migrations == ("9000_steps",)

    assert ask(
        "SELECT count(*) FILTER (WHERE twice = 2 * number), count(DISTINCT xmin::text) FROM warehouse.filled"
    ) == [(25, 3)]
    assert ask("SELECT to_regclass('warehouse.filled_by_number') IS NOT NULL") == [(True,)]
    assert migrate().migrations == ()


@pytest.mark.usefixtures("warehouse")
def test_a_migration_that_is_broken_off_is_begun_anew(sql: Path, ask: Ask):
    file = sql / "migrations" / "9000_steps.sql"
    file.write_text("-- step\nCREATE TABLE IF NOT EXISTS warehouse.kept (a integer);\n-- step\nSELECT 1 / 0;\n")

    with pytest.raises(psycopg2.DataError):
        migrate()

    assert ask("SELECT to_regclass('warehouse.kept') IS NOT NULL") == [(True,)]
    file.write_text(file.read_text().replace("/ 0", "/ 1"))
    assert migrate().migrations == ("9000_steps",)


@pytest.mark.usefixtures("warehouse")
def test_an_index_that_a_broken_off_migration_left_unfinished_is_made_anew(sql: Path, ask: Ask):
    ask("CREATE TABLE warehouse.doubled (a integer)")
    ask("ALTER TABLE warehouse.doubled OWNER TO news_owner")
    ask("INSERT INTO warehouse.doubled VALUES (1), (1)")
    with pytest.raises(psycopg2.errors.UniqueViolation):
        ask("CREATE UNIQUE INDEX CONCURRENTLY doubled_by_a ON warehouse.doubled (a)")
    (sql / "migrations" / "9000_index.sql").write_text(
        "-- step: no transaction\nCREATE INDEX CONCURRENTLY IF NOT EXISTS doubled_by_a ON warehouse.doubled (a);\n"
    )

    migrate()

    assert ask("SELECT indisvalid FROM pg_index WHERE indexrelid = 'warehouse.doubled_by_a'::regclass") == [(True,)]


def test_a_migration_that_others_never_let_in_says_so(sql: Path, warehouse: Warehouse, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(stepping, "PATIENCE", 0)
    (sql / "migrations" / "9000_column.sql").write_text("ALTER TABLE warehouse.run ADD COLUMN thought text;\n")
    reader = psycopg2.connect(warehouse.superuser)
    reader.cursor().execute("SELECT count(*) FROM warehouse.run")

    with pytest.raises(WarehouseError, match="others have used what the migration is to change"):
        migrate()

    reader.close()


def test_readers_do_not_wait_behind_a_migration_that_waits_for_one_of_them(sql: Path, warehouse: Warehouse):
    (sql / "migrations" / "9000_column.sql").write_text("ALTER TABLE warehouse.run ADD COLUMN thought text;\n")
    slow, quick = psycopg2.connect(warehouse.superuser), psycopg2.connect(warehouse.superuser)
    quick.autocommit = True
    slow.cursor().execute("SELECT count(*) FROM warehouse.run")  # in a transaction that stays open
    done: list[tuple[str, ...]] = []
    migration = threading.Thread(target=lambda: done.append(migrate().migrations))
    migration.start()
    quick.cursor().execute("SET lock_timeout = '30s'")
    for _ in range(30):
        quick.cursor().execute("SELECT count(*) FROM warehouse.run")  # fails where it has to wait for longer
        time.sleep(0.1)

    assert done == []
    slow.close()
    migration.join()
    quick.close()
    assert done == [("9000_column",)]
