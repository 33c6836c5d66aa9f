"""A dump, restored as docs/warehouse.md says it, is the same warehouse."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import psycopg2
import pytest

from spiders.items import Author
from spiders.local.binaries import bindir
from spiders.local.postgres import EmbeddedPostgres
from spiders.warehouse.check import check
from spiders.warehouse.load import load
from spiders.warehouse.migrate import MigrateReport, migrate
from spiders.warehouse.refresh import refresh
from spiders.warehouse.takedown import take_down
from tests.conftest import Warehouse
from tests.warehouse.staging import DAY, Run, article, changed, url
from tests.warehouse.test_load import EVERYTHING

Ask = Callable[..., list[tuple[Any, ...]]]


def test_a_restored_dump_is_the_same_warehouse_and_goes_on(
    warehouse: Warehouse, postgres: EmbeddedPostgres, ask: Ask, tmp_path: Path
):
    one = article("1")
    Run(1).reads(one, article("2")).ends()
    load()
    dump = ["--format=custom", "--exclude-extension=pg_stat_statements", f"--file={tmp_path / 'news.dump'}"]
    subprocess.run([bindir() / "pg_dump", *dump, warehouse.owner], check=True)
    postgres.create_database("restored")
    restored = postgres.dsn("owner", "restored")
    migrate(restored)  # as a fresh start has done

    options = ["--clean", "--if-exists", "--no-owner", "--role=news_owner", "-d", restored]
    subprocess.run([bindir() / "pg_restore", *options, tmp_path / "news.dump"], check=True)
    migrate(restored)

    connection = psycopg2.connect(postgres.dsn("postgres", "restored"))
    with connection, connection.cursor() as cursor:
        cursor.execute(EVERYTHING)
        assert cursor.fetchall() == ask(EVERYTHING)
    connection.close()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NEWS_DSN", postgres.dsn("loader", "restored"))
        Run(2).reads(changed(one, body_text="New.", fetched_at=DAY + timedelta(hours=1), raw_ref="x#2")).ends()
        assert load().articles == {"updated": 1}


@pytest.mark.usefixtures("warehouse")
def test_a_dump_restored_into_a_fresh_server_needs_no_migration_and_shows_the_same(
    warehouse: Warehouse, ask: Ask, tmp_path: Path
):
    one = article("1", authors=(Author(name="Kim"),), wire_agency=("yonhap",))
    Run(1).reads(one, article("2"), article("3", published_at=DAY)).ends()
    Run(2).reads(changed(one, body_text="New.", fetched_at=DAY + timedelta(hours=1), raw_ref="x#2")).ends()
    load()
    ask("ANALYZE warehouse.article_search")
    assert ask("SELECT warehouse.bigrams_due(1)") != [(None,)]
    refresh()
    check()
    take_down(url("2"), "court order")
    names = [name for (name,) in ask("SELECT relation FROM news.data_dictionary WHERE type = 'view' AND position = 0")]
    views = {name: f'SELECT to_jsonb(v) FROM news."{name}" AS v ORDER BY 1' for name in names}  # noqa: S608
    views["search"] = """SELECT to_jsonb(found) FROM news.search('"shares closed"', newest => true) AS found"""
    assert ask(views["search"])
    dump = ["--format=custom", "--exclude-extension=pg_stat_statements", f"--file={tmp_path / 'news.dump'}"]
    subprocess.run([bindir() / "pg_dump", *dump, warehouse.owner], check=True)

    with tempfile.TemporaryDirectory(prefix="broadsheet-restored-", ignore_cleanup_errors=True) as directory:
        Path(directory).chmod(0o755)
        fresh = EmbeddedPostgres(Path(directory) / "home", {"fsync": "off"})
        fresh.start()
        try:
            options = ["--no-owner", "--role=news_owner", "--exit-on-error", "-d", fresh.dsn("owner")]
            subprocess.run([bindir() / "pg_restore", *options, tmp_path / "news.dump"], check=True)

            assert migrate(fresh.dsn("owner")) == MigrateReport(migrations=(), files=())
            connection = psycopg2.connect(fresh.dsn("reader"))
            with connection, connection.cursor() as cursor:
                for name, question in views.items():
                    cursor.execute(question)
                    assert cursor.fetchall() == ask(question), name
            connection.close()
        finally:
            fresh.stop()
