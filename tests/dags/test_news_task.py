"""A task around a real program: its answer, its exit codes, and every way of stopping it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

PROBE = Path(__file__).with_name("probe.py")


@pytest.fixture(scope="session")
def ended(probe):
    return probe("tasks")


def test_the_last_line_is_the_result_and_the_extra_of_the_asset(ended):
    assert ended["success"]["result"] == {"loaded": 3, "updated": 1}
    assert ended["success"]["extra"] == {"loaded": 3, "updated": 1}


def test_a_failure_is_repeated_and_says_the_last_words(ended):
    assert ended["failure"]["error"] == "AirflowException"
    assert ended["failure"]["message"].endswith("exit code 1: news: the site is down")


def test_bad_usage_is_not_repeated(ended):
    assert ended["bad_usage"]["error"] == "AirflowFailException"
    assert "since lies after until" in ended["bad_usage"]["message"]


@pytest.mark.parametrize(("way", "error"), [("stopped", "AirflowException"), ("timeout", "AirflowTaskTimeout")])
def test_a_stopped_command_gets_one_signal_and_the_time_to_seal(ended, way, error):
    assert ended[way]["error"] == error
    assert ended[way]["note"] == "1"


def test_addresses_of_the_form_are_a_file_as_long_as_the_command_runs(ended):
    assert ended["addresses"]["result"]["text"] == "https://paper.example/1\nhttps://paper.example/2\n"
    assert not Path(ended["addresses"]["result"]["path"]).exists()


def test_a_command_that_does_not_end_is_killed(ended):
    assert ended["stubborn"]["error"] == "AirflowTaskTimeout"
    assert ended["stubborn"]["seconds"] < 200  # it would go on for 600


def test_a_worker_left_behind_ends_with_its_command(ended):
    assert ended["worker"]["result"] == {}
    assert ended["worker"]["seconds"] < 200  # its worker would go on for 600
    assert not ended["worker"].get("left")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux tells a child that its parent has died")
def test_the_command_ends_when_its_task_is_killed(tmp_path):
    note = tmp_path / "note"
    task = subprocess.Popen([sys.executable, str(PROBE), "killed", str(note)], stdout=subprocess.DEVNULL)
    pid_file = Path(f"{note}.pid")
    wait_for(pid_file)
    command = int(pid_file.read_text())
    os.kill(task.pid, signal.SIGKILL)
    task.wait()
    wait_for(note)
    assert note.read_text() == "1"
    deadline = time.monotonic() + 100
    while runs(command) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not runs(command)


def runs(pid: int) -> bool:
    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def wait_for(path: Path, seconds: float = 200) -> None:
    deadline = time.monotonic() + seconds
    while not (path.exists() and path.stat().st_size) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert path.exists()
