"""A home directory in, a running Postgres out: server, databases, logins, and their addresses in <home>/warehouse.json.

The server listens on 127.0.0.1 only, on a port that is chosen once and moved when something else has taken it. Its data
are in <home>/postgres, except for root whose home the server's account cannot enter: then below /var/lib/broadsheet.
"""

from __future__ import annotations

import fcntl
import json
import os
import subprocess
from contextlib import contextmanager
from typing import TYPE_CHECKING

from spiders.config import ROOT
from spiders.errors import WarehouseError
from spiders.local.account import server_account
from spiders.local.binaries import bindir, bindir_for
from spiders.local.buffers import memory, shared_buffers
from spiders.local.initdb import initdb
from spiders.local.login import write_private
from spiders.local.ports import LOOPBACK, port_for
from spiders.local.postgres_state import LOGINS, State
from spiders.local.postmaster import clear_stale_lock, postmaster

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

SETTINGS = {
    "listen_addresses": LOOPBACK,
    "unix_socket_directories": "",
    "max_connections": "200",
    "shared_buffers": shared_buffers(memory()),
    "effective_cache_size": "1GB",
    "work_mem": "16MB",
    "maintenance_work_mem": "128MB",
    "max_wal_size": "2GB",
    "random_page_cost": "1.1",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "password_encryption": "scram-sha-256",
    "shared_preload_libraries": "pg_stat_statements",
}
PATIENCE = 180
"""Seconds that a start (with recovery after a crash) or a stop may take."""
LOG_SIZE = 10 << 20
"""From here on a start begins a new log and keeps the old one beside it."""


class EmbeddedPostgres:
    """The server of one home. Several objects, in several processes, may speak for the same one."""

    def __init__(self, home: Path, settings: Mapping[str, str] | None = None) -> None:
        self.home = home.absolute()
        self.state = State(self.home)
        self.settings = {**SETTINGS, **(settings or {})}

    def start(self) -> None:
        """Start the server, with all that a first use needs. Where it runs already, see that all of it is there."""
        self.home.mkdir(parents=True, exist_ok=True)
        with self._alone():
            self.state.begin()
            self._own_data()
            if not self.running():
                self._launch()
            self._set_up()

    def stop(self) -> None:
        """Stop the server; sessions are ended, what they had committed is kept. Nothing where it does not run."""
        for mode in ("fast", "immediate"):
            if not self.running() or self._pg_ctl("stop", "-m", mode).returncode == 0:
                return
        raise WarehouseError(f"the embedded Postgres of {self.home} does not stop: {self._said()}")

    def running(self) -> bool:
        """Whether the server of this home is alive."""
        return self.state.exists and postmaster(self.state.data) is not None

    def create_database(self, name: str, owner: str = "news_owner") -> None:
        """A database on this server, where it is not there yet."""
        self._psql(
            "SELECT format('CREATE DATABASE %I OWNER %I', :'name', :'owner')"
            " WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = :'name') \\gexec",
            name=name,
            owner=owner,
        )

    def dsn(self, role: str, database: str = "warehouse") -> str:
        """Address for "owner", "loader", "reader", "airflow", or "postgres", the superuser."""
        user = f"news_{role}_login" if role in LOGINS else role
        return f"postgresql://{user}:{self.state.password(role)}@{LOOPBACK}:{self.port}/{database}"

    @property
    def port(self) -> int:
        """Where the server listens, or listened last."""
        running = postmaster(self.state.data)
        return running.port if running else self.state.port

    @contextmanager
    def _alone(self) -> Iterator[None]:
        with (self.home / "postgres.lock").open("a") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield

    def _own_data(self) -> None:
        """See that the data are there and ours, or make them."""
        data, account = self.state.data, server_account(self.state.data)
        if not account.can_enter(self.state.place):
            raise WarehouseError(
                f"{self.state.place} is gone or belongs to another account: run as that one, or set another NEWS_HOME."
            )
        if not (data / "PG_VERSION").exists():
            if self.state.made:
                raise WarehouseError(
                    f"the warehouse's data {data} are gone: restore them, "
                    f"or remove {self.home / 'postgres.json'} to begin with an empty one."
                )
            durable = self.settings.get("fsync") != "off"
            initdb(data, self.state.password("postgres"), account, self._as_server, durable=durable)
            self.state.remember(made=True)

    def _launch(self) -> None:
        clear_stale_lock(self.state.data)
        log = self.state.log
        if log.exists() and log.stat().st_size > LOG_SIZE:
            log.replace(log.with_suffix(".log.1"))
        for _ in range(3):
            port = port_for(self.home, "postgres")
            self.state.remember(port=port)
            settings = {**self.settings, "port": str(port)}
            options = " ".join(f"-c {name}='{value}'" for name, value in settings.items())
            if self._pg_ctl("start", "-o", options).returncode == 0:
                return
            if "could not bind" not in self._said():
                break
        raise WarehouseError(f"the embedded Postgres does not start: {self._said()} (all of it: {log})")

    def _said(self, lines: int = 6) -> str:
        """The end of the server's log."""
        try:
            said = self.state.log.read_text(errors="replace").splitlines()
        except FileNotFoundError:
            return "it left no log"
        return " | ".join(line.strip() for line in said[-lines:])

    def _set_up(self) -> None:
        """Roles, logins and databases, by the file that the containers use too; addresses. All of it may run again."""
        self._psql((ROOT / "sql" / "logins.sql").read_text())
        self._psql("SET client_min_messages = warning; CREATE EXTENSION IF NOT EXISTS pg_stat_statements;", "warehouse")
        addresses = {role: self.dsn(role) for role in LOGINS}
        # Airflow's address names its driver.
        addresses["airflow"] = self.dsn("airflow", "airflow").replace("postgresql://", "postgresql+psycopg2://")
        write_private(self.home / "warehouse.json", json.dumps(addresses, indent=1) + "\n")

    def _psql(self, commands: str, database: str = "postgres", **variables: str) -> None:
        passwords = {f"{name.upper()}_PASSWORD": self.state.password(name) for name in LOGINS}
        passwords |= {
            "AIRFLOW_DB_PASSWORD": self.state.password("airflow"),
            "PGPASSWORD": self.state.password("postgres"),
        }
        done = subprocess.run(
            [str(bindir() / "psql"), "-X", "-q", "-v", "ON_ERROR_STOP=1", "-h", LOOPBACK, "-p", str(self.port),
             "-U", "postgres", "-d", database, *(f"--set={name}={value}" for name, value in variables.items())],
            input=commands, env=_environment() | passwords, capture_output=True, text=True, check=False,
        )  # fmt: skip
        if done.returncode:
            raise WarehouseError(f"the embedded Postgres of {self.home} refuses its set-up: {done.stderr.strip()}")

    def _pg_ctl(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        # Log and data are not named on the command line: pg_ctl hands what stands there to a shell.
        log, data = self.state.log, self.state.data
        waiting = ("-w", "-t", str(PATIENCE), "-l", log.name)
        return self._as_server("pg_ctl", *waiting, *arguments, directory=log.parent, PGDATA=str(data))

    def _as_server(
        self, tool: str, *arguments: str, directory: Path | None = None, **environment: str
    ) -> subprocess.CompletedProcess[str]:
        account = server_account(self.state.data)
        return subprocess.run(
            [str(bindir_for(account, lambda: self.state.programs(account)) / tool), *arguments],
            cwd=directory or "/",
            env=_environment() | {"LC_ALL": "C", "TZ": "UTC"} | environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
            **account.switch,
        )


def _environment() -> dict[str, str]:
    """Ours without what would lead Postgres' programs to another server."""
    return {name: value for name, value in os.environ.items() if not name.startswith("PG")}
