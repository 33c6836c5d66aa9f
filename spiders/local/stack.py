"""Everything that runs on this machine, started in order and stopped in the opposite one.

Postgres → tables (Airflow's and the warehouse's) and the demo paper → Airflow's four components → the pool of crawls.
What an earlier stack of this home left behind, killed, is ended first.
"""

from __future__ import annotations

import json
import os
import sys
import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from spiders.local import airflow, airflow_tables, leftovers
from spiders.local.airflow_api import AirflowApi
from spiders.local.answers import answers
from spiders.local.component import Component
from spiders.local.errands import run_all
from spiders.local.login import login
from spiders.local.old_logs import DAY, begin_anew, remove_old_logs
from spiders.local.ports import LOOPBACK, port_for
from spiders.local.postgres import EmbeddedPostgres
from spiders.local.supervisor import Supervisor

if TYPE_CHECKING:
    from spiders.config import Config
    from spiders.local.announce import Announcer

POSTGRES_INTERVAL = 2.0
"""Seconds between two looks at Postgres."""

START_LIMIT = 300.0
"""Seconds until Airflow must be up; a slow machine needs 40, one that is busy as well more than 60."""


class Stack:
    """The local stack of one home. `start`, then `watch` again and again, `stop` in any case."""

    def __init__(self, config: Config, announcer: Announcer) -> None:
        self.config = config
        self.home = config.home
        self.announcer = announcer
        self.login = login(self.home)
        self.postgres = EmbeddedPostgres(self.home)
        self.supervisor = Supervisor(announcer.say)
        self.began = datetime.now(UTC)
        self.env: dict[str, str] = {}
        self._recorded: dict[str, int] = {}
        self._postgres_looked_at = 0.0
        self._logs_looked_at = time.time()

    def start(self) -> None:
        """Until everything answers; LocalError says what does not."""
        if count := leftovers.end(self.login.mark):
            self.announcer.say(f"ended {count} processes that an earlier, killed stack had left")
        begin_anew(self.home)
        remove_old_logs(self.home, time.time())
        with self.announcer.step("starting Postgres"):
            self.postgres.start()
        self.paper_port = port_for(self.home, "paper")
        self.airflow_port = port_for(self.home, "airflow")
        database = json.loads((self.home / "warehouse.json").read_text())["airflow"]
        self.env = airflow.environment(
            home=self.home,
            port=self.airflow_port,
            login=self.login,
            database=database,
            base_urls={"demo": self.paper_address},
        )
        airflow.prepare(self.home, self.login)
        self.supervisor.start(self._paper())
        self._migrate(database)
        with self.announcer.step("starting Airflow"):
            self.api = AirflowApi(f"http://{LOOPBACK}:{self.airflow_port}", self.login)
            for component in airflow.components(self.home, self.env, self.api.is_ready):
                self.supervisor.start(component)
            self.supervisor.wait_ready(START_LIMIT)
        self.api.make_pool("crawl", airflow.CRAWLS_AT_ONCE, "crawls at the same time on this machine")
        self._record()

    @property
    def paper_address(self) -> str:
        """Where the demo paper is served."""
        return f"http://{LOOPBACK}:{self.paper_port}"

    def _paper(self) -> Component:
        files = {"--state": self.home / "paper.json", "--log": self.home / "logs" / "paper-requests.log"}
        where = ("--port", str(self.paper_port), *(str(part) for pair in files.items() for part in pair))
        return Component(
            name="demo-paper",
            command=(sys.executable, "-m", "spiders.local.paper", "serve", *where),
            env=self.env,
            log=self.home / "logs" / "demo-paper.log",
            ready=lambda _since: answers(f"{self.paper_address}/robots.txt"),
        )

    def _migrate(self, database: str) -> None:
        """Both sets of tables at the same time: each spends its time importing."""
        work: dict[str, tuple[str, ...]] = {"the warehouse's tables": (sys.executable, "-m", "spiders", "migrate")}
        airflow_is_due = not airflow_tables.are_current(self.home, database)
        if airflow_is_due:
            work["Airflow's tables"] = (*airflow.AIRFLOW, "db", "migrate")
        with self.announcer.step(f"bringing {' and '.join(work)} up to date"):
            run_all(work, self.env, self.home / "logs" / "migrate.log")
        if airflow_is_due:
            airflow_tables.remember(self.home, database)

    def watch(self) -> None:
        """Look after everything once; called about twice a second."""
        self.supervisor.tick()
        if time.monotonic() - self._postgres_looked_at > POSTGRES_INTERVAL:
            self._postgres_looked_at = time.monotonic()
            if not self.postgres.running():
                self.announcer.say("Postgres has ended; it is started again")
                self.postgres.start()
        if time.time() - self._logs_looked_at > DAY:
            self._logs_looked_at = time.time()
            remove_old_logs(self.home, time.time())
        if self.supervisor.pids() != self._recorded:
            self._record()

    def _record(self) -> None:
        """For `news status`, in <home>/stack.json."""
        self._recorded = self.supervisor.pids()
        facts: dict[str, Any] = {
            "pid": os.getpid(),
            "airflow": self.api.address,
            "paper": self.paper_address,
            "components": self._recorded,
        }
        beside = self.home / "stack.json.part"
        beside.write_text(json.dumps(facts, indent=1) + "\n")
        beside.replace(self.home / "stack.json")

    def stop(self) -> None:
        """End everything that this home's stack has started, in seconds; may be called at any moment."""
        with self.announcer.step("stopping"):
            try:
                self.supervisor.stop()
                leftovers.end(self.login.mark)
            finally:
                self.postgres.stop()
            (self.home / "stack.json").unlink(missing_ok=True)
