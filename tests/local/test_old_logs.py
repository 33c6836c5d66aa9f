"""Logs of tasks go after a month with the directories that they leave empty; what is new stays."""

from __future__ import annotations

import os
from pathlib import Path

from spiders.local.old_logs import DAY, LARGE, begin_anew, remove_old_logs

NOW = 1_800_000_000.0


def written(path: Path, days_ago: int) -> Path:
    """A log of that age in directories of that age, as a task leaves them."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("said\n")
    for each in (path, *path.parents[:3]):
        os.utime(each, (NOW - days_ago * DAY, NOW - days_ago * DAY))
    return path


def test_old_logs_go_with_their_run_and_new_ones_stay(tmp_path: Path):
    logs = tmp_path / "airflow" / "logs"
    old = written(logs / "dag_id=demo" / "run_id=1" / "task_id=crawl" / "attempt=1.log", 31)
    new = written(logs / "dag_id=demo" / "run_id=2" / "task_id=crawl" / "attempt=1.log", 29)

    assert remove_old_logs(tmp_path, NOW) == 1
    assert not old.parents[1].exists()
    assert new.exists()
    assert remove_old_logs(tmp_path, NOW) == 0


def test_a_directory_that_was_just_made_stays_though_it_is_empty(tmp_path: Path):
    fresh = tmp_path / "airflow" / "logs" / "dag_id=demo" / "run_id=3"
    fresh.mkdir(parents=True)
    os.utime(fresh, (NOW, NOW))

    assert remove_old_logs(tmp_path, NOW) == 0
    assert fresh.exists()


def test_a_link_is_left_alone_and_a_home_without_logs_is_no_fault(tmp_path: Path):
    assert remove_old_logs(tmp_path, NOW) == 0
    old = written(tmp_path / "airflow" / "logs" / "dag_processor" / "2026" / "folder" / "sites.log", 29)
    link = tmp_path / "airflow" / "logs" / "latest"
    link.symlink_to(old.parent)

    assert remove_old_logs(tmp_path, NOW) == 0
    assert link.is_symlink()


def test_the_large_log_of_a_part_begins_anew(tmp_path: Path):
    (tmp_path / "logs").mkdir()
    (tmp_path / "logs" / "scheduler.log").write_bytes(b"x" * (LARGE + 1))
    (tmp_path / "logs" / "triggerer.log").write_bytes(b"x")

    begin_anew(tmp_path)

    assert {path.name for path in (tmp_path / "logs").iterdir()} == {"scheduler.log.1", "triggerer.log"}
