"""What all tests share. Only loopback is reachable; every test has a NEWS_HOME of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty NEWS_HOME, and no other setting of ours."""
    import os

    for name in [name for name in os.environ if name.startswith("NEWS_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("NEWS_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real pages and scorers; tests that need it skip where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("the folder ../shared is not here")
    return SHARED
