"""Airflow on this machine: its whole environment, its four components, its files. It listens on loopback only."""

from __future__ import annotations

import json
import os
import sys
from functools import partial
from typing import TYPE_CHECKING

from spiders.config import ROOT
from spiders.local.component import Component
from spiders.local.leftovers import MARK
from spiders.local.login import write_private
from spiders.local.ports import LOOPBACK

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from spiders.local.login import Login

AIRFLOW = (sys.executable, "-m", "airflow")

COMPONENTS: dict[str, tuple[str, ...]] = {
    "api-server": ("api-server",),
    # Logs are read from the disk they share; the log servers would listen on every interface of the machine.
    "scheduler": ("scheduler", "--skip-serve-logs"),
    "dag-processor": ("dag-processor",),
    "triggerer": ("triggerer", "--skip-serve-logs"),
}

CRAWLS_AT_ONCE = 4


def environment(*, home: Path, port: int, login: Login, database: str, base_urls: dict[str, str]) -> dict[str, str]:
    """What every component and every task gets; a person's own AIRFLOW__… are kept where none of ours is said.

    Args:
        home: NEWS_HOME.
        port: of the API server and UI.
        login: generated secrets.
        database: Postgres address of Airflow's own tables.
        base_urls: site name → address to fetch it from instead.
    """
    airflow_home = home / "airflow"
    address = f"http://{LOOPBACK}:{port}"
    direct = ",".join(filter(None, (os.environ.get("NO_PROXY") or os.environ.get("no_proxy"), LOOPBACK, "localhost")))
    settings = {
        "core": {
            "executor": "LocalExecutor",
            "parallelism": str(CRAWLS_AT_ONCE + 2),
            "load_examples": "False",
            "dags_folder": str(ROOT / "dags"),
            "plugins_folder": str(airflow_home / "plugins"),
            "simple_auth_manager_users": f"{login.user}:admin",
            "simple_auth_manager_passwords_file": str(airflow_home / "passwords.json"),
            "execution_api_server_url": f"{address}/execution/",
            "fernet_key": login.fernet_key,
            "hostname_callable": "socket.gethostname",  # the default asks the name server
        },
        "database": {"sql_alchemy_conn": database},
        "api": {
            "host": LOOPBACK,
            "port": str(port),
            "base_url": address,
            "secret_key": login.api_secret,
            "instance_name": "Broadsheet",
        },
        "api_auth": {"jwt_secret": login.jwt_secret},
        "logging": {"base_log_folder": str(airflow_home / "logs")},
        # With 1 s a task that is cleared or failed is told within a second, and a slot is free as soon as its task is.
        "workers": {"min_heartbeat_interval": "1"},
        "scheduler": {
            "scheduler_idle_sleep_time": "0.1",
            # After a kill -9 of everything, what ran is given up within a minute, not five.
            "task_instance_heartbeat_timeout": "60",
            "orphaned_tasks_check_interval": "20",
            "enable_health_check": "False",
        },
        "dag_processor": {"refresh_interval": "10", "min_file_process_interval": "30"},
    }
    ours = {
        f"AIRFLOW__{section}__{key}".upper(): value for section, keys in settings.items() for key, value in keys.items()
    }
    return {
        **{name: value for name, value in os.environ.items() if name != "AIRFLOW_CONFIG"},  # another Airflow's file
        **ours,
        **{f"NEWS_BASE_URL_{site.upper()}": url for site, url in base_urls.items()},
        "AIRFLOW_HOME": str(airflow_home),
        "NEWS_HOME": str(home),
        MARK: login.mark,
        "SPT_NOENV": "1",  # see leftovers.py
        "NO_PROXY": direct,
        "no_proxy": direct,
        "NO_COLOR": "1",
        "PYTHONUNBUFFERED": "1",
        "OBJC_DISABLE_INITIALIZE_FORK_SAFETY": "YES",  # macOS: Airflow's processes fork
    }


def prepare(home: Path, login: Login) -> None:
    """The directory and the password file that the environment points to."""
    (home / "airflow" / "plugins").mkdir(parents=True, exist_ok=True)
    write_private(home / "airflow" / "passwords.json", json.dumps({login.user: login.password}) + "\n")


def components(home: Path, env: dict[str, str], ready: Callable[[str, datetime], bool]) -> list[Component]:
    """The four, in the order in which they are started; `ready` is asked with the component's name and its start."""
    return [
        Component(
            name=name,
            command=(*AIRFLOW, *words),
            env=env,
            log=home / "logs" / f"{name}.log",
            ready=partial(ready, name),
            drains=name == "scheduler",
            lingers=name == "api-server",
        )
        for name, words in COMPONENTS.items()
    ]
