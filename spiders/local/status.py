"""What runs where, and which settings are in force: read from what `news up` recorded, checked against the machine."""

from __future__ import annotations

import json
import os
import re
from typing import TYPE_CHECKING, Any

import psutil

from spiders.errors import WarehouseError
from spiders.local import freshness
from spiders.local.airflow_api import AirflowApi
from spiders.local.lock import holder
from spiders.local.login import login
from spiders.local.postgres import EmbeddedPostgres
from spiders.sites import all_sites

if TYPE_CHECKING:
    from spiders.config import Config


def status(config: Config) -> dict[str, Any]:
    """Everything `news status` shows; works with nothing running."""
    running = stack(config)
    api = AirflowApi(running["airflow"], login(config.home)) if running["airflow"] else None
    found = freshness.warehouse()
    return {
        "stack": running,
        "warehouse": {"reachable": found["reachable"], "why": found["why"]},
        "sites": freshness.sites(found, freshness.plans(api)),
        "settings": settings(config),
    }


def stack(config: Config) -> dict[str, Any]:
    """The `news up` of this home, its components and addresses; `state` says whether there is one."""
    pid = holder(config.home)
    recorded: dict[str, Any] = {}
    if pid is not None and (config.home / "stack.json").exists():
        recorded = json.loads((config.home / "stack.json").read_text())
    postgres = EmbeddedPostgres(config.home)
    postgres_runs = postgres.running()
    components = [
        {"name": name, "pid": number, "running": is_alive(number), "log": str(config.home / "logs" / f"{name}.log")}
        for name, number in recorded.get("components", {}).items()
    ]
    return {
        "state": ("running" if recorded else "starting") if pid is not None else "not running",
        "pid": pid,
        "airflow": recorded.get("airflow"),
        "paper": recorded.get("paper"),
        "postgres": {"running": postgres_runs, "port": postgres.port if postgres_runs else None},
        "components": components,
    }


def is_alive(pid: int) -> bool:
    """Whether the process lives and is more than an entry that nobody has cleared away."""
    try:
        return bool(psutil.Process(pid).status() != psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return False


def settings(config: Config) -> list[dict[str, Any]]:
    """Every setting as it is in force, passwords left out."""
    shown = {
        "NEWS_HOME": str(config.home),
        "NEWS_STAGE": config.stage,
        "NEWS_ARCHIVE": config.archive,
        "NEWS_USER_AGENT": config.user_agent,
        "NEWS_WORKERS": str(config.workers),
        "NEWS_KEEP_BATCHES": "forever" if config.keep_batches is None else str(config.keep_batches),
    }
    for name, role in {"NEWS_DSN": "loader", "NEWS_OWNER_DSN": "owner", "NEWS_READER_DSN": "reader"}.items():
        try:
            shown[name] = without_password(config.dsn(role))
        except WarehouseError:
            shown[name] = "none yet"
    for site in all_sites():
        if address := config.base_url(site):
            shown[f"NEWS_BASE_URL_{site.upper()}"] = address
    return [{"name": name, "value": value, "set": bool(os.environ.get(name))} for name, value in shown.items()]


def without_password(dsn: str) -> str:
    """A Postgres address, URL or keywords, that may be shown."""
    userinfo = re.sub(r"(://[^:/@]*):[^@]*@", r"\1@", dsn)
    return re.sub(r"([?&\s]|^)password=('[^']*'|[^&\s]*)[&\s]?", r"\1", userinfo).rstrip("?& ")
