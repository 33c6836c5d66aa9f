"""Airflow is imported in processes of its own only: its import changes logging and settings for all that follows."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

PROBE = Path(__file__).with_name("probe.py")


def clean_environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith(("AIRFLOW", "NEWS_"))}


@pytest.fixture(scope="session")
def probe() -> Callable[[str], dict[str, Any]]:
    """Run tests/dags/probe.py with one word; what it found."""

    def run(word: str) -> dict[str, Any]:
        command = [sys.executable, str(PROBE), word]
        done = subprocess.run(
            command, capture_output=True, text=True, env=clean_environment(), timeout=1500, check=False
        )
        assert done.returncode == 0, done.stderr[-3000:]
        return json.loads(done.stdout.splitlines()[-1])

    return run
