"""The whole flow, once: the demo paper is crawled and loaded, half an hour passes, it is crawled and loaded again."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import psycopg2
import psycopg2.extras
import pytest
from attrs import frozen

from spiders.local.paper import Paper, PaperServer, faulty_edition, truth
from spiders.local.postgres import EmbeddedPostgres


@frozen(kw_only=True)
class Told:
    """What one crawl and load said, and what the paper held at that moment."""

    crawl: dict[str, Any]
    load: dict[str, Any]
    truth: list[dict[str, Any]]


@frozen(kw_only=True)
class Flow:
    """A NEWS_HOME with a warehouse of its own, and a paper."""

    environment: dict[str, str]
    reader: str
    paper: Paper
    server: PaperServer

    def news(self, *arguments: str, code: int = 0) -> str:
        """Run `news …` as a user does; its standard output."""
        done = subprocess.run(
            [sys.executable, "-m", "spiders", *arguments],
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == code, done.stdout + done.stderr
        return done.stdout

    def run(self) -> Told:
        """Crawl and load; the truth is that of the moment before."""
        lines = [json.loads(json.dumps(line, default=str)) for line in truth.lines(self.paper.edition())]
        crawled = json.loads(self.news("crawl", "demo", "--json").splitlines()[-1])
        return Told(crawl=crawled, load=json.loads(self.news("load", "--json").splitlines()[-1]), truth=lines)

    def sql(self, query: str, **parameters: Any) -> list[dict[str, Any]]:
        """Rows, as the reader sees them."""
        connection = psycopg2.connect(self.reader, cursor_factory=psycopg2.extras.RealDictCursor)
        try:
            with connection, connection.cursor() as cursor:
                cursor.execute(query, parameters)
                return [dict(row) for row in cursor.fetchall()]
        finally:
            connection.close()


@pytest.fixture(scope="module")
def flow(
    postgres: EmbeddedPostgres, template_warehouse: str, tmp_path_factory: pytest.TempPathFactory, request: Any
) -> Iterator[Flow]:
    """A paper launched an hour ago, an empty warehouse; the clock stands still until a test moves it.

    A module that sets FAULTY = True gets the paper with everything in it that goes wrong on the web, one that sets
    FURNISHED = True the paper with standing lines among its paragraphs; DELAY are the seconds between two requests.
    """
    home: Path = tmp_path_factory.mktemp("flow") / "a home"
    name = f"flow_{request.module.__name__.rsplit('.', 1)[-1].removeprefix('test_')}"
    _as_superuser(postgres, f"CREATE DATABASE {name} TEMPLATE {template_warehouse} OWNER news_owner")
    now = datetime.now(UTC)
    paper = Paper(now - timedelta(hours=1), now, furnished=getattr(request.module, "FURNISHED", False))
    faults = faulty_edition(paper) if getattr(request.module, "FAULTY", False) else {}
    with PaperServer(paper, delay=getattr(request.module, "DELAY", 0.0), faults=faults) as server:
        environment = {key: value for key, value in os.environ.items() if not key.startswith("NEWS_")} | {
            "NEWS_HOME": str(home),
            "NEWS_OWNER_DSN": postgres.dsn("owner", name),
            "NEWS_DSN": postgres.dsn("loader", name),
            "NEWS_READER_DSN": postgres.dsn("reader", name),
            "NEWS_BASE_URL_DEMO": server.address,
        }
        yield Flow(environment=environment, reader=environment["NEWS_READER_DSN"], paper=paper, server=server)
    _as_superuser(postgres, f"DROP DATABASE {name} WITH (FORCE)")


def _as_superuser(postgres: EmbeddedPostgres, statement: str) -> None:
    connection = psycopg2.connect(postgres.dsn("postgres", "postgres"))
    try:
        connection.autocommit = True
        connection.cursor().execute(statement)
    finally:
        connection.close()
