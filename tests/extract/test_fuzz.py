"""The case pages broken at random for as long as FUZZ_SECONDS says: no crash, no hang, no growing memory."""

from __future__ import annotations

import os
import random
import resource
import sys
import time
from pathlib import Path

import pytest

from tests.extract.attempt import attempt, mutated

SECONDS = float(os.environ.get("FUZZ_SECONDS", "30"))
LONGEST = 10.0
"""Seconds of work that a page may take on a slow machine."""
MOST_MEMORY = 600 * 1024 * 1024
PAGES = [file.read_bytes() for file in sorted((Path(__file__).parent / "pages").glob("*/page.html"))]
CHARSETS = (None, None, "text/html; charset=euc-kr", "text/html; charset=utf-16", "text/html; charset=shift_jis")


def memory() -> int:
    """The most this process has held, in bytes."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024


@pytest.mark.slow
@pytest.mark.timeout(SECONDS * 4 + 1800)
def test_broken_pages_end_in_time_and_memory() -> None:
    seed = int(os.environ.get("FUZZ_SEED", "11"))
    chance = random.Random(seed)  # noqa: S311 (dice for a test)
    attempt(PAGES[0])
    before, until, read = memory(), time.monotonic() + SECONDS, 0
    while time.monotonic() < until:
        page = mutated(chance.choice(PAGES), chance, chance.choice(PAGES))
        started = time.process_time()
        assert attempt(page, chance.choice(CHARSETS)), (seed, read)
        assert time.process_time() - started < LONGEST, (seed, read)
        read += 1
    assert read >= 10
    assert memory() - before < MOST_MEMORY
