"""The paper as a program."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from urllib.request import urlopen

import pytest

from spiders.errors import BroadsheetError
from spiders.local.paper import first_launch

COMMAND = [sys.executable, "-m", "spiders.local.paper"]


def test_serve_prints_its_address_serves_and_ends_on_sigterm(tmp_path: Path) -> None:
    state, log = tmp_path / "paper.json", tmp_path / "log.jsonl"
    command = [*COMMAND, "serve", "--port", "0", "--delay", "2.5", "--state", str(state), "--log", str(log)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        address = process.stdout.readline().strip()
        with urlopen(f"{address}/robots.txt", timeout=100) as response:  # noqa: S310 (our own server)
            robots = response.read().decode()
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=100) == 0

    assert "Crawl-delay: 2.5" in robots
    assert json.loads(log.read_text())["path"] == "/robots.txt"
    launched = datetime.fromisoformat(json.loads(state.read_text())["launched_at"])
    assert launched.tzinfo is not None


def test_the_first_launch_is_kept_and_truth_tells_any_moment(tmp_path: Path) -> None:
    state = tmp_path / "paper.json"
    state.write_text('{"launched_at": "2026-11-20T03:00:00+00:00"}')

    def told(at: str) -> list[dict[str, object]]:
        done = subprocess.run(
            [*COMMAND, "truth", "--state", str(state), "--at", at], capture_output=True, text=True, check=True
        )
        return [json.loads(line) for line in done.stdout.splitlines()]

    at_launch, an_hour_later = told("2026-11-20T03:00:00Z"), told("2026-11-20T04:00")

    assert len(an_hour_later) == len(at_launch) + 30
    assert {line["kind"] for line in at_launch} == {"article", "address"}


def test_a_port_that_is_taken_is_one_sentence_and_exit_code_1(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = subprocess.run(
            [*COMMAND, "serve", "--port", str(port), "--state", str(tmp_path / "paper.json")],
            capture_output=True,
            text=True,
            check=False,
        )

    assert done.returncode == 1
    assert f"127.0.0.1:{port}" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_state_file_that_says_nothing_is_named(tmp_path: Path) -> None:
    (tmp_path / "paper.json").write_text("{}")

    with pytest.raises(BroadsheetError, match=r"paper\.json"):
        first_launch(tmp_path / "paper.json")


def test_a_second_start_keeps_the_first_launch(tmp_path: Path) -> None:
    state = tmp_path / "new" / "paper.json"
    launch = first_launch(state)

    assert first_launch(state) == launch
    assert [file.name for file in state.parent.iterdir()] == ["paper.json"]
