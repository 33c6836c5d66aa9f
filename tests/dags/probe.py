"""So that Airflow's import changes nothing for the other tests: this program prints what it found, as JSON.

`dags` parses the DAG folder; `words` builds the calls of several runs; `tasks` runs the operator around small programs.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from threading import Thread
from types import SimpleNamespace

import psutil

ROOT = Path(__file__).resolve().parent.parent.parent
DAGS = ROOT / "dags"
HEAVY = ("scrapy", "twisted", "lxml", "parsel", "psycopg2", "trafilatura", "pandas", "numpy")


def prepare() -> None:
    os.environ.update(
        AIRFLOW_HOME=tempfile.mkdtemp(),
        AIRFLOW__CORE__LOAD_EXAMPLES="False",
        AIRFLOW__CORE__DAGS_FOLDER=str(DAGS),
        AIRFLOW__LOGGING__LOGGING_LEVEL="ERROR",
        # Nothing listens there: whatever asks the database at parse fails.
        AIRFLOW__DATABASE__SQL_ALCHEMY_CONN="postgresql+psycopg2://nobody:nothing@127.0.0.1:1/none",
    )
    sys.path.append(str(DAGS))


def dags() -> dict:
    import airflow.sdk  # noqa: F401 (what every DAG file imports is not ours to count)
    from airflow.dag_processing import dagbag
    from airflow.serialization.serialized_objects import DagSerialization

    connections: list[str] = []
    before = set(sys.modules)
    sys.addaudithook(lambda event, args: connections.append(str(args[1])) if event == "socket.connect" else None)
    began = time.process_time()
    bag = dagbag.BundleDagBag(dag_folder=str(DAGS), bundle_path=DAGS, bundle_name="dags-folder")
    seconds = time.process_time() - began
    for dag in bag.dags.values():
        dag.validate()
    return {
        "import_errors": bag.import_errors,
        "seconds": seconds,
        "connections": connections,
        "imported": sorted(name for name in set(sys.modules) - before if name.startswith(HEAVY)),
        "dags": {name: describe(dag) for name, dag in bag.dags.items()},
        "round_trip": {
            name: describe(DagSerialization.deserialize_dag(DagSerialization.serialize_dag(dag)))["tasks"]
            for name, dag in bag.dags.items()
        },
    }


def describe(dag) -> dict:
    return {
        "tags": sorted(dag.tags),
        "owner": dag.owner,
        "doc_md": dag.doc_md,
        "title": dag.dag_display_name,
        "schedule": getattr(dag.timetable, "expression", None),
        "timetable": type(dag.timetable).__name__,
        "scheduled_on": sorted(asset.name for asset in getattr(dag.timetable.asset_condition, "objects", ())),
        "catchup": dag.catchup,
        "max_active_runs": dag.max_active_runs,
        "paused": dag.is_paused_upon_creation,
        "params": dict(dag.params.dump()),
        "tasks": {
            task.task_id: {
                "upstream": sorted(task.upstream_task_ids),
                "retries": task.retries,
                "pool": task.pool,
                "timeout": task.execution_timeout.total_seconds(),
                "trigger_rule": getattr(task.trigger_rule, "value", task.trigger_rule),
                "outlets": [[asset.name, asset.uri] for asset in task.outlets],
            }
            for task in dag.tasks
        },
    }


PRINTS = """
import sys
print("a line for the person", flush=True)
print("2026 INFO working", file=sys.stderr)
print('{"loaded": 3, "updated": 1}')
"""
FAILS = "import sys; print('news: the site is down', file=sys.stderr); sys.exit(1)"
WRONG = "import sys; print('news: since lies after until', file=sys.stderr); sys.exit(2)"
WAITS = """
import os, signal, sys, time
told = []
signal.signal(signal.SIGTERM, lambda *_: told.append(1))
print("ready", os.getpid(), file=sys.stderr, flush=True)
open(NOTE + ".ready", "w").close()
while not told:
    time.sleep(0.02)
time.sleep(0.3)
open(NOTE, "w").write(str(len(told)))
print("sealed", file=sys.stderr, flush=True)
"""
IGNORES = """
import signal, sys, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
print("ready", file=sys.stderr, flush=True)
open(NOTE + ".ready", "w").close()
time.sleep(600)
"""
LEAVES_A_WORKER = """
import os, subprocess, sys
worker = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
open(NOTE, "w").write(str(worker.pid))
print("{}")
"""

READS_ADDRESSES = """
import json, sys
path = sys.argv[sys.argv.index("--urls") + 1]
print(json.dumps({"path": path, "text": open(path).read()}))
"""


def run(code: str, note: Path, **changes) -> dict:
    """One task on a program, under the same signal handler and time-out as Airflow's task runner has."""
    import news_task
    from airflow.sdk import Asset
    from airflow.sdk.exceptions import AirflowException, AirflowTaskTimeout
    from airflow.sdk.execution_time.timeout import timeout

    news_task.PATIENCE = changes.get("patience", 100)

    def addresses(_context: object) -> list[str] | None:
        return changes.get("addresses")

    asset = Asset(name="articles", uri="news://articles")
    task = news_task.NewsTask(task_id="task", arguments=lambda _context: ["verb"], outlets=[asset], addresses=addresses)
    task.program = (sys.executable, "-c", f"NOTE = {str(note)!r}\n{code}")
    signal.signal(signal.SIGTERM, lambda *_: task.on_kill())
    extra: dict = {}
    context = {"outlet_events": {asset: SimpleNamespace(extra=extra)}}
    outcome: dict = {}
    began = time.monotonic()
    if told := changes.get("told"):
        Thread(target=tell, args=(told, Path(f"{note}.ready"))).start()
    try:
        with timeout(500):
            outcome["result"] = task.execute(context)
    except (AirflowTaskTimeout, AirflowException) as error:
        if isinstance(error, AirflowTaskTimeout):
            task.on_kill()  # as Airflow's runner does
        outcome["error"], outcome["message"] = type(error).__name__, str(error)
    outcome |= {
        "extra": extra,
        "note": note.read_text() if note.exists() else None,
        "seconds": time.monotonic() - began,
    }
    if changes.get("leaves"):
        with suppress(psutil.NoSuchProcess):
            outcome["left"] = still_runs(int(outcome["note"]))
    return outcome


def tell(what: int, ready: Path) -> None:
    """Send this process a signal as soon as the program listens: SIGTERM, or the one by which Airflow's time ends."""
    while not ready.exists():
        time.sleep(0.02)
    os.kill(os.getpid(), what)


def still_runs(pid: int, seconds: float = 100) -> bool:
    deadline = time.monotonic() + seconds
    while psutil.Process(pid).status() != psutil.STATUS_ZOMBIE:
        if time.monotonic() > deadline:
            return True
        time.sleep(0.02)
    return False


def tasks() -> dict:
    folder = Path(tempfile.mkdtemp())
    return {
        "success": run(PRINTS, folder / "success"),
        "failure": run(FAILS, folder / "failure"),
        "bad_usage": run(WRONG, folder / "bad_usage"),
        "stopped": run(WAITS, folder / "stopped", told=signal.SIGTERM),
        "timeout": run(WAITS, folder / "timeout", told=signal.SIGALRM),
        "stubborn": run(IGNORES, folder / "stubborn", told=signal.SIGALRM, patience=0.5),
        "worker": run(LEAVES_A_WORKER, folder / "worker", leaves=True),
        "addresses": run(
            READS_ADDRESSES, folder / "addresses", addresses=["https://paper.example/1", "https://paper.example/2"]
        ),
    }


def killed() -> None:
    """Waits in a task until it is killed; the caller does that when the note is there."""
    note = Path(sys.argv[2])
    run(WAITS.replace("while not told", "open(NOTE + '.pid', 'w').write(str(os.getpid()))\nwhile not told"), note)


def words() -> dict:
    """What a crawl is called with, for several runs."""
    from datetime import UTC, datetime, timedelta

    import sites

    from spiders.site import Site

    site = Site(name="paper", title="Paper", base_url="https://paper.example", window=timedelta(days=3))
    nothing = dict.fromkeys(("since", "until", "limit", "addresses"))
    start, end = datetime(2026, 11, 20, 17, tzinfo=UTC), datetime(2026, 11, 20, 18, tzinfo=UTC)
    interval = {"data_interval_start": start, "data_interval_end": end}

    def of(run_type: str = "scheduled", **context) -> list[str]:
        context = {
            "params": {**nothing, **context.pop("params", {})},
            "dag_run": SimpleNamespace(run_type=run_type, run_id="run 1"),
            **context,
        }
        return [str(word) for word in sites.crawl_words(site, context)]

    form = {"since": "2026-11-01T00:00:00+00:00", "until": "2026-11-02T00:00:00+00:00", "limit": 5}
    return {
        "scheduled": of(**interval),
        "backfill": of("backfill", **interval),
        "by hand, without interval": of("manual"),
        "form": of("manual", params=form, **interval),
        "after a pause": of(**interval, prev_data_interval_end_success=start - timedelta(days=7)),
        "after a year": of(**interval, prev_data_interval_end_success=start - timedelta(days=365)),
    }


if __name__ == "__main__":
    prepare()
    found = {"dags": dags, "tasks": tasks, "killed": killed, "words": words}[sys.argv[1]]()
    sys.stdout.write("\n" + json.dumps(found) + "\n")
