"""The processes that a stack left behind: found by the mark in their environment, ended; no other is touched.

A process's children inherit the mark whatever session or group they move to, so nothing a task started is missed.
Airflow renames its processes; SPT_NOENV=1 keeps that from overwriting the environment that is read here.
"""

from __future__ import annotations

import os
from contextlib import suppress

import psutil

MARK = "NEWS_STACK"


def marked(mark: str) -> list[psutil.Process]:
    """Every living process that carries the mark, but this one."""
    found = []
    for process in psutil.process_iter():
        try:
            if process.pid != os.getpid() and process.environ().get(MARK) == mark:
                found.append(process)
        except (psutil.Error, OSError):
            continue  # gone meanwhile, a zombie, or another user's
    return found


def end(mark: str, patience: float = 5.0) -> int:
    """SIGTERM to all of them, SIGKILL to what is left after `patience` seconds; how many there were."""
    processes = marked(mark)
    for process in processes:
        with suppress(psutil.Error):
            process.terminate()
    _, alive = psutil.wait_procs(processes, timeout=patience)
    last = {*alive, *marked(mark)}
    for process in last:
        with suppress(psutil.Error):
            process.kill()
    psutil.wait_procs(last, timeout=2)
    return len(processes)
