"""The environment that Airflow gets, its readiness as we ask for it, and whether its tables are up to date."""

from __future__ import annotations

import json
import stat
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from spiders.errors import LocalError
from spiders.local import airflow
from spiders.local.airflow_api import AirflowApi
from spiders.local.answers import answers
from spiders.local.errands import run_all
from spiders.local.login import Login

LOGIN = Login()


@pytest.fixture
def env(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    monkeypatch.setenv("NO_PROXY", "intern.example")
    monkeypatch.setenv("AIRFLOW__SMTP__SMTP_HOST", "mail.example")
    monkeypatch.setenv("AIRFLOW__API__HOST", "0.0.0.0")  # noqa: S104 (must not get through)
    return airflow.environment(
        home=tmp_path / "a home",
        port=18080,
        login=LOGIN,
        database="postgresql+psycopg2://airflow:x@127.0.0.1:1/airflow",
        base_urls={"demo": "http://127.0.0.1:9000"},
    )


def test_every_address_is_loopback(env):
    assert env["AIRFLOW__API__HOST"] == "127.0.0.1"
    assert env["AIRFLOW__CORE__EXECUTION_API_SERVER_URL"] == "http://127.0.0.1:18080/execution/"
    assert all("--skip-serve-logs" in airflow.COMPONENTS[name] for name in ("scheduler", "triggerer"))


def test_no_proxy_stands_between_the_parts(env):
    assert env["NO_PROXY"] == env["no_proxy"] == "intern.example,127.0.0.1,localhost"


def test_a_persons_own_airflow_settings_are_kept_where_they_do_not_break_ours(env):
    assert env["AIRFLOW__SMTP__SMTP_HOST"] == "mail.example"


def test_tasks_know_the_home_and_where_the_demo_paper_is(env, tmp_path):
    assert env["NEWS_HOME"] == str(tmp_path / "a home")
    assert env["NEWS_BASE_URL_DEMO"] == "http://127.0.0.1:9000"


def test_airflow_takes_every_setting_that_is_set(env, tmp_path):
    """Airflow ignores a misspelt one in silence; so ask it for each option of ours."""
    program = (
        "import json; from airflow.configuration import conf; known = conf.configuration_description; "
        "print(json.dumps({name: list(section['options']) for name, section in known.items()}))"
    )
    known = subprocess.run(
        [sys.executable, "-c", program],
        env={**env, "AIRFLOW_HOME": str(tmp_path / "airflow")},
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()[-1]
    options = json.loads(known)
    ours = [name.split("__")[1:] for name in env if name.startswith("AIRFLOW__") and "SMTP" not in name]
    assert len(ours) > 20
    assert [name for name in ours if name[1].lower() not in options.get(name[0].lower(), [])] == []


def test_the_password_file_is_private(tmp_path):
    airflow.prepare(tmp_path, LOGIN)
    path = tmp_path / "airflow" / "passwords.json"
    assert json.loads(path.read_text()) == {"admin": LOGIN.password}
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.fixture
def health() -> Iterator[tuple[str, dict[str, object]]]:
    """A server that gives this health."""
    said: dict[str, object] = {}

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(json.dumps(said).encode())

        def log_message(self, *_: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}", said
        server.shutdown()


def test_a_stopped_schedulers_last_heartbeat_does_not_count(health):
    address, said = health
    api, began = AirflowApi(address, LOGIN), datetime.now(UTC)
    beat = {"status": "healthy", "latest_scheduler_heartbeat": (began - timedelta(seconds=5)).isoformat()}
    said["scheduler"] = beat
    assert api.is_ready("api-server", began)
    assert not api.is_ready("scheduler", began)
    beat["latest_scheduler_heartbeat"] = (began + timedelta(seconds=5)).isoformat()
    assert api.is_ready("scheduler", began)
    assert not api.is_ready("triggerer", began)


def test_nothing_that_answers_is_not_ready():
    assert AirflowApi("http://127.0.0.1:1", LOGIN).health() is None
    assert not answers("http://127.0.0.1:1/robots.txt")
    with pytest.raises(LocalError, match="does not answer"):
        AirflowApi("http://127.0.0.1:1", LOGIN).get("/dags")


def test_a_preparation_that_fails_is_named_with_the_end_of_its_log(tmp_path):
    work = {
        "this": (sys.executable, "-c", "print('fine')"),
        "that": (sys.executable, "-c", "raise SystemExit('no room')"),
    }
    with pytest.raises(LocalError, match=r"that cannot be brought up to date \(exit code 1\)[^$]*no room"):
        run_all(work, {}, tmp_path / "logs" / "migrate.log")
