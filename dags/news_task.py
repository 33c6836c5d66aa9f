"""A `news` command in, its last line (one JSON object) out: how every task of the DAGs does its work.

The command is a child in a process group of its own, so however a task is stopped, the child is told exactly once:
- cleared, marked as failed, or its worker shut down: Airflow calls on_kill, which sends one SIGTERM and returns, so the
  log is read on until the child has ended. Airflow kills the task 5 s later, where it still waits.
- execution_timeout: the same, with PATIENCE seconds until the child is killed.
- the task itself killed (-9, out of memory): Linux sends the child SIGTERM; elsewhere the site's lock keeps a second
  crawl out until the first one has ended.
"""

from __future__ import annotations

import ctypes
import json
import os
import re
import shlex
import signal
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from threading import Thread
from typing import IO, TYPE_CHECKING, Any

from airflow.sdk import BaseOperator
from airflow.sdk.exceptions import AirflowException, AirflowFailException

if TYPE_CHECKING:
    from collections.abc import Callable

    from airflow.sdk import Context

PATIENCE = 60
"""Seconds a command has after an execution timeout to seal what it has."""

BAD_USAGE = 2
"""Exit code of a wrong call: repeating it changes nothing."""

PR_SET_PDEATHSIG = 1


class NewsTask(BaseOperator):
    """Run `news …`, its log lines in the task's log; the counts it prints are the task's result and its assets' extra.

    `arguments` gets Airflow's context and a directory that lives as long as the command, and returns the words after
    `news`; `--json` is added.
    """

    program = (sys.executable, "-m", "spiders")
    """`news`, without relying on PATH."""

    def __init__(self, *, arguments: Callable[[Context, Path], list[str]], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.arguments = arguments
        self._process: subprocess.Popen[str] | None = None
        self._stopped = False

    def execute(self, context: Context) -> dict[str, Any] | None:
        """The object the command printed; a failure for any exit code but 0, without a retry for bad usage."""
        with tempfile.TemporaryDirectory(prefix="news-") as scratch, tempfile.TemporaryFile("w+") as answer:
            words = [*self.arguments(context, Path(scratch)), "--json"]
            self.log.info("news %s", shlex.join(words))
            code, last_words = self._run([*self.program, *words], answer)
            answer.seek(0)
            printed = answer.read().splitlines()
        if self._stopped:
            raise AirflowException(f"`news {words[0]}` was stopped; what it had staged is kept.")
        result = self._result(printed)
        if code == BAD_USAGE:
            raise AirflowFailException(f"`news {words[0]}` was called wrongly: {last_words}")
        if code:
            raise AirflowException(f"`news {words[0]}` ended with exit code {code}: {last_words}")
        for asset in self.outlets:
            context["outlet_events"][asset].extra.update(result or {})
        return result

    def _run(self, command: list[str], answer: IO[str]) -> tuple[int, str]:
        """Exit code and the last line of the log."""
        self._process = process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=answer,
            stderr=subprocess.PIPE,
            text=True,
            errors="replace",
            process_group=0,
            preexec_fn=_end_with_parent(),  # noqa: PLW1509 (one system call, its library is loaded before)
            env={**os.environ, "PYTHONUNBUFFERED": "1", "NO_COLOR": "1"},
        )
        last_words = [""]
        if self._stopped:  # told to end while the child was being started
            process.terminate()
        reader = Thread(target=self._read, args=(process.stderr, last_words), daemon=True)
        reader.start()
        try:
            code = process.wait()
        except BaseException:  # AirflowTaskTimeout: nobody has told the child yet
            self.on_kill()
            with suppress(subprocess.TimeoutExpired):
                process.wait(PATIENCE)
            raise
        finally:
            _kill_group(process.pid)
            process.wait()
            reader.join(timeout=5)
        return code, last_words[0]

    def _read(self, stream: IO[str], last_words: list[str]) -> None:
        for line in stream:
            text = line.rstrip()
            if text:
                last_words[0] = text
                self.log.log(_level(text), "%s", text)

    def _result(self, printed: list[str]) -> dict[str, Any] | None:
        """The JSON object of the last line; all that was printed goes to the log too."""
        result = None
        if printed:
            with suppress(json.JSONDecodeError):
                result = json.loads(printed[-1])
        for line in printed:
            self.log.info("%s", line)
        return result if isinstance(result, dict) else None

    def on_kill(self) -> None:
        """Airflow wants the task to end: the child gets its one SIGTERM."""
        if self._stopped:
            return
        self._stopped = True
        if self._process and self._process.poll() is None:
            self.log.info("stopping the command; what it has staged is kept")
            self._process.terminate()


def _level(line: str) -> int:
    found = re.search(r"\b(WARNING|ERROR|CRITICAL)\b", line[:80])
    return {"WARNING": 30, "ERROR": 40, "CRITICAL": 50}[found[1]] if found else 20


def _kill_group(group: int) -> None:
    """What the command left behind (worker processes of a crawl that was killed)."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(group, signal.SIGKILL)


def _end_with_parent() -> Callable[[], None] | None:
    """For the child, before it becomes the command: SIGTERM when the task dies without a word."""
    if not sys.platform.startswith("linux"):
        return None
    libc = ctypes.CDLL(None)
    parent = os.getpid()

    def ask_the_kernel() -> None:
        libc.prctl(PR_SET_PDEATHSIG, signal.SIGTERM, 0, 0, 0)
        if os.getppid() != parent:
            os._exit(1)

    return ask_the_kernel
