"""docs/querying.md: each example runs, on a warehouse with two articles and the files exported from it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner

from spiders.cli import app
from spiders.config import ROOT
from spiders.local.binaries import bindir
from spiders.warehouse.load import load
from tests.conftest import Warehouse
from tests.warehouse.staging import Run, article

PAGE = (ROOT / "docs" / "querying.md").read_text(encoding="utf-8")
PYTHON = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
SHELL = re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL)
NOW = datetime.now(UTC)


@pytest.fixture
def environment(warehouse: Warehouse, tmp_path: Path) -> dict[str, str]:
    """What a reader has: an address, and a folder of exported days."""
    one = article("1", published_at=NOW - timedelta(hours=3), fetched_at=NOW, wire_agency=("yonhap",), is_wire=True)
    two = article("2", published_at=NOW - timedelta(days=2), fetched_at=NOW, section="World")
    Run(1, at=NOW).reads(one, two).ends()
    load()
    exported = CliRunner().invoke(app, ["export", "--changed", "--to", str(tmp_path / "lake")])
    assert exported.exit_code == 0, exported.exception
    return os.environ | {"NEWS_READER_DSN": warehouse.reader, "NEWS_EXPORT": str(tmp_path / "lake")}


def said(command: list[str], environment: dict[str, str]) -> str:
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_there_is_an_example_for_each_tool():
    assert (len(SHELL), len(PYTHON)) == (1, 3)


def test_psql_counts_the_articles(environment: dict[str, str]):
    path = f"{bindir()}{os.pathsep}{environment['PATH']}"

    assert re.search(r"herald\s+\|\s+2", said(["sh", "-c", SHELL[0]], environment | {"PATH": path}))


@pytest.mark.parametrize(("example", "shows"), [*zip(PYTHON, ["Business", "Headline of 1", "yonhap"], strict=True)])
def test_an_example_in_python_shows_what_it_should(environment: dict[str, str], example: str, shows: str):
    assert shows in said([sys.executable, "-c", example], environment)
