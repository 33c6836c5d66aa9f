"""The supervisor, on small real programs."""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path

import psutil
import pytest

from spiders.errors import LocalError
from spiders.local import ending
from spiders.local.component import Component
from spiders.local.supervisor import Supervisor

SLEEP = "import time; time.sleep(600)"
LONG = 200
"""Seconds within which all that is waited for comes, on any machine."""
ENDS_ON_TERM = "print('up', flush=True); " + SLEEP
IGNORES_TERM = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); " + ENDS_ON_TERM
WITH_CHILD = (
    "import subprocess, sys; child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(600)']); "
    "print(child.pid, flush=True); " + SLEEP
)


@pytest.fixture
def said() -> list[str]:
    return []


@pytest.fixture
def supervisor(said):
    made = Supervisor(said.append, pauses=(0.05, 0.05, 0.05))
    yield made
    made.stop(patience=1)


def component(tmp_path: Path, code: str, name: str = "part", **changes) -> Component:
    log = tmp_path / "a path" / f"{name}.log"
    defaults = {
        "name": name,
        "command": (sys.executable, "-c", code),
        "env": dict(os.environ),
        "log": log,
        "ready": lambda _since: log.exists() and log.stat().st_size > 0,
    }
    return Component(**{**defaults, **changes})


def test_is_ready_when_every_component_says_so(supervisor, tmp_path):
    supervisor.start(component(tmp_path, ENDS_ON_TERM, "one"))
    supervisor.start(component(tmp_path, ENDS_ON_TERM, "two"))
    assert supervisor.waiting_for() == ["one", "two"]
    supervisor.wait_ready(LONG)
    assert supervisor.waiting_for() == []
    assert set(supervisor.pids()) == {"one", "two"}


def test_a_component_that_dies_is_started_again_and_said_so(supervisor, said, tmp_path):
    supervisor.start(component(tmp_path, ENDS_ON_TERM))
    supervisor.wait_ready(LONG)
    first = supervisor.pids()["part"]
    os.kill(first, signal.SIGKILL)
    deadline = time.monotonic() + LONG
    while supervisor.pids().get("part", first) == first and time.monotonic() < deadline:
        supervisor.tick()
        time.sleep(0.02)
    assert supervisor.pids()["part"] != first
    assert any("signal 9" in line for line in said)
    assert any("is started again" in line for line in said)


def test_a_component_that_never_comes_up_is_named_with_the_end_of_its_log(supervisor, tmp_path):
    supervisor.start(component(tmp_path, "raise SystemExit('the port is taken')", ready=lambda _since: False))
    with pytest.raises(LocalError, match=r"part keeps ending \(exit code 1\)[^$]*the port is taken"):
        supervisor.wait_ready(LONG)


def test_a_component_that_is_not_ready_in_time_is_named(supervisor, tmp_path):
    supervisor.start(component(tmp_path, ENDS_ON_TERM, ready=lambda _since: False))
    with pytest.raises(LocalError, match=r"part not ready after 0\.5 s"):
        supervisor.wait_ready(0.5)


def test_a_component_that_worked_before_is_tried_for_ever(supervisor, said, tmp_path):
    marker = tmp_path / "broken"
    code = f"import pathlib; print('up', flush=True); pathlib.Path({str(marker)!r}).exists() and exit(3); " + SLEEP
    supervisor.start(component(tmp_path, code))
    supervisor.wait_ready(LONG)
    marker.touch()
    os.kill(supervisor.pids()["part"], signal.SIGKILL)
    deadline = time.monotonic() + LONG
    while not any("keeps ending (exit code 3)" in line for line in said) and time.monotonic() < deadline:
        supervisor.tick()
        time.sleep(0.02)
    assert any("keeps ending (exit code 3)" in line and "up" in line for line in said)


def test_what_ignores_sigterm_is_killed_and_said_so(supervisor, said, tmp_path):
    supervisor.start(component(tmp_path, IGNORES_TERM))
    supervisor.wait_ready(LONG)
    pid = supervisor.pids()["part"]
    supervisor.stop(patience=0.3)
    assert not psutil.pid_exists(pid)
    assert said[-1] == "part did not end in time and was killed"


def test_a_components_children_end_with_it(supervisor, tmp_path):
    part = component(tmp_path, WITH_CHILD)
    supervisor.start(part)
    supervisor.wait_ready(LONG)
    child = psutil.Process(int(part.log.read_text()))
    supervisor.stop(patience=LONG)
    psutil.wait_procs([child], timeout=LONG)
    assert not child.is_running()


def test_what_drains_has_ended_before_the_others_are_told(supervisor, tmp_path):
    note = "import atexit, signal, sys, time; signal.signal(signal.SIGTERM, lambda *_: sys.exit()); "
    note += "print('up', flush=True); atexit.register(lambda: (time.sleep({}), print(time.time()))); time.sleep(600)"
    worker = component(tmp_path, note.format(0.5), "worker", drains=True)
    server = component(tmp_path, note.format(0), "server")
    supervisor.start(server)
    supervisor.start(worker)
    supervisor.wait_ready(LONG)
    supervisor.stop(patience=LONG)
    assert float(worker.log.read_text().split()[1]) < float(server.log.read_text().split()[1])


def test_a_worker_that_missed_the_first_signal_is_told_again(supervisor, said, tmp_path, monkeypatch):
    monkeypatch.setattr(ending, "NUDGE", 0.2)
    worker = (
        "import signal, sys, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('up', flush=True); "
        "time.sleep(1); signal.signal(signal.SIGTERM, signal.SIG_DFL); time.sleep(600)"
    )
    leader = (
        "import signal, subprocess, sys; signal.signal(signal.SIGTERM, lambda *_: None); "
        f"sys.exit(0 if subprocess.Popen([sys.executable, '-c', {worker!r}]).wait() == -15 else 1)"
    )
    supervisor.start(component(tmp_path, leader, drains=True))
    supervisor.wait_ready(LONG)
    supervisor.stop(patience=LONG)
    assert [line for line in said if "killed" in line] == []
