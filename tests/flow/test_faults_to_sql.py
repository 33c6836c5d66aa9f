"""The paper with everything in it that goes wrong on the web: each fault has its reason in SQL, all else is loaded."""

from __future__ import annotations

from typing import Any

import pytest

from spiders.local.paper import faulty_edition
from tests.flow.conftest import Flow, Told

pytestmark = pytest.mark.slow
FAULTY = True
HOST = "https://www.demo-ledger.example"


@pytest.fixture(scope="module")
def told(flow: Flow) -> Told:
    return flow.run()


@pytest.fixture(scope="module")
def books(flow: Flow, told: Told) -> dict[str, dict[str, Any]]:  # noqa: ARG001 (the flow has run)
    return {row["url"]: row for row in flow.sql("SELECT url, url_canonical, state, reason, detail FROM news.addresses")}


def test_every_faulty_address_ends_as_it_may_and_says_why(flow: Flow, books: dict[str, dict[str, Any]]):
    faults = [fault for fault in faulty_edition(flow.paper).values() if fault.advertised and fault.states]

    wrong = {
        fault.name: books.get(HOST + fault.path)
        for fault in faults
        if books.get(HOST + fault.path, {}).get("state") not in fault.states
    }

    assert len(faults) >= 15
    assert wrong == {}
    rows = {fault.name: books[HOST + fault.path] for fault in faults}
    silent = [name for name, row in rows.items() if row["state"] != "loaded" and not row["reason"]]
    assert silent == []


@pytest.mark.parametrize(
    ("name", "state", "reason"),
    [
        ("empty_page", "quarantined", "empty_page"),
        ("not_found", "gone", "http_404"),
        ("gone", "gone", "http_410"),
        ("server_error", "failed", "http_500"),
        ("huge_page", "failed", "too_large"),
        ("to_private_address", None, "private_address"),
        ("to_cloud_metadata", None, "private_address"),
    ],
)
def test_the_reason_names_the_fault(
    flow: Flow, books: dict[str, dict[str, Any]], name: str, state: str | None, reason: str
):
    (path,) = [fault.path for fault in faulty_edition(flow.paper).values() if fault.name == name]

    row = books[HOST + path]

    assert row["reason"] == reason
    assert state in (None, row["state"])


def test_a_malformed_feed_and_an_endless_list_have_their_line_in_the_books(books: dict[str, dict[str, Any]]):
    reasons = {row["reason"] for row in books.values()}

    assert "page_limit" in reasons
    assert any("rss/kh_Sports" in url and row["reason"] for url, row in books.items()), reasons


def test_everything_else_is_loaded(flow: Flow, told: Told):
    expected = {line["url_canonical"] for line in told.truth if line["kind"] == "article" and line["advertised"]}

    found = {row["url_canonical"] for row in flow.sql("SELECT url_canonical FROM news.articles")}

    assert expected - found == set()


def test_the_books_balance_all_the_same(flow: Flow, told: Told):  # noqa: ARG001 (the flow has run)
    flow.news("check", "demo")
    (run,) = flow.sql("SELECT seen, undecided, finish_reason FROM news.runs")

    assert run["finish_reason"] == "finished"
    assert run["undecided"] == 0
