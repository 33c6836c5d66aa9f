"""Airflow's REST API on loopback: a path in, its JSON out. Logs in by itself."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from datetime import datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlencode

from spiders.errors import LocalError
from spiders.local.answers import answers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spiders.local.login import Login

_OPENER = urllib.request.build_opener(urllib.request.ProxyHandler({}))  # loopback is never behind a proxy

PAGE = 100
"""Entries a page: Airflow gives no more."""

COMPONENT_KEYS = {"scheduler": "scheduler", "dag-processor": "dag_processor", "triggerer": "triggerer"}


class AirflowApi:
    """The calls that `news up` and `news status` make."""

    def __init__(self, address: str, login: Login) -> None:
        self.address = address
        self._login = login
        self._token: str | None = None

    def health(self) -> dict[str, Any] | None:
        """Each component's state and last heartbeat; None while nothing answers."""
        try:
            return dict(self._send("GET", "/api/v2/monitor/health", token=False))
        except (OSError, ValueError):
            return None

    def is_ready(self, component: str, since: datetime) -> bool:
        """Whether it answers, or has given a sign of life after `since` (a stopped one's last is still on record)."""
        health = self.health()
        if health is None:
            return False
        if component == "api-server":
            # The part that tasks talk to is built at the first request, for seconds; let that not be a task's.
            return answers(f"{self.address}/execution/health", patience=10)
        part = health.get(COMPONENT_KEYS[component]) or {}
        beat = next((value for key, value in part.items() if key.startswith("latest_")), None)
        return part.get("status") == "healthy" and bool(beat) and datetime.fromisoformat(str(beat)) >= since

    def get(self, path: str, **query: str | int) -> dict[str, Any]:
        """One resource below /api/v2."""
        return dict(self._call("GET", f"{path}?{urlencode(query)}" if query else path))

    def pages(self, path: str, name: str) -> Iterator[dict[str, Any]]:
        """Every entry of a list, page by page."""
        offset = 0
        while found := self.get(path, limit=PAGE, offset=offset)[name]:
            yield from found
            offset += PAGE

    def find(self, path: str) -> dict[str, Any] | None:
        """The same; None where there is none."""
        try:
            return self.get(path)
        except urllib.error.HTTPError as error:
            if error.code == 404:  # noqa: PLR2004
                return None
            raise

    def make_pool(self, name: str, slots: int, description: str) -> None:
        """Create the pool; one that exists keeps the size a person gave it."""
        try:
            self._call("POST", "/pools", {"name": name, "slots": slots, "description": description})
        except urllib.error.HTTPError as error:
            if error.code != 409:  # noqa: PLR2004
                raise

    def trigger(self, dag: str, logical_date: datetime) -> str:
        """Start a run with the data interval of a scheduled one; its run id."""
        return str(
            self._call("POST", f"/dags/{quote(dag)}/dagRuns", {"logical_date": logical_date.isoformat()})["dag_run_id"]
        )

    def _call(self, method: str, path: str, body: dict[str, Any] | None = None) -> Any:
        try:
            return self._send(method, f"/api/v2{path}", body)
        except urllib.error.HTTPError:
            raise
        except OSError as error:
            raise LocalError(f"Airflow does not answer at {self.address}: {error}.") from error

    def _send(self, method: str, path: str, body: dict[str, Any] | None = None, *, token: bool = True) -> Any:
        headers = {"Content-Type": "application/json", "Accept": "application/json"}
        if token:
            headers["Authorization"] = f"Bearer {self._get_token()}"
        data = json.dumps(body).encode() if body is not None else None
        request = urllib.request.Request(self.address + path, data, headers, method=method)  # noqa: S310 (loopback)
        with _OPENER.open(request, timeout=30) as response:
            return json.loads(response.read() or b"null")

    def _get_token(self) -> str:
        if self._token is None:
            person = {"username": self._login.user, "password": self._login.password}
            self._token = str(self._send("POST", "/auth/token", person, token=False)["access_token"])
        return self._token
