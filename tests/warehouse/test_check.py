"""Checks: every one runs, holds on sound data, and says so when what it guards is broken on purpose."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from spiders.cli import app
from spiders.errors import SiteError, WarehouseError
from spiders.items import Fetch, State
from spiders.site import Site
from spiders.warehouse import check as checking
from spiders.warehouse.check import check
from spiders.warehouse.load import load
from tests.warehouse.staging import Run, article, changed, line, url

Ask = Callable[..., list[tuple[Any, ...]]]
HERALD = Site(
    name="herald", title="The Herald", base_url="https://herald.example", floors={"articles": 2, "section": 0.9}
)


@pytest.fixture
def sound(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> Ask:
    """A warehouse of a run that ended just now, without a fault."""
    monkeypatch.setattr(checking, "all_sites", lambda: {"herald": HERALD})
    monkeypatch.setattr(checking, "get_site", lambda _: HERALD)
    now = datetime.now(UTC)
    run = Run(at=now)
    text = "A text that is long enough for an article, with an end of its own: "
    run.reads(*(article(str(number), text + str(number), now, published_at=now) for number in range(3)))
    run.says(line("9", State.FILTERED, now, reason="list_page")).ends()
    load()
    return ask


def broken() -> set[str]:
    return {finding.name for finding in check() if not finding.ok}


def test_on_a_sound_warehouse_every_check_holds_and_the_findings_are_kept(sound: Ask):
    findings = check("herald")

    assert {finding.name for finding in findings} == {path.stem for path in checking.files("checks")}
    assert [finding for finding in findings if not finding.ok] == []
    assert all(finding.severity in {"fail", "warn"} and len(finding.question) > 20 for finding in findings)
    assert sound("SELECT count(*), bool_and(ok), count(DISTINCT run_id) FROM news.check_results") == [
        (len(findings), True, 1)
    ]  # fmt: skip


@pytest.mark.parametrize(
    "break_it",
    [
        "UPDATE warehouse.run SET seen = seen + 1",
        "DELETE FROM warehouse.address WHERE state = 'filtered'",
        "UPDATE warehouse.address SET state = 'staged' WHERE state = 'filtered'",
        "UPDATE warehouse.address SET state = 'seen' WHERE state = 'loaded'",
    ],
)
def test_books_that_do_not_balance_fail_the_command(sound: Ask, break_it: str):
    sound(break_it)

    done = CliRunner().invoke(app, ["check", "--json"])

    assert done.exit_code == 1
    report = json.loads(done.stdout)
    assert report["failed"] == ["books_balance"]
    assert done.stderr.startswith("news: 1 check(s) failed: books_balance")
    assert sound("SELECT name FROM news.check_results WHERE NOT ok AND severity = 'fail'") == [("books_balance",)]


@pytest.mark.usefixtures("sound")
def test_a_sound_warehouse_ends_the_command_well():
    done = CliRunner().invoke(app, ["check"])

    assert done.exit_code == 0
    assert "books_balance" in done.stdout


@pytest.mark.usefixtures("sound")
def test_a_damaged_batch_is_reported_until_it_is_whole():
    (path,) = Run(2).reads(article("7", at=datetime.now(UTC))).ends()
    whole = Path(path).read_bytes()
    Path(path).write_bytes(whole[:-9])
    load()
    damaged = broken()
    Path(path).write_bytes(whole)
    load()

    assert "batches_refused" in damaged
    assert "batches_refused" not in broken()


@pytest.mark.usefixtures("sound")
def test_a_forbidden_request_is_found():
    now = datetime.now(UTC)
    run = Run(2)
    run.says(
        line("secret", State.BLOCKED, now),
        Fetch(source="herald", url=url("secret"), purpose="article", status=200, at=now),
    )
    run.ends()
    load()

    assert "robots_obeyed" in broken()


@pytest.mark.parametrize(
    ("spoil", "name"),
    [
        ("UPDATE warehouse.article SET published_at = first_seen_at + interval '3 days'", "published_in_the_future"),
        ("UPDATE warehouse.article SET char_count = 3", "text_is_there"),
        ("UPDATE warehouse.article SET section = NULL", "floors"),
        ("UPDATE warehouse.article SET first_seen_at = now() - interval '3 days'", "floors"),
        ("UPDATE warehouse.run SET seen = 20, books = '{\"failed\": 20}'", "last_run_failed_much"),
        ("UPDATE warehouse.run SET ended_at = now() - interval '3 days'", "freshness"),
        ("UPDATE warehouse.run SET ended_at = NULL, first_batch_at = now() - interval '2 days'", "runs_ended"),
    ],
)  # fmt: skip
def test_what_a_check_warns_of_is_found(sound: Ask, spoil: str, name: str):
    before = broken()
    sound(spoil)

    assert name not in before
    assert name in broken()


@pytest.mark.usefixtures("sound")
def test_a_footer_read_as_text_is_found():
    now = datetime.now(UTC)
    footer = " All rights reserved by the publisher of this paper and nobody else, in all countries of the world." * 6
    run = Run(2)
    run.reads(
        *(
            changed(article(f"f{number}", at=now), body_text=f"Text {number}.{footer}", char_count=600)
            for number in range(12)
        )
    )
    run.ends()
    load()

    assert "shared_ending" in broken()


@pytest.mark.usefixtures("warehouse")
def test_a_site_that_is_none_is_said():
    with pytest.raises(SiteError, match="there is no site 'nowhere'"):
        check("nowhere")


@pytest.mark.usefixtures("warehouse")
def test_a_check_without_its_sentence_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "mute.sql").write_text("SELECT 1;\n")
    monkeypatch.setattr(checking, "files", lambda _: [tmp_path / "mute.sql"])

    with pytest.raises(WarehouseError, match=r"mute\.sql must begin with `-- fail:`"):
        check()


def test_old_faults_do_not_fail_the_checks_for_ever(sound: Ask):
    sound("UPDATE warehouse.run SET seen = 99, ended_at = %s", datetime.now(UTC) - timedelta(days=60))

    assert "books_balance" not in broken()
