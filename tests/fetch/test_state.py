"""The crawl state: nothing lasts before it is committed, and losing it costs requests only."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import fsspec
import pytest

from spiders.fetch.state import CrawlState, Known, KnownList

NOW = datetime(2026, 8, 5, 12, tzinfo=UTC)


def known(at: datetime = NOW, etag: str | None = '"1"') -> Known:
    return Known(key="k", url="https://small.example/1", state="staged", first_look=at, last_look=at, etag=etag)


def opened(home: Path, stage: str | None = None) -> CrawlState:
    return CrawlState(home, stage or str(home / "stage"), "small")


def test_what_is_kept_is_known_at_once_and_lasts_when_committed(home: Path) -> None:
    state = opened(home)
    state.keep(known())
    assert state.known("k") == known()
    state.close()

    state = opened(home)
    assert state.known("k") is None
    state.keep(known())
    state.commit()
    state.close()

    state = opened(home)
    assert state.known("k") == known()
    state.close()


def test_the_first_look_stays_the_first(home: Path) -> None:
    state = opened(home)
    later = NOW + timedelta(days=1)
    state.keep(known())
    state.commit()

    state.keep(known(later))
    state.commit()

    found = state.known("k")
    assert found is not None
    assert (found.first_look, found.last_look) == (NOW, later)
    state.close()


def test_a_broken_file_is_put_aside_and_everything_is_fetched_once_more(
    home: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (home / "state").mkdir(parents=True)
    (home / "state" / "small.sqlite").write_bytes(b"no database" * 1000)

    state = opened(home)

    assert state.known("k") is None
    assert "everything is fetched once more" in caplog.text
    assert (home / "state" / "small.broken").exists()
    state.close()


def test_lists_and_facts_are_remembered(home: Path) -> None:
    state = opened(home)
    feed = KnownList(url="u", etag=None, last_modified="yesterday", raw_ref="a#1")
    state.keep_list(feed)
    state.keep_fact("complete", "no")
    state.close()

    state = opened(home)
    assert state.known_list("u") == feed
    assert state.known_list("other") is None
    assert (state.fact("complete"), state.fact("other")) == ("no", None)
    state.close()


def test_where_the_stage_is_an_object_store_another_machine_goes_on_from_it(tmp_path: Path) -> None:
    fsspec.filesystem("memory").store.clear()
    first = opened(tmp_path / "one", "memory://stage")
    first.keep(known())
    first.commit()
    first.close()

    second = opened(tmp_path / "two", "memory://stage")

    assert second.known("k") == known()
    second.close()
