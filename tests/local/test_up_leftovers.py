"""What a killed `news up` leaves is found and ended, nothing else is; ports, login and lock of a home."""

from __future__ import annotations

import os
import socket
import stat
import subprocess
import sys

import psutil
import pytest

from spiders.errors import LocalError
from spiders.local.leftovers import MARK, end, marked
from spiders.local.lock import holder, only_one
from spiders.local.login import login
from spiders.local.ports import port_for

SLEEP = "import sys, time; print('up', flush=True); time.sleep(600)"
RENAMED = "from setproctitle import setproctitle; setproctitle('airflow worker -- LocalExecutor: <idle>'); " + SLEEP


def start(code: str, **env: str) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", code],
        env={**os.environ, **env},
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    process.stdout.readline()
    return process


@pytest.fixture
def started():
    processes = []

    def one(code: str, **env: str):
        processes.append(start(code, **env))
        return processes[-1]

    yield one
    for process in processes:
        process.kill()
        process.wait()
        process.stdout.close()


def test_only_processes_that_carry_the_mark_are_ended(started):
    ours = started(SLEEP, **{MARK: "this home"})
    another_home = started(SLEEP, **{MARK: "another home"})
    stranger = started(SLEEP)
    assert [process.pid for process in marked("this home")] == [ours.pid]
    assert end("this home") == 1
    assert not psutil.pid_exists(ours.pid)
    assert another_home.poll() is None
    assert stranger.poll() is None


def test_a_process_that_renamed_itself_is_still_found(started):
    renamed = started(RENAMED, **{MARK: "this home", "SPT_NOENV": "1"})
    assert [process.pid for process in marked("this home")] == [renamed.pid]


def test_what_ignores_sigterm_is_killed(started):
    stubborn = started("import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); " + SLEEP, **{MARK: "this home"})
    assert end("this home", patience=0.3) == 1
    assert not psutil.pid_exists(stubborn.pid)


def test_a_port_is_remembered_and_moved_when_taken(tmp_path):
    first = port_for(tmp_path, "airflow")
    assert port_for(tmp_path, "airflow") == first
    assert port_for(tmp_path, "paper") != first
    with socket.create_server(("127.0.0.1", first)):
        second = port_for(tmp_path, "airflow")
    assert second != first
    assert port_for(tmp_path, "airflow") == second


def test_the_login_is_made_once_and_private(tmp_path):
    made = login(tmp_path)
    assert login(tmp_path) == made
    assert stat.S_IMODE((tmp_path / "login.json").stat().st_mode) == 0o600
    assert len({made.password, made.api_secret, made.jwt_secret, made.fernet_key, made.mark}) == 5


def test_a_home_has_one_stack(tmp_path):
    assert holder(tmp_path) is None
    with only_one(tmp_path):
        assert holder(tmp_path) == os.getpid()
        with pytest.raises(LocalError, match=f"runs already, as process {os.getpid()}"), only_one(tmp_path):
            pass
    assert holder(tmp_path) is None
