"""The DAG that counts the days which loads have touched, as the scheduler reads it."""

from __future__ import annotations

import pytest

from spiders.sites import all_sites


@pytest.fixture(scope="session")
def found(probe):
    return probe("dags")


@pytest.fixture
def dag(found):
    return found["dags"]["refresh"]


def test_it_runs_whenever_the_articles_of_any_site_have_changed(dag):
    assert dag["timetable"] == "AssetTriggeredTimetable"
    assert dag["scheduled_on"] == sorted(f"{name}_articles" for name in all_sites())


def test_it_runs_without_being_turned_on_and_one_at_a_time(dag):
    assert not dag["paused"]
    assert not dag["catchup"]
    assert dag["max_active_runs"] == 1
    assert dag["owner"] == "broadsheet"
    assert "news" in dag["tags"]
    assert len(dag["doc_md"]) > 100


def test_its_task_has_an_end_is_repeated_and_takes_no_crawls_place(dag):
    (task,) = dag["tasks"].values()

    assert 0 < task["timeout"] <= 6 * 3600
    assert task["retries"] >= 2
    assert task["pool"] == "default_pool"
    assert task["outlets"] == []


def test_it_survives_serialisation(found, dag):
    assert found["round_trip"]["refresh"] == dag["tasks"]
