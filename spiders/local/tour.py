"""One run of the demo paper, followed task by task until it has ended."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from spiders.errors import LocalError

if TYPE_CHECKING:
    from spiders.local.stack import Stack

DAG = "demo"
TASKS = ("crawl", "load", "check")


def follow(stack: Stack, limit: float) -> None:
    """Until a run that began after the stack's start has ended, every task green; LocalError says what was not."""
    deadline = time.monotonic() + limit
    _wait_for_dag(stack, deadline)
    run = _run(stack, deadline)
    stack.announcer.say(f"the demo paper's run {run} has begun")
    states: dict[str, str] = {}
    while True:
        _patience(stack, deadline, f"run {run} of the demo paper has not ended ({_in_words(states)})")
        ended = stack.api.get(f"/dags/{DAG}/dagRuns/{run}")["state"] in {"success", "failed"}
        for task in _tasks(stack, run):
            _tell(stack, run, task, states)
        if ended:
            break
    if any(states.get(task) != "success" for task in TASKS):
        bad = next((task for task in TASKS if states.get(task) == "failed"), TASKS[0])
        raise LocalError(
            f"the demo paper's run failed ({_in_words(states)}); the end of {bad}'s log:\n{_log(stack, run, bad)}"
        )


def _wait_for_dag(stack: Stack, deadline: float) -> None:
    while not (dag := stack.api.find(f"/dags/{DAG}")):
        if errors := stack.api.get("/importErrors")["import_errors"]:
            raise LocalError(f"{errors[0]['filename']} cannot be imported:\n{errors[0]['stack_trace']}")
        _patience(stack, deadline, f"Airflow has not found the DAG {DAG!r}")
    if dag["is_paused"]:
        raise LocalError(
            f"the DAG {DAG!r} is paused: turn it on at {stack.api.address}, or run `news up` without --once."
        )


def _run(stack: Stack, deadline: float) -> str:
    """The run that the scheduler makes now, where one is due; otherwise one that we trigger."""
    due = stack.api.get(f"/dags/{DAG}")["next_dagrun_run_after"]
    scheduled = due is not None and datetime.fromisoformat(due) <= datetime.now(UTC)
    give_up = time.monotonic() + 30
    while True:
        runs = stack.api.get(f"/dags/{DAG}/dagRuns", order_by="-run_after", limit=10)["dag_runs"]
        for run in runs:
            if run["queued_at"] and datetime.fromisoformat(run["queued_at"]) >= stack.began:
                return str(run["dag_run_id"])
        if not scheduled or time.monotonic() > give_up:
            return stack.api.trigger(DAG, datetime.now(UTC))
        _patience(stack, deadline, "the scheduler has made no run of the demo paper")


def _tasks(stack: Stack, run: str) -> list[dict[str, Any]]:
    found = stack.api.get(f"/dags/{DAG}/dagRuns/{run}/taskInstances")["task_instances"]
    return sorted(found, key=lambda task: TASKS.index(task["task_id"]))


def _tell(stack: Stack, run: str, task: dict[str, Any], states: dict[str, str]) -> None:
    name, state = task["task_id"], task["state"] or "waiting"
    if states.get(name, "waiting") == state:
        return
    states[name] = state
    took = f" in {task['duration']:.1f} s" if task["duration"] and state in {"success", "failed"} else ""
    stack.announcer.say(f"  {name}: {state.replace('_', ' ')}{took}")
    if state == "up_for_retry":
        stack.announcer.say(_log(stack, run, name, task["try_number"]))


def _log(stack: Stack, run: str, task: str, attempt: int | None = None, lines: int = 12) -> str:
    path = f"/dags/{DAG}/dagRuns/{run}/taskInstances/{task}"
    if attempt is None:
        attempt = stack.api.get(path)["try_number"]
    events = stack.api.get(f"{path}/logs/{attempt or 1}")["content"]
    said = [str(event["event"] if isinstance(event, dict) else event) for event in events]
    start = next((place for place, line in enumerate(said) if line.startswith("news ")), 0)  # the command and its lines
    return "\n".join("    " + line for line in [line for line in said[start:] if not line.startswith("::")][-lines:])


def _patience(stack: Stack, deadline: float, complaint: str) -> None:
    if time.monotonic() > deadline:
        raise LocalError(f"{complaint}, and the time for it is over; the logs are in {stack.home / 'logs'}.")
    stack.watch()
    time.sleep(0.3)


def _in_words(states: dict[str, str]) -> str:
    return ", ".join(f"{task} {states.get(task, 'waiting')}" for task in TASKS)
