"""A `news` command in, its last line (one JSON object) out: how every task of the DAGs does its work.

However a task is stopped, the command is told exactly once:
- cleared, marked as failed, or its worker shut down: Airflow calls on_kill, which sends SIGTERM and returns, so the log
  is read on until the command has ended. Airflow kills the task 5 s later, where it still waits.
- execution_timeout: the same, with PATIENCE seconds until the command is killed.
"""

from __future__ import annotations

import json
import re
import shlex
import sys
import tempfile
from contextlib import ExitStack, suppress
from typing import TYPE_CHECKING, Any

from airflow.sdk import BaseOperator
from airflow.sdk.exceptions import AirflowException, AirflowFailException
from child import Child

if TYPE_CHECKING:
    from collections.abc import Callable

    from airflow.sdk import Context

PATIENCE = 60
"""Seconds a command has after an execution timeout to seal what it has."""

BAD_USAGE = 2
"""Exit code of a wrong call: repeating it changes nothing."""

LEVELS = {"WARNING": 30, "ERROR": 40, "CRITICAL": 50}


class NewsTask(BaseOperator):
    """Run `news …`, its log lines in the task's log; the counts it prints are the task's result and its assets' extra.

    `arguments` gets Airflow's context and returns the words after `news`; `--json` is added. So are, where `addresses`
    returns any, `--urls` and a file of them that lives as long as the command.
    """

    program = (sys.executable, "-m", "spiders")
    """`news`, without relying on PATH."""

    def __init__(
        self,
        *,
        arguments: Callable[[Context], list[str]],
        addresses: Callable[[Context], list[str] | None] = lambda _context: None,
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self.arguments = arguments
        self.addresses = addresses
        self._child: Child | None = None
        self._stopped = False
        self._last_words = ""

    def execute(self, context: Context) -> dict[str, Any] | None:
        """The object the command printed; a failure for any exit code but 0, without a retry for bad usage."""
        with ExitStack() as files:
            answer = files.enter_context(tempfile.TemporaryFile())
            words = [*self.arguments(context), "--json"]
            if addresses := self.addresses(context):
                urls = files.enter_context(tempfile.NamedTemporaryFile("w", prefix="news-", suffix=".txt"))
                urls.write("\n".join(addresses) + "\n")
                urls.flush()
                words += ["--urls", urls.name]
            self.log.info("news %s", shlex.join(words))
            self._child = child = Child([*self.program, *words], answer)
            files.callback(child.close, PATIENCE, self._say)
            if self._stopped:  # told to end while the child was being started
                child.tell()
            code = child.follow(self._say)
            answer.seek(0)
            result = self._result(answer.read().decode(errors="replace").splitlines())
        if self._stopped:
            raise AirflowException(f"`news {words[0]}` was stopped; what it had staged is kept.")
        if code == BAD_USAGE:
            raise AirflowFailException(f"`news {words[0]}` was called wrongly: {self._last_words}")
        if code:
            raise AirflowException(f"`news {words[0]}` ended with exit code {code}: {self._last_words}")
        for asset in self.outlets:
            context["outlet_events"][asset].extra.update(result or {})
        return result

    def on_kill(self) -> None:
        """Airflow wants the task to end, perhaps in the middle of anything."""
        self._stopped = True
        if self._child and self._child.tell():
            self.log.info("stopping the command; what it has staged is kept")

    def _say(self, line: str) -> None:
        if line:
            self._last_words = line
            found = re.search(r"\b(WARNING|ERROR|CRITICAL)\b", line[:80])
            self.log.log(LEVELS[found[1]] if found else 20, "%s", line)

    def _result(self, printed: list[str]) -> dict[str, Any] | None:
        """The JSON object of the last line; all that was printed goes to the log too."""
        for line in printed:
            self.log.info("%s", line)
        with suppress(json.JSONDecodeError, IndexError):
            result = json.loads(printed[-1])
            return result if isinstance(result, dict) else None
        return None
