"""The DAG folder as the scheduler reads it: one DAG a site, documented, light, and the same after serialisation."""

from __future__ import annotations

import pytest

from spiders.sites import all_sites

CRAWL = ["crawl", "paper", "--airflow", "run 1"]


@pytest.fixture(scope="session")
def found(probe):
    return probe("dags")


@pytest.fixture(params=sorted(all_sites()))
def site(request):
    return all_sites()[request.param]


@pytest.fixture
def dag(found, site):
    return found["dags"][site.name]


def test_every_file_can_be_imported(found):
    assert found["import_errors"] == {}


def test_every_site_has_one_dag_and_every_dag_a_site(found):
    assert set(found["dags"]) - {"export", "refresh"} == set(all_sites())


def test_parsing_is_light(found):
    assert found["seconds"] < 10  # of the processor
    assert found["connections"] == []
    assert found["imported"] == []


def test_a_dag_says_whose_and_what_it_is(dag, site):
    assert dag["owner"] == "broadsheet"
    assert "news" in dag["tags"]
    assert dag["title"] == site.title
    assert len(dag["doc_md"]) > 200
    assert f"spiders/sites/{site.name}.py" in dag["doc_md"]


def test_a_dag_runs_as_its_site_says(dag, site):
    assert dag["paused"] == (site.paused and site.schedule is not None)
    assert dag["max_active_runs"] == 1
    assert not dag["catchup"]
    if site.schedule:
        assert (dag["timetable"], dag["schedule"]) == ("CronDataIntervalTimetable", site.schedule)
    else:
        assert dag["timetable"] == "NullTimetable"


def test_the_form_offers_window_limit_and_addresses(dag):
    assert dag["params"] == {"since": None, "until": None, "limit": None, "addresses": None}


def test_what_a_failed_crawl_has_staged_is_loaded_and_the_run_is_red(dag):
    tasks = dag["tasks"]
    assert {name: task["upstream"] for name, task in tasks.items()} == {
        "crawl": [],
        "load": ["crawl"],
        "check": ["crawl", "load"],
    }
    assert tasks["load"]["trigger_rule"] == "all_done"
    assert tasks["check"]["trigger_rule"] == "all_success"


def test_only_what_repeating_can_mend_is_repeated(dag):
    tasks = dag["tasks"]
    assert 1 <= tasks["crawl"]["retries"] <= 3
    assert tasks["load"]["retries"] >= 3
    assert tasks["check"]["retries"] == 0


def test_every_task_has_an_end_and_crawls_share_a_pool(dag):
    assert all(0 < task["timeout"] <= 6 * 3600 for task in dag["tasks"].values())
    assert {name: task["pool"] for name, task in dag["tasks"].items()} == {
        "crawl": "crawl",
        "load": "default_pool",
        "check": "default_pool",
    }


def test_the_load_updates_the_asset_of_the_sites_articles(dag, site):
    outlets = {name: task["outlets"] for name, task in dag["tasks"].items()}
    assert outlets == {"crawl": [], "load": [[f"{site.name}_articles", f"news://articles/{site.name}"]], "check": []}


def test_a_dag_survives_serialisation(found, dag, site):
    assert found["round_trip"][site.name] == dag["tasks"]


@pytest.fixture(scope="session")
def words(probe):
    return probe("words")


def test_a_scheduled_run_looks_from_before_its_interval_up_to_now(words):
    assert words["scheduled"] == [*CRAWL, "--since", "2026-11-17T17:00:00+00:00"]


def test_a_backfill_ends_with_its_interval(words):
    assert words["backfill"][4:] == ["--since", "2026-11-17T17:00:00+00:00", "--until", "2026-11-20T18:00:00+00:00"]


def test_a_run_without_interval_leaves_the_window_to_the_site(words):
    assert words["by hand, without interval"] == CRAWL


def test_the_form_wins(words):
    assert words["form"][4:] == [
        "--since", "2026-11-01T00:00:00+00:00", "--until", "2026-11-02T00:00:00+00:00", "--limit", "5",
    ]  # fmt: skip


def test_after_a_pause_a_run_looks_back_to_the_last_success_but_not_for_ever(words):
    assert words["after a pause"][5] == "2026-11-10T17:00:00+00:00"
    assert words["after a year"][5] == "2026-10-18T17:00:00+00:00"
