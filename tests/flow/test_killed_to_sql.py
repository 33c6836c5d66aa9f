"""The spider killed in mid-crawl, the loader in mid-load, then a run: the warehouse is as if nothing had happened."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.flow.conftest import Flow, Told

pytestmark = pytest.mark.slow
DELAY = 0.05
"""So that the crawl is still at work when it is killed."""


def begin(flow: Flow, *arguments: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "spiders", *arguments],
        env=flow.environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def staged(flow: Flow) -> int:
    """Articles that the crawl under way has written so far."""
    parts = Path(flow.environment["NEWS_HOME"], "work", "demo").glob("*.part")
    return sum(part.read_bytes().count(b'{"kind":"article"') for part in parts)


@pytest.fixture(scope="module")
def told(flow: Flow) -> Told:
    crawl = begin(flow, "crawl", "demo")
    while staged(flow) < 30:
        assert crawl.poll() is None, "the crawl had ended before it could be killed"
        time.sleep(0.02)
    crawl.send_signal(signal.SIGKILL)
    assert crawl.wait() == -signal.SIGKILL

    for moment in (0.5, 0.6, 0.7, 0.8):  # from its start to the middle of its transaction
        load = begin(flow, "load")
        time.sleep(moment)
        load.send_signal(signal.SIGKILL)
        load.wait()
    return flow.run()


def test_every_article_is_there_once_with_one_revision(flow: Flow, told: Told):
    expected = {line["url_canonical"]: line for line in told.truth if line["kind"] == "article" and line["advertised"]}

    found = flow.sql("SELECT url_canonical, headline, body_text, revision_no FROM news.articles")

    assert sorted(row["url_canonical"] for row in found) == sorted(expected)
    for row in found:
        line = expected[row["url_canonical"]]
        assert (row["headline"], row["body_text"]) == (line["headline"], line["body_text"])
        assert row["revision_no"] == 1


def test_the_killed_run_is_in_the_books_and_balances(flow: Flow, told: Told):  # noqa: ARG001 (the flow has run)
    runs = flow.sql("SELECT finish_reason, seen, undecided, loaded, deferred FROM news.runs ORDER BY started_at")

    assert [run["finish_reason"] for run in runs] == ["killed", "finished"]
    assert all(run["undecided"] == 0 for run in runs)
    assert runs[0]["loaded"] > 20
    assert runs[0]["seen"] < runs[1]["seen"]
    flow.news("check", "demo")
