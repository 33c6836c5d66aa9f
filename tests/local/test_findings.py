"""What `news up` and `news status` show, from rows and facts to lines of text."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from rich.console import Console

from spiders import config
from spiders.errors import LocalError
from spiders.local import down, freshness, status
from spiders.local.findings import by_section_and_day
from spiders.local.lock import only_one
from spiders.local.status import without_password
from spiders.local.status_page import page
from spiders.local.up import up_once


def text(*parts: object) -> str:
    console = Console(width=160)
    with console.capture() as capture:
        for part in parts:
            console.print(part)
    return capture.get()


def test_sections_are_lines_days_are_columns_and_the_sums_agree():
    day = date(2026, 11, 30)
    rows = [
        (day - timedelta(days=back), "demo", section, 2, 300)
        for back in range(12)
        for section in ("Sports", "National")
    ]
    lines = text(by_section_and_day(rows)).splitlines()
    assert lines[0].strip() == "Articles by section and day, 21 Nov to 30 Nov"
    assert lines[1].split() == ["section", *(str(number) for number in range(21, 31)), "all"]
    assert lines[2].split() == ["National", *["2"] * 10, "24"]
    assert lines[4].split() == ["all", *["4"] * 10, "48"]


def test_an_empty_warehouse_is_shown_as_empty():
    assert text(by_section_and_day([])).startswith("No articles")


def test_status_works_with_nothing_ever_started(home):
    found = status.status(config.load())
    assert found["stack"]["state"] == "not running"
    assert not found["warehouse"]["reachable"]
    assert {site["last_run"] for site in found["sites"]} == {None}
    shown = text(*page(found))
    assert "`news up`" in shown
    assert str(home) in shown
    json.dumps(found)
    assert not home.exists()


@pytest.mark.usefixtures("warehouse")
def test_status_tells_of_each_sites_last_run():
    found = freshness.warehouse()
    assert found == {"reachable": True, "why": None, "runs": {}, "sources": {}}
    run = dict.fromkeys(("loaded", "updated", "failed"), 0) | {"loaded": 3, "failed": 1, "seen": 4}
    run |= {"started_at": "2026-11-23T22:00:00+00:00", "ended_at": None, "finish_reason": None}
    demo = next(site for site in freshness.sites(found | {"runs": {"demo": run}}, {}) if site["name"] == "demo")
    assert demo["last_run"]["counts"] == {"loaded": 3, "failed": 1}
    assert demo["paused"] is None


@pytest.mark.parametrize(
    ("dsn", "shown"),
    [
        ("postgresql://me:p%40ss@host:5432/db", "postgresql://me@host:5432/db"),
        ("postgresql://me@host/db", "postgresql://me@host/db"),
        ("host=h password='a b' user=me", "host=h user=me"),
        ("postgresql://host/db?user=me&password=secret", "postgresql://host/db?user=me"),
    ],
)
def test_passwords_are_not_shown(dsn, shown):
    assert without_password(dsn) == shown


def test_down_with_nothing_running_says_so(home):
    assert down.down(config.load()) == f"nothing runs: {home} has never had a stack"


def test_a_home_that_is_in_use_is_refused_before_anything_is_touched(home):
    home.mkdir(parents=True)
    with only_one(home), pytest.raises(LocalError, match="runs already"):
        up_once(config.load(), announcer=None, limit=1)
    assert [path.name for path in Path(home).iterdir()] == ["up.lock"]
