"""A loader that is killed in mid-load, again and again: in the end the warehouse is as an undisturbed one."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from spiders.warehouse.load import load
from tests.warehouse.staging import DAY, Run, article
from tests.warehouse.test_load import EVERYTHING

Ask = Callable[..., list[tuple[Any, ...]]]


def killed_load(batches: int, delay: float) -> bool:
    """Run `news load`; kill it -9 a moment after it has said so many batches. Whether that came before its end."""
    process = subprocess.Popen([sys.executable, "-m", "spiders", "load"], stderr=subprocess.PIPE, text=True)
    with process:
        assert process.stderr
        said = 0
        for line in process.stderr:
            said += line.startswith("loaded")
            if said == batches:
                time.sleep(delay)
                process.send_signal(signal.SIGKILL)
                break
        process.stderr.close()
    assert process.returncode in {-signal.SIGKILL, 0}
    return process.returncode != 0


@pytest.mark.slow
def test_a_loader_killed_again_and_again_leaves_an_undisturbed_warehouse(ask: Ask):
    text = " ".join(f"word{number}" for number in range(800))
    for number in (1, 2):
        at = DAY + timedelta(hours=number)
        articles = (article(str(name), f"{text} {number * (name % 3)}.", at) for name in range(400))
        Run(number, articles_a_batch=40).reads(*articles).ends()
    load()
    expected = ask(EVERYTHING)
    ask("TRUNCATE warehouse.source, warehouse.run, warehouse.article, warehouse.article_revision CASCADE")
    assert os.environ["NEWS_DSN"]

    killed = [killed_load(*moment) for moment in ((1, 0.005), (2, 0.02), (1, 0.04), (3, 0.01), (2, 0.03))]
    rest = load()

    assert any(killed)  # a busy machine may be late for the last ones
    assert rest.batches < 22
    assert ask("SELECT count(*) FROM warehouse.load_batch")[0][0] == 22
    assert ask(EVERYTHING) == expected
