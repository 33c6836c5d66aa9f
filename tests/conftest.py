"""What all tests share. Only loopback is reachable; every test has a NEWS_HOME of its own."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from attrs import frozen
from hypothesis import HealthCheck, settings

from spiders.local.postgres import EmbeddedPostgres

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
# No example is timed: what is quick here takes seconds where others use the machine. All runs have the same examples.
settings.register_profile("any machine", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any machine")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty NEWS_HOME, and no other setting of ours."""
    import os

    for name in [name for name in os.environ if name.startswith("NEWS_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("NEWS_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real pages and scorers; tests that need it skip where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("the folder ../shared is not here")
    return SHARED


@pytest.fixture(scope="session")
def postgres() -> Iterator[EmbeddedPostgres]:
    """One embedded server for all tests; what a crash would lose does not matter here."""
    with tempfile.TemporaryDirectory(prefix="broadsheet-tests-", ignore_cleanup_errors=True) as directory:
        Path(directory).chmod(0o755)  # for root: the server's account must get in
        fast = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
        fast["autovacuum"] = "off"  # what the planner knows of a table, and so its plan, is then the test's alone
        server = EmbeddedPostgres(Path(directory) / "home", fast)
        server.start()
        yield server
        server.stop()


@frozen
class Warehouse:
    """Addresses of a database of the test's own, migrated and empty."""

    owner: str
    loader: str
    reader: str
    superuser: str


_numbers = count()
_spare: list[tuple[str, str]] = []
"""Databases that a test has left as migrated as a fresh one, and that were emptied; each with its shape."""

SHAPE = """
SELECT md5(string_agg(oid::text, ' ' ORDER BY oid)) || (SELECT max(applied_at) FROM warehouse.applied_file)
FROM pg_class
WHERE relnamespace IN ('warehouse'::regnamespace, 'news'::regnamespace)
  AND (relname NOT LIKE 'article_search_%' OR relname LIKE '%_by_bigram')
"""
EMPTY = """
SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid();
SET session_replication_role = replica;
DO $$
DECLARE
  name text;
BEGIN
  FOR name IN
    SELECT relname FROM pg_class WHERE relnamespace = 'warehouse'::regnamespace AND relkind = 'r'
      AND relname NOT IN ('migration', 'applied_file', 'agency', 'agency_alias', 'search_part')
  LOOP
    EXECUTE format('DELETE FROM warehouse.%I', name);
  END LOOP;
END
$$;
DELETE FROM warehouse.agency a WHERE NOT EXISTS (SELECT FROM warehouse.agency_alias WHERE agency = a.agency);
UPDATE warehouse.agency SET first_seen_at = NULL WHERE first_seen_at IS NOT NULL;
SELECT setval(oid::regclass, 1, false) FROM pg_class
WHERE relnamespace = 'warehouse'::regnamespace AND relkind = 'S'
"""


@pytest.fixture(scope="session")
def template_warehouse(postgres: EmbeddedPostgres) -> str:
    """Name of the migrated database that `warehouse` copies."""
    from spiders.warehouse.migrate import migrate

    postgres.create_database("template_warehouse")
    migrate(postgres.dsn("owner", "template_warehouse"))
    return "template_warehouse"


@pytest.fixture
def warehouse(
    postgres: EmbeddedPostgres,
    template_warehouse: str,
    home: Path,  # noqa: ARG001 (first, for it removes all settings)
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Warehouse]:
    """A migrated, empty warehouse; NEWS_DSN, NEWS_OWNER_DSN and NEWS_READER_DSN lead to it."""
    if _spare:
        name, shape = _spare.pop()
    else:
        name = f"warehouse_{next(_numbers)}"
        _superuser(postgres, "postgres", f"CREATE DATABASE {name} TEMPLATE {template_warehouse} OWNER news_owner")
        shape = _superuser(postgres, name, SHAPE)
    made = Warehouse(*(postgres.dsn(role, name) for role in ("owner", "loader", "reader", "postgres")))
    monkeypatch.setenv("NEWS_OWNER_DSN", made.owner)
    monkeypatch.setenv("NEWS_DSN", made.loader)
    monkeypatch.setenv("NEWS_READER_DSN", made.reader)
    yield made
    if _superuser(postgres, name, SHAPE) == shape:
        _superuser(postgres, name, EMPTY)
        _spare.append((name, shape))
    else:
        _superuser(postgres, "postgres", f"DROP DATABASE {name} WITH (FORCE)")


def _superuser(postgres: EmbeddedPostgres, database: str, statements: str) -> str:
    """The first value of the last statement, where it has one."""
    import psycopg2

    connection = psycopg2.connect(postgres.dsn("postgres", database))
    try:
        connection.autocommit = True
        with connection.cursor() as cursor:
            cursor.execute(statements)
            return str(cursor.fetchone()[0]) if cursor.description else ""
    finally:
        connection.close()
