"""Programs in, running programs out: starts components, restarts those that die, stops all of them in seconds.

Each runs in a session of its own, so a Ctrl-C at the terminal reaches only us, and its log goes to a file.
"""

from __future__ import annotations

import signal
import subprocess
import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import attrs

from spiders.errors import LocalError
from spiders.local.component import Component, tail
from spiders.local.ending import end, signal_group

if TYPE_CHECKING:
    from collections.abc import Callable

PAUSES = (1.0, 2.0, 4.0, 8.0, 16.0, 30.0)
"""Seconds before the first, second, … restart of a component that keeps dying."""

STABLE = 60.0
"""Seconds after which a component that stays up has its earlier deaths forgiven."""

PATIENCE = 15.0
"""Seconds a component has to end after SIGTERM."""


@attrs.define
class _Running:
    component: Component
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    started_at: datetime = attrs.field(factory=lambda: datetime.now(UTC))
    ready: bool = False
    was_ready: bool = False
    deaths: int = 0
    again_at: float = 0.0


class Supervisor:
    """Keeps components running; the caller's loop calls `tick` about twice a second."""

    def __init__(self, say: Callable[[str], None], pauses: tuple[float, ...] = PAUSES) -> None:
        self.say = say
        self.pauses = pauses
        self._running: dict[str, _Running] = {}

    def start(self, component: Component) -> None:
        """Start it; `tick` looks after it from now on."""
        component.log.parent.mkdir(parents=True, exist_ok=True)
        if component.log.exists():
            component.log.replace(component.log.with_name(component.log.name + ".1"))
        self._running[component.name] = running = _Running(component)
        self._launch(running)

    def _launch(self, running: _Running) -> None:
        component = running.component
        with component.log.open("ab") as log:
            running.process = subprocess.Popen(
                component.command,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                env=dict(component.env),
                start_new_session=True,
            )
        running.started, running.started_at = time.monotonic(), datetime.now(UTC)
        running.ready = False

    def pids(self) -> dict[str, int]:
        """Process ids of the components that run now."""
        return {name: r.process.pid for name, r in self._running.items() if r.process and r.process.poll() is None}

    def waiting_for(self) -> list[str]:
        """Names of the components that are not ready."""
        return [name for name, running in self._running.items() if not running.ready]

    def tick(self) -> None:
        """Notice who has died or become ready, restart who is due; LocalError when one never comes up."""
        for running in self._running.values():
            if running.process is None:
                if time.monotonic() >= running.again_at:
                    self.say(f"{running.component.name} is started again")
                    self._launch(running)
            elif running.process.poll() is not None:
                self._bury(running, running.process)
            elif not running.ready:
                running.ready = running.component.ready(running.started_at)
                if running.ready:
                    running.was_ready = True
                    self.say(f"{running.component.name} is ready after {time.monotonic() - running.started:.1f} s")
            elif running.deaths and time.monotonic() - running.started > STABLE:
                running.deaths = 0

    def _bury(self, running: _Running, process: subprocess.Popen[bytes]) -> None:
        component, code = running.component, process.returncode
        signal_group(process, signal.SIGKILL)
        running.process = None
        running.deaths += 1
        pause = self.pauses[min(running.deaths, len(self.pauses)) - 1]
        running.again_at = time.monotonic() + pause
        how = f"signal {-code}" if code < 0 else f"exit code {code}"
        if running.deaths < len(self.pauses):
            self.say(f"{component.name} has ended ({how}); it is started again in {pause:g} s")
            return
        last = tail(component.log)
        if not running.was_ready:
            raise LocalError(f"{component.name} keeps ending ({how}); the end of {component.log}:\n{last}")
        self.say(f"{component.name} keeps ending ({how}); next try in {pause:g} s; the end of {component.log}:\n{last}")

    def wait_ready(self, limit: float) -> None:
        """Until every component is ready; LocalError names those that are not after `limit` seconds."""
        deadline = time.monotonic() + limit
        while waiting := self.waiting_for():
            self.tick()
            if time.monotonic() > deadline:
                log = self._running[waiting[0]].component.log
                raise LocalError(f"{' and '.join(waiting)} not ready after {limit:g} s; the end of {log}:\n{tail(log)}")
            time.sleep(0.2)

    def stop(self, patience: float = PATIENCE) -> None:
        """End them all, see `ending`; none is started again."""
        running = [(r.component, r.process) for r in self._running.values() if r.process]
        self._running.clear()
        end(running, patience, self.say)
