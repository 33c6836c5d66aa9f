"""Migrations: forward only, each once, from anybody's login that may; the dumped schema is what they make."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psycopg2
import pytest

from spiders.errors import WarehouseError
from spiders.local.binaries import bindir
from spiders.local.postgres import EmbeddedPostgres
from spiders.warehouse import migrate as migrating
from spiders.warehouse import statement as statements
from spiders.warehouse.connect import connect, require_migrated
from spiders.warehouse.migrate import MigrateReport, migrate
from spiders.warehouse.schema import dump

Ask = Callable[..., list[tuple[Any, ...]]]


@pytest.fixture
def sql(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of sql/ that a test may edit."""
    copy = tmp_path / "sql"
    shutil.copytree(statements.SQL, copy)
    monkeypatch.setattr(statements, "SQL", copy)
    monkeypatch.setattr(migrating, "SQL", copy)
    return copy


@pytest.fixture
def empty(postgres: EmbeddedPostgres) -> Iterator[str]:
    """Name of a database that nothing was done to."""
    postgres.create_database("empty")
    yield "empty"
    connection = psycopg2.connect(postgres.dsn("postgres", "postgres"))
    connection.autocommit = True
    connection.cursor().execute("DROP DATABASE empty WITH (FORCE)")
    connection.close()


@pytest.mark.usefixtures("warehouse")
def test_a_second_migration_finds_nothing_to_do():
    assert migrate() == MigrateReport(migrations=(), files=())


@pytest.mark.usefixtures("warehouse")
def test_an_edited_migration_is_refused(sql: Path):
    first = min((sql / "migrations").glob("*.sql"))
    first.write_text(first.read_text() + "-- a thought that came later\n")

    with pytest.raises(WarehouseError, match=rf"{first.name} was edited .*write a new one"):
        migrate()


@pytest.mark.usefixtures("warehouse")
def test_a_migration_may_not_be_slipped_in_before_those_applied(sql: Path):
    (sql / "migrations" / "0000_late.sql").write_text("SELECT 1;\n")

    with pytest.raises(WarehouseError, match=r"0000_late\.sql sorts before"):
        migrate()


@pytest.mark.usefixtures("warehouse")
def test_a_migration_that_fails_leaves_nothing_of_itself_and_all_before_it(sql: Path, ask: Ask):
    (sql / "migrations" / "9000_good.sql").write_text("CREATE TABLE warehouse.good (a integer);\n")
    (sql / "migrations" / "9001_bad.sql").write_text("CREATE TABLE warehouse.half (a integer); SELECT 1 / 0;\n")

    with pytest.raises(psycopg2.DataError):
        migrate()

    assert ask("SELECT to_regclass('warehouse.good') IS NOT NULL, to_regclass('warehouse.half')") == [(True, None)]
    (sql / "migrations" / "9001_bad.sql").unlink()
    assert migrate().migrations == ()


@pytest.mark.usefixtures("warehouse")
def test_a_changed_view_is_applied_again_and_keeps_its_rights(sql: Path):
    view = sql / "views" / "10_sources.sql"
    view.write_text(view.read_text() + "COMMENT ON VIEW news.sources IS 'Outlets, said anew.';\n")

    assert migrate().files == ("views/10_sources.sql",)

    with connect("reader") as connection, connection.cursor() as cursor:
        cursor.execute("SELECT obj_description('news.sources'::regclass), (SELECT count(*) FROM news.sources)")
        assert cursor.fetchone() == ("Outlets, said anew.", 0)


def test_two_migrations_at_once_apply_everything_once(postgres: EmbeddedPostgres, empty: str):
    reports: list[MigrateReport] = []
    threads = [threading.Thread(target=lambda: reports.append(migrate(postgres.dsn("owner", empty)))) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(len(report.migrations) for report in reports) == [0, len(statements.files("migrations"))]


def test_a_superuser_may_migrate_and_everything_belongs_to_the_owner_role(postgres: EmbeddedPostgres, empty: str):
    migrate(postgres.dsn("postgres", empty))

    connection = psycopg2.connect(postgres.dsn("postgres", empty))
    with connection, connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT tableowner FROM pg_tables WHERE schemaname = 'warehouse'"
            " UNION SELECT DISTINCT viewowner FROM pg_views WHERE schemaname = 'news'"
        )
        assert cursor.fetchall() == [("news_owner",)]
    connection.close()


def test_a_login_without_the_right_is_told_so(postgres: EmbeddedPostgres, empty: str):
    with pytest.raises(WarehouseError, match=r"may not migrate .*logins\.sql"):
        migrate(postgres.dsn("reader", empty))


@pytest.mark.usefixtures("warehouse")
def test_a_warehouse_that_is_older_than_the_code_asks_for_its_migration(
    sql: Path, postgres: EmbeddedPostgres, empty: str
):
    (sql / "migrations" / "9000_newer.sql").write_text("SELECT 1;\n")

    with connect("loader") as connection, pytest.raises(WarehouseError, match=r"9000_newer: run `news migrate`"):
        require_migrated(connection)
    with (
        pytest.raises(WarehouseError, match="run `news migrate`"),
        connect("loader", postgres.dsn("postgres", empty)) as connection,
    ):
        require_migrated(connection)


@pytest.mark.usefixtures("warehouse")
def test_what_stands_on_a_migration_waits_for_its_last_steps(sql: Path):
    """An index, for one, that is made when the functions are there."""
    (sql / "migrations" / "after" / "9000_newer.sql").write_text("SELECT 1;\n")

    with connect("loader") as connection, pytest.raises(WarehouseError, match=r"after/9000_newer: run `news migrate`"):
        require_migrated(connection)

    migrate()
    with connect("loader") as connection:
        require_migrated(connection)


def test_the_dumped_schema_is_what_the_migrations_make(postgres: EmbeddedPostgres, template_warehouse: str):
    kept = (statements.SQL / "schema.sql").read_text()

    made = dump(postgres.dsn("postgres", template_warehouse), bindir())  # a warehouse that was loaded has parts

    assert made == kept, "run: news migrate --dump sql/schema.sql"
