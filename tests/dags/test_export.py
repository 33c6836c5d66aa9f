"""The DAG that writes the days which loads have touched, as the scheduler reads it."""

from __future__ import annotations

import pytest

from spiders.sites import all_sites


@pytest.fixture(scope="session")
def found(probe):
    return probe("dags")


@pytest.fixture
def dag(found):
    return found["dags"]["export"]


def test_it_is_off_until_somebody_turns_it_on(dag):
    assert dag["paused"]


def test_it_runs_whenever_the_articles_of_any_site_have_changed_one_run_at_a_time(dag):
    assert dag["timetable"] == "AssetTriggeredTimetable"
    assert dag["scheduled_on"] == sorted(f"{name}_articles" for name in all_sites())
    assert not dag["catchup"]
    assert dag["max_active_runs"] == 1


def test_it_says_where_it_writes_and_whose_it_is(dag):
    assert "NEWS_EXPORT" in dag["doc_md"]
    assert dag["owner"] == "broadsheet"
    assert "news" in dag["tags"]


def test_its_task_has_an_end_is_repeated_and_updates_an_asset_of_its_own(dag):
    (task,) = dag["tasks"].values()

    assert 0 < task["timeout"] <= 6 * 3600
    assert task["retries"] >= 2
    assert task["pool"] == "default_pool"
    assert task["outlets"] == [["exported_articles", "news://export/articles"]]


def test_it_survives_serialisation(found, dag):
    assert found["round_trip"]["export"] == dag["tasks"]
