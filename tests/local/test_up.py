"""`news up` for real: Postgres, Airflow's scheduler, the demo paper, a browser, and every way of ending it.

The tests share one stack and run in the order in which they stand: from the first run, over its user interface and its
faults, to its violent end, and `news up --once` on what that left.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import psutil
import pyarrow.parquet as pq
import pytest

from spiders.local.airflow_api import AirflowApi
from spiders.local.leftovers import marked
from spiders.local.login import Login, login
from spiders.local.ports import LOOPBACK
from spiders.local.postgres import EmbeddedPostgres
from spiders.local.postmaster import postmaster

pytestmark = pytest.mark.slow

NEWS = (sys.executable, "-m", "spiders")
TASKS = ("crawl", "load", "check")
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
LONG = 200
"""Seconds within which all that is waited for comes, on any machine."""


class Up:
    """A `news up` in the background, as a person would have it in another terminal."""

    def __init__(self, home: Path, *words: str) -> None:
        self.home = home
        self.env = {name: value for name, value in os.environ.items() if not name.startswith(("AIRFLOW", "NEWS_"))}
        self.env["NEWS_HOME"] = str(home)
        self.log = home.parent / "up.log"
        with self.log.open("a") as log:
            self.process = subprocess.Popen([*NEWS, "up", *words], env=self.env, stdout=log, stderr=log)

    def said(self) -> str:
        return self.log.read_text()

    def wait_until_said(self, pattern: str, seconds: float) -> None:
        until(lambda: re.search(pattern, self.said()) or self.process.poll() is not None, seconds, self.said)
        assert re.search(pattern, self.said()), self.said()

    def news(self, *words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run([*NEWS, *words], env=self.env, capture_output=True, text=True, timeout=300, check=False)

    def status(self) -> dict[str, Any]:
        return json.loads(self.news("status", "--json").stdout)

    @property
    def login(self) -> Login:
        return login(self.home)

    @property
    def address(self) -> str:
        return json.loads((self.home / "stack.json").read_text())["airflow"]

    @property
    def api(self) -> AirflowApi:
        return AirflowApi(self.address, self.login)

    def run_state(self, run: str, dag: str = "demo") -> str:
        return self.api.get(f"/dags/{dag}/dagRuns/{run}")["state"]

    def task_states(self, run: str, dag: str = "demo") -> dict[str, str]:
        found = self.api.get(f"/dags/{dag}/dagRuns/{run}/taskInstances")["task_instances"]
        return {task["task_id"]: task["state"] for task in found}

    def log_of(self, run: str, task: str) -> str:
        return json.dumps(self.api.get(f"/dags/demo/dagRuns/{run}/taskInstances/{task}/logs/1")["content"], indent=1)


def until(holds: Any, seconds: float, explain: Any = lambda: "") -> None:
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline, f"not within {seconds} s; {explain()}"
        time.sleep(0.2)


@pytest.fixture(scope="module")
def home() -> Iterator[Path]:
    """Not pytest's own temporary directory: every session closes that to the account that root's Postgres runs as."""
    place = Path(tempfile.mkdtemp(prefix="news test "))
    place.chmod(0o755)
    folder = place / "a home with spaces"
    folder.mkdir()
    yield folder
    for process in marked(login(folder).mark):
        process.kill()
    EmbeddedPostgres(folder).stop()
    shutil.rmtree(place)


@pytest.fixture(scope="module")
def up(home: Path) -> Iterator[Up]:
    stack = Up(home)
    try:
        stack.wait_until_said("running; Ctrl-C stops everything", 900)
        yield stack
    finally:
        if stack.process.poll() is None:
            stack.process.terminate()
            stack.process.wait(LONG)


@pytest.fixture(scope="module")
def first_run(up: Up) -> str:
    until(lambda: up.api.get("/dags/demo/dagRuns")["dag_runs"], LONG, up.said)
    run = up.api.get("/dags/demo/dagRuns", order_by="run_after")["dag_runs"][0]["dag_run_id"]
    until(lambda: up.run_state(run) in {"success", "failed"}, LONG, lambda: up.task_states(run))
    return run


def test_the_scheduler_runs_the_demo_paper_by_itself_and_every_task_is_green(up, first_run):
    states = up.task_states(first_run)
    assert states == dict.fromkeys(TASKS, "success"), "\n".join(
        up.log_of(first_run, task) for task, state in states.items() if state != "success"
    )
    assert first_run.startswith("scheduled__")


def test_the_load_tells_airflow_what_it_has_loaded(up, first_run):
    events = up.api.get("/assets/events", source_dag_id="demo")["asset_events"]
    event = next(event for event in events if event["source_run_id"] == first_run)
    assert event["source_task_id"] == "load"
    assert event["extra"]["articles"]["loaded"] >= 80


@pytest.mark.usefixtures("first_run")
def test_the_export_that_is_switched_on_writes_each_day_of_publication(up):
    up.api._call("PATCH", "/dags/export", {"is_paused": False})
    run = up.api.trigger("export", datetime.now(UTC))
    until(lambda: up.run_state(run, "export") in {"success", "failed"}, LONG, lambda: up.task_states(run, "export"))
    up.api._call("PATCH", "/dags/export", {"is_paused": True})

    assert up.task_states(run, "export") == {"export": "success"}
    files = sorted((up.home / "export" / "articles").glob("*.parquet"))
    tables = {path.stem: pq.read_table(path, columns=["published_at", "headline", "body_text"]) for path in files}
    assert len(tables) > 5
    assert sum(table.num_rows for table in tables.values()) >= 80
    assert max(tables) <= f"{datetime.now(UTC) + timedelta(days=1):%Y-%m-%d}"


def test_everything_listens_on_loopback_only(up):
    processes = marked(up.login.mark)
    server = psutil.Process(postmaster(EmbeddedPostgres(up.home).state.data).pid)
    listening = set()
    for process in (*processes, server, *server.children()):
        with suppress(psutil.NoSuchProcess):  # a task's process, or Postgres' for a connection, has just ended
            listening |= {
                (process.pid, connection.laddr.ip)
                for connection in process.net_connections("inet")
                if connection.status == psutil.CONN_LISTEN
            }
    assert len(listening) >= 3  # the paper, the API server, Postgres
    assert {address for _, address in listening} == {LOOPBACK}


def test_secrets_are_made_here_and_readable_by_their_owner_only(up):
    private = [up.home / "login.json", up.home / "airflow" / "passwords.json", up.home / "warehouse.json"]
    assert {path.name: stat.S_IMODE(path.stat().st_mode) for path in private} == {path.name: 0o600 for path in private}
    assert len(up.login.password) >= 16
    assert f"login admin, password {up.login.password}" in up.said()


def test_status_shows_what_runs_where(up):
    found = up.status()
    assert found["stack"]["state"] == "running"
    assert found["stack"]["airflow"] == up.address
    assert found["stack"]["postgres"]["running"]
    assert {part["name"]: part["running"] for part in found["stack"]["components"]} == dict.fromkeys(
        ("demo-paper", "api-server", "scheduler", "dag-processor", "triggerer"), True
    )
    assert next(s["value"] for s in found["settings"] if s["name"] == "NEWS_HOME") == str(up.home)


def test_a_second_up_on_the_same_home_says_so(up):
    second = up.news("up")
    assert second.returncode == 1
    assert f"runs already, as process {up.process.pid}" in second.stderr
    assert len(second.stderr.splitlines()) == 1


def test_a_person_sees_the_green_run_in_the_browser(up, first_run, tmp_path):
    chromium = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if not chromium:
        pytest.skip("no Chromium is installed")
    from playwright.sync_api import expect, sync_playwright

    with sync_playwright() as playwright:
        arguments = "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
        arguments += "--disable-component-update --disable-sync"
        browser = playwright.chromium.launch(executable_path=chromium, args=arguments.split())
        page = browser.new_page(viewport={"width": 1400, "height": 900})
        page.set_default_timeout(LONG * 1000)
        asked: set[str] = set()
        page.on("request", lambda request: asked.add(request.url.split("/")[2]) if "://" in request.url else None)
        page.goto(up.address)
        page.fill("input[name=username]", up.login.user)
        page.fill("input[name=password]", up.login.password)
        page.keyboard.press("Enter")
        page.wait_for_url(re.compile(rf"^{re.escape(up.address)}/(?!auth)"))
        page.goto(f"{up.address}/dags")
        for title in ("The Harbour Ledger", "The Korea Herald"):
            expect(page.get_by_role("link", name=title)).to_be_visible(timeout=LONG * 1000)
        page.goto(f"{up.address}/dags/demo/runs/{first_run}")
        for task in TASKS:
            expect(page.get_by_test_id(f"grid-{first_run}-{task}")).to_be_visible(timeout=LONG * 1000)
        expect(page.get_by_test_id("state-badge").first).to_have_text("Success", timeout=LONG * 1000)
        picture = tmp_path / "airflow-dag.png"
        page.screenshot(path=picture)
        browser.close()
    assert picture.stat().st_size > 20_000
    assert asked == {up.address.removeprefix("http://")}


def test_a_component_that_is_killed_comes_back(up):
    before = {part["name"]: part["pid"] for part in up.status()["stack"]["components"]}["dag-processor"]
    os.kill(before, signal.SIGKILL)
    up.wait_until_said(r"dag-processor has ended \(signal 9\)", LONG)

    def again() -> bool:
        parts = {part["name"]: part for part in up.status()["stack"]["components"]}
        return (
            "dag-processor" in parts and parts["dag-processor"]["pid"] != before and parts["dag-processor"]["running"]
        )

    until(again, LONG, up.said)


@pytest.mark.usefixtures("first_run")
def test_a_crawl_marked_as_failed_stops_cleanly_and_what_it_staged_is_loaded(up):
    run = up.api.trigger("demo", datetime.now(UTC))
    crawl = f"/dags/demo/dagRuns/{run}/taskInstances/crawl"
    until(lambda: up.task_states(run).get("crawl") == "running", LONG, lambda: up.task_states(run))
    until(lambda: staged_lines(up) > 20, LONG, lambda: up.log_of(run, "crawl"))
    processes = crawls(up)
    batches = len(list((up.home / "stage" / "demo").glob("*/*.jsonl.gz")))
    up.api._call("PATCH", crawl, {"new_state": "failed"})
    _, alive = psutil.wait_procs(processes, timeout=LONG)
    assert alive == []
    until(lambda: up.run_state(run) == "failed", LONG, lambda: up.task_states(run))
    assert up.task_states(run) == {"crawl": "failed", "load": "success", "check": "upstream_failed"}
    assert len(list((up.home / "stage" / "demo").glob("*/*.jsonl.gz"))) == batches + 1
    assert not list((up.home / "work").glob("*/*.part"))


def staged_lines(up: Up) -> int:
    """What the crawl under way has written so far."""
    return sum(path.read_bytes().count(b"\n") for path in (up.home / "work" / "demo").glob("*.part"))


def crawls(up: Up) -> list[psutil.Process]:
    return [process for process in marked(up.login.mark) if {"spiders", "crawl", "demo"} <= set(process.cmdline())]


@pytest.fixture(scope="module")
def once(up: Up) -> subprocess.CompletedProcess[str]:
    """`news up` is killed, its children live on; then `news up --once` on the same home."""
    os.kill(up.process.pid, signal.SIGKILL)
    up.process.wait()
    assert len(marked(up.login.mark)) >= 5
    return subprocess.run(
        [*NEWS, "up", "--once"], env=up.env, capture_output=True, text=True, timeout=1500, check=False
    )


def test_the_next_up_ends_what_a_killed_one_left(once):
    assert re.search(r"ended \d+ processes that an earlier, killed stack had left", once.stdout)


def test_once_succeeds_shows_the_warehouse_and_stops(up, once):
    assert once.returncode == 0, once.stdout + once.stderr
    for task in TASKS:
        assert re.search(rf"{task}: success in", once.stdout)
    assert "National" in once.stdout
    assert "psql" in once.stdout
    assert_nothing_runs(up.home)


def test_a_second_start_does_not_make_airflows_tables_again(up, once):
    assert "bringing the warehouse's tables and Airflow's tables up to date" in up.said()
    assert "bringing the warehouse's tables up to date" in once.stdout


@pytest.mark.usefixtures("once")
def test_an_interrupt_in_the_middle_of_the_start_leaves_nothing(up):
    again = Up(up.home)
    until(lambda: len(marked(up.login.mark)) >= 4 or again.process.poll() is not None, LONG, again.said)
    assert again.process.poll() is None, again.said()
    again.process.send_signal(signal.SIGINT)
    assert again.process.wait(LONG) == 0
    assert_nothing_runs(up.home)
    assert up.news("down").stdout.strip() == "nothing runs"


def assert_nothing_runs(home: Path) -> None:
    assert marked(login(home).mark) == []
    assert not EmbeddedPostgres(home).running()
