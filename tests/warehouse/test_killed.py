"""A loader or its server that is killed in mid-load: in the end the warehouse is as an undisturbed one."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import psycopg2
import pytest

from spiders.local.postgres import EmbeddedPostgres
from spiders.local.postmaster import postmaster
from spiders.warehouse.load import load
from spiders.warehouse.migrate import migrate
from tests.conftest import EMPTY
from tests.warehouse.staging import DAY, Run, article
from tests.warehouse.test_load import EVERYTHING

Ask = Callable[..., list[tuple[Any, ...]]]


def killed_load(batches: int, delay: float) -> bool:
    """Run `news load`; kill it -9 a moment after it has said so many batches. Whether that came before its end."""
    process = subprocess.Popen([sys.executable, "-m", "spiders", "load"], stderr=subprocess.PIPE, text=True)
    with process:
        assert process.stderr
        said = 0
        for line in process.stderr:
            said += line.startswith("loaded")
            if said == batches:
                time.sleep(delay)
                process.send_signal(signal.SIGKILL)
                break
        process.stderr.close()
    assert process.returncode in {-signal.SIGKILL, 0}
    return process.returncode != 0


@pytest.mark.slow
def test_a_loader_killed_again_and_again_leaves_an_undisturbed_warehouse(ask: Ask):
    text = " ".join(f"word{number}" for number in range(800))
    for number in (1, 2):
        at = DAY + timedelta(hours=number)
        articles = (article(str(name), f"{text} {number * (name % 3)}.", at) for name in range(400))
        Run(number, articles_a_batch=40).reads(*articles).ends()
    load()
    expected = ask(EVERYTHING)
    ask(EMPTY)
    assert os.environ["NEWS_DSN"]

    killed = [killed_load(*moment) for moment in ((1, 0.005), (2, 0.02), (1, 0.04), (3, 0.01), (2, 0.03))]
    rest = load()

    assert any(killed)  # a busy machine may be late for the last ones
    assert rest.batches < 22
    assert ask("SELECT count(*) FROM warehouse.load_batch")[0][0] == 22
    assert ask(EVERYTHING) == expected


@pytest.fixture
def server(home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[EmbeddedPostgres]:  # noqa: ARG001 (no NEWS_DSN)
    """One of the test's own, migrated, at the address where `news` looks for it."""
    with TemporaryDirectory(prefix="broadsheet-killed-", ignore_cleanup_errors=True) as directory:
        Path(directory).chmod(0o755)
        server = EmbeddedPostgres(Path(directory) / "home", {"fsync": "off", "shared_buffers": "32MB"})
        monkeypatch.setenv("NEWS_HOME", str(server.home))
        server.start()
        try:
            migrate()
            yield server
        finally:
            server.stop()


@pytest.mark.slow
def test_what_a_killed_server_takes_back_of_a_load_the_next_one_loads(server: EmbeddedPostgres):
    text = " ".join(f"word{number}" for number in range(800))
    Run(articles_a_batch=60).reads(*(article(str(name), f"{text} {name}.") for name in range(600))).ends()

    with subprocess.Popen([sys.executable, "-m", "spiders", "load"], stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr
        for line in process.stderr:
            if line.startswith("loaded"):
                os.kill(postmaster(server.state.data).pid, signal.SIGKILL)
                break
        said = process.stderr.read()
    while postmaster(server.state.data):
        time.sleep(0.01)
    server.start()
    load()

    assert process.returncode == 1, said
    with closing(psycopg2.connect(server.dsn("owner"))) as connection, connection, connection.cursor() as cursor:
        cursor.execute("SELECT count(*), count(DISTINCT run_id) FROM news.articles")
        assert cursor.fetchall() == [(600, 1)]
        cursor.execute("SELECT count(*), sum((counts->>'loaded')::integer) FROM warehouse.load_batch")
        assert cursor.fetchall() == [(11, 600)]
        cursor.execute(
            "SET enable_seqscan = off; SELECT count(*) FROM warehouse.article_search"
            " WHERE warehouse.numbers_of(article_id, version) @> ARRAY[warehouse.number_of('word7')]"
        )
        assert cursor.fetchall() == [(600,)]
