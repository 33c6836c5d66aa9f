"""The demo paper → crawl → stage → load → SQL, as the reader sees it, against the paper's own truth."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from attrs import frozen

from tests.flow.conftest import Flow, Told

pytestmark = pytest.mark.slow

COMPARED = (
    *("source", "source_article_id", "url_canonical", "headline", "subheadline", "description"),
    *("published_at", "published_raw", "updated_at", "updated_raw", "date_precision"),
    *("byline_raw", "wire_agency", "wire_credit_raw", "is_wire", "dateline"),
    *("section", "breadcrumbs", "keywords", "language"),
    *("body_text", "article_type", "is_sponsored", "correction_note"),
)
SAMPLE = "https://www.demo-ledger.example/view.php?ud=20211026000101"


@frozen
class Runs:
    first: Told
    again: Told
    edited: Told


@pytest.fixture(scope="module")
def runs(flow: Flow) -> Runs:
    """A first run, another at the same moment, and one half an hour later."""
    first, again = flow.run(), flow.run()
    flow.paper.jump(timedelta(minutes=30))
    return Runs(first, again, flow.run())


def articles(told: Told) -> dict[str, dict[str, Any]]:
    """What must be in the warehouse, by canonical URL."""
    return {line["url_canonical"]: line for line in told.truth if line["kind"] == "article" and line["advertised"]}


def in_warehouse(flow: Flow) -> dict[str, dict[str, Any]]:
    rows = flow.sql(
        "SELECT a.*,"
        " (SELECT json_agg(i ORDER BY i.position) FROM news.images AS i WHERE i.article_id = a.article_id) AS pictures,"
        " (SELECT json_agg(w ORDER BY w.position) FROM news.bylines AS w WHERE w.article_id = a.article_id) AS people"
        " FROM news.articles AS a"
    )
    return {row["url_canonical"]: row for row in rows}


def plain(value: Any) -> Any:
    """As the truth writes it: no empty lists, no nulls, times as ISO 8601."""
    if hasattr(value, "isoformat"):
        return value.isoformat()
    return None if value in ((), [], "") else value


def test_every_article_is_there_once_and_nothing_else(flow: Flow, runs: Runs):
    expected = set(articles(runs.edited)) | set(articles(runs.first))
    withdrawn = {
        row["url_canonical"] for row in flow.sql("SELECT url_canonical FROM news.articles WHERE status = 'gone'")
    }

    found = [row["url_canonical"] for row in flow.sql("SELECT url_canonical FROM news.articles")]

    assert len(found) == len(set(found)) >= 80
    assert set(found) - withdrawn == expected - withdrawn


def test_every_field_of_every_article_is_what_the_paper_says(flow: Flow, runs: Runs):
    found = in_warehouse(flow)
    wrong = []
    for url, line in articles(runs.edited).items():
        row = found[url]
        pairs = [(name, plain(line.get(name)), plain(row[name])) for name in COMPARED]
        pairs.append(("authors", [a["name"] for a in line.get("authors", ())], row["authors"]))
        for name in ("email", "kind"):
            told = [a.get(name) for a in line.get("authors", ())]
            pairs.append((f"authors.{name}", told, [a[name] for a in row["people"] or ()]))
        for name in ("url", "caption", "credit_raw", "credit_agency", "is_main", "alt", "width", "height"):
            told = [i.get(name) for i in line.get("images", ())]
            pairs.append((f"images.{name}", told, [i[name] for i in row["pictures"] or ()]))
        wrong += [f"{url} {name}: {told!r} is {read!r}" for name, told, read in pairs if told != read]

    assert wrong == []


def test_the_sample_page_gives_the_table_of_the_brief(flow: Flow, runs: Runs):  # noqa: ARG001 (the flow has run)
    row = in_warehouse(flow)[SAMPLE]

    assert row["headline"] == "Kim says NK-China ties are 'sealed in blood,' will strengthen for generations"
    assert (row["byline_raw"], row["authors"], row["wire_agency"]) == ("By Yonhap", [], ["yonhap"])
    assert (row["published_raw"], row["updated_raw"]) == ("Oct 26, 2021 - 09:18", "Oct 26, 2021 - 09:18")
    assert row["published_at"].isoformat() == row["updated_at"].isoformat() == "2021-10-26T00:18:00+00:00"
    assert [(p["caption"], p["credit_raw"], p["credit_agency"]) for p in row["pictures"]] == [
        (None, "(Korean Central News Agency)", "kcna")
    ]
    paragraphs = row["body_text"].split("\n\n")
    assert len(paragraphs) == 7
    assert paragraphs[0].startswith("North Korean leader Kim Jong-un has said")
    assert paragraphs[-1].endswith("an escalating Sino-US rivalry.")
    assert (row["wire_credit_raw"], row["breadcrumbs"], row["language"]) == (
        "(Yonhap)",
        ["National", "North Korea"],
        "en",
    )


def test_a_second_run_at_the_same_moment_adds_nothing(runs: Runs):
    assert runs.again.crawl["counts"].get("staged", 0) == 0
    assert {name: n for name, n in runs.again.load["articles"].items() if n} == {}


def test_after_the_paper_s_edits_exactly_the_edited_articles_have_a_second_revision(flow: Flow, runs: Runs):
    before, after = articles(runs.first), articles(runs.edited)
    text = ("headline", "body_text")
    edited = {
        url for url in before.keys() & after.keys() if [before[url][n] for n in text] != [after[url][n] for n in text]
    }

    revised = flow.sql("SELECT url_canonical, array_agg(headline ORDER BY revision_no) AS headlines FROM news.revisions"
                       " GROUP BY url_canonical HAVING max(revision_no) > 1")  # fmt: skip

    assert edited
    assert {row["url_canonical"] for row in revised} == edited
    for row in revised:
        url = row["url_canonical"]
        assert row["headlines"] == [before[url]["headline"], after[url]["headline"]]


def test_an_edit_without_a_stamp_is_called_silent_and_one_with_a_stamp_is_not(flow: Flow, runs: Runs):
    before, after = articles(runs.first), articles(runs.edited)
    kinds = flow.sql("SELECT url_canonical, kind FROM news.revisions WHERE revision_no = 2")

    for row in kinds:
        moved = before[row["url_canonical"]].get("updated_at") != after[row["url_canonical"]].get("updated_at")
        assert row["kind"] == ("update" if moved else "stealth"), row["url_canonical"]


def test_the_books_of_every_run_balance(flow: Flow, runs: Runs):  # noqa: ARG001 (the flow has run)
    books = flow.sql(
        "SELECT seen, loaded + updated + unchanged + duplicate + filtered + blocked + gone + failed + quarantined"
        " + deferred AS decided, undecided, finish_reason FROM news.runs"
    )

    assert len(books) == 3
    assert all(row["seen"] == row["decided"] > 100 and row["undecided"] == 0 for row in books), books
    assert {row["finish_reason"] for row in books} == {"finished"}


def test_other_addresses_end_as_the_paper_says(flow: Flow, runs: Runs):
    states: dict[str, set[str]] = {}
    for row in flow.sql("SELECT url_canonical, state FROM news.addresses"):
        states.setdefault(row["url_canonical"], set()).add(row["state"])
    others = [line for line in runs.edited.truth if line["kind"] == "address" and line["advertised"]]

    missing = {
        line["url_canonical"]: (line["state"], states.get(line["url_canonical"]))
        for line in others
        if line["state"] not in states.get(line["url_canonical"], ())
    }

    assert others
    assert missing == {}


def test_a_withdrawn_article_keeps_its_text_and_says_so(flow: Flow, runs: Runs):
    gone = {line["url_canonical"] for line in runs.edited.truth if line.get("state") == "gone"} & set(
        articles(runs.first)
    )

    rows = flow.sql("SELECT url_canonical, status, gone_at, body_text FROM news.articles WHERE status = 'gone'")

    assert {row["url_canonical"] for row in rows} == gone
    assert all(row["gone_at"] and row["body_text"] for row in rows)


def test_the_paper_was_treated_politely(flow: Flow, runs: Runs):  # noqa: ARG001 (the flow has run)
    asked = flow.server.requests

    assert [request.path for request in asked if request.path.startswith("/premium")] == []
    agents = {request.user_agent for request in asked}
    assert all("Broadsheet" in agent and "+http" in agent for agent in agents)
    full = [
        request.path for request in asked if request.status == 200 and request.path.startswith(("/view", "/article"))
    ]
    edited = {row["url"] for row in flow.sql("SELECT url FROM news.addresses WHERE state = 'updated'")}
    twice = {path for path in full if full.count(path) > 1}
    assert all(any(url.endswith(path) for url in edited) for path in twice)


def test_checks_hold_until_somebody_breaks_the_books(flow: Flow, runs: Runs):  # noqa: ARG001 (the flow has run)
    import psycopg2

    flow.news("check", "demo")
    connection = psycopg2.connect(flow.environment["NEWS_DSN"])
    with connection, connection.cursor() as cursor:
        cursor.execute(
            "UPDATE warehouse.run SET seen = seen + 1 WHERE run_id = (SELECT min(run_id) FROM warehouse.run)"
        )
    connection.close()

    said = flow.news("check", "demo", code=1)

    assert "books_balance" in said
    assert "BROKEN" in said
