"""Running components in, nothing running out: in order, with the time to report and to close, then by force."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from contextlib import suppress
from typing import TYPE_CHECKING

import psutil

if TYPE_CHECKING:
    from collections.abc import Callable

    from spiders.local.component import Component

LINGERING = 1.5
"""Seconds for a component that idles after it has closed everything."""

NUDGE = 2.0
"""Seconds until workers that still work are told once more."""

Running = tuple["Component", "subprocess.Popen[bytes]"]


def end(running: list[Running], patience: float, say: Callable[[str], None]) -> None:
    """End them all: first those that drain, then the rest together; what does not end in time is killed."""
    draining = [one for one in running if one[0].drains]
    for _, process in draining:
        signal_group(process, signal.SIGTERM)
    deadline = time.monotonic() + patience
    for one in draining:
        _drain(one[1], deadline)
        _finish(one, deadline, say)
    others = sorted((one for one in running if not one[0].drains), key=lambda one: not one[0].lingers)
    for _, process in others:
        signal_group(process, signal.SIGTERM)
    now = time.monotonic()
    for one in others:
        _finish(one, now + (min(LINGERING, patience) if one[0].lingers else patience), say)


def _drain(process: subprocess.Popen[bytes], deadline: float) -> None:
    """Tell its workers again while they work: one that was just taking up its task has missed the first signal."""
    while process.poll() is None and time.monotonic() < deadline:
        with suppress(subprocess.TimeoutExpired):
            process.wait(min(NUDGE, max(0.0, deadline - time.monotonic())))
            return
        with suppress(psutil.Error):
            for worker in psutil.Process(process.pid).children():
                worker.terminate()


def _finish(one: Running, deadline: float, say: Callable[[str], None]) -> None:
    component, process = one
    try:
        process.wait(max(0.0, deadline - time.monotonic()))
    except subprocess.TimeoutExpired:
        if not component.lingers:
            say(f"{component.name} did not end in time and was killed")
    signal_group(process, signal.SIGKILL)
    process.wait()


def signal_group(process: subprocess.Popen[bytes], number: signal.Signals) -> None:
    """To the process group that the component leads; its members may outlive it."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, number)
