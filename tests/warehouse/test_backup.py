"""A dump, restored as docs/warehouse.md says it, is the same warehouse."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import psycopg2
import pytest

from spiders.local.binaries import bindir
from spiders.local.postgres import EmbeddedPostgres
from spiders.warehouse.load import load
from spiders.warehouse.migrate import migrate
from tests.conftest import Warehouse
from tests.warehouse.staging import DAY, Run, article, changed
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
