"""How much memory the embedded Postgres keeps pages in."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from spiders.local.buffers import memory, shared_buffers

GB = 1 << 30
MACHINE = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")


@pytest.mark.parametrize(
    ("gigabytes", "buffers"), [(1, "256MB"), (2, "256MB"), (4, "512MB"), (16, "2048MB"), (64, "2048MB")]
)
def test_an_eighth_of_the_memory_is_for_pages_within_reason(gigabytes: int, buffers: str):
    assert shared_buffers(gigabytes * GB) == buffers


@pytest.mark.parametrize(("said", "most"), [("1048576\n", 1048576), ("max\n", MACHINE), (f"{MACHINE * 2}\n", MACHINE)])
def test_a_container_has_what_it_is_given_of_the_machine(tmp_path: Path, said: str, most: int):
    (tmp_path / "memory.max").write_text(said)

    assert memory(tmp_path / "memory.max") == most
    assert memory(tmp_path / "elsewhere") == MACHINE
