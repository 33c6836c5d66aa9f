"""Archived pages read again: what differs is told by field, and applied only when asked, as our own doing."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import attrs
import pytest
from typer.testing import CliRunner

from spiders import config
from spiders.cli import app
from spiders.dedupe.fingerprint import fingerprint
from spiders.extract import read_article
from spiders.fetch.archive import Archive, Exchange
from spiders.fetch.rereader import Archived, answer
from spiders.items import Article, Author, Image, Page, State
from spiders.normalise.article import normalise
from spiders.warehouse.load import load
from spiders.warehouse.reextract.report import Report
from spiders.warehouse.reextract.run import Pass, run
from spiders.warehouse.reextract.shapes import Reading, Ref
from tests.warehouse.staging import DAY, SITE, Run, changed, line, url

Ask = Callable[..., list[tuple[Any, ...]]]

TEXT = (
    "The central bank left its key rate where it has been since the spring, and said that it would await the harvest.",
    "Prices rose by two percent over the year, the bank said, less than it had feared when the ports closed in May.",
    "Its governor told reporters that nobody should take the pause for a promise, and left by the door at the back.",
)


def html(name: str, *, text: tuple[str, ...] = TEXT, head: str = "") -> bytes:
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Headline of {name}</title>'
        f'<meta property="og:title" content="Headline of {name}">'
        f'<meta property="article:published_time" content="2026-03-02T17:00:00+09:00">{head}</head><body><article>'
        f"<h1>Headline of {name}</h1><p class=byline>By Kim Min-ji</p>"
        + "".join(f"<p>{paragraph}</p>" for paragraph in text)
        + "</article></body></html>"
    ).encode()


class Paper:
    """Archives pages, and stages what some code has read on them."""

    def __init__(self) -> None:
        settings = config.load()
        self.archive = Archive(settings.archive, settings.home, SITE.name, "run", DAY)
        self.runs = 0

    def read(self, name: str, at: datetime = DAY, **page: Any) -> Article:
        """The page, archived and read by the current code."""
        body = html(name, **page)
        exchange = Exchange(
            url=url(name),
            method="GET",
            request_headers=[],
            status=200,
            headers=[("Content-Type", "text/html; charset=utf-8")],
            body=body,
            at=at,
        )
        fetched = Page(
            url=url(name),
            body=body,
            content_type="text/html; charset=utf-8",
            fetched_at=at,
            raw_ref=self.archive.write(exchange),
        )
        article = fingerprint(normalise(read_article(fetched, SITE), SITE))
        return attrs.evolve(article, discovered_via=("rss:https://herald.example/feed",))

    def load(self, *articles: Article) -> dict[str, int]:
        """As a crawl and a load bring them."""
        self.runs += 1
        return load([str(path) for path in Run(self.runs).reads(*articles).ends()]).articles


@pytest.fixture
def paper(ask: Ask) -> Iterator[Paper]:  # noqa: ARG001 (a warehouse is there)
    made = Paper()
    yield made
    made.archive.close()


def again(read: Callable[[list[Ref]], Iterator[Reading]] | None = None, **wish: Any) -> Report:
    """One pass over the site."""
    return run(Pass(site=SITE.name, **wish), read or at_once)


def at_once(refs: list[Ref]) -> Iterator[Reading]:
    """As the processes read them, without the second that a process takes to start."""
    pages = Archived(config.load().archive)
    yield from (answer(ref, pages, SITE) for ref in refs)
    pages.close()


def article_row(ask: Ask, name: str) -> dict[str, Any]:
    ((row,),) = ask("SELECT to_jsonb(a) FROM news.articles a WHERE url_canonical = %s", url(name))
    return row


def revisions(ask: Ask, name: str) -> list[tuple[Any, ...]]:
    return ask(
        "SELECT revision_no, kind, headline, observed_at, valid_to FROM news.revisions WHERE url_canonical = %s"
        " ORDER BY revision_no",
        url(name),
    )


def test_what_reads_as_before_is_told_so_and_left_alone(paper: Paper, ask: Ask):
    paper.load(paper.read("a"), paper.read("b"))
    before = ask("SELECT * FROM warehouse.article ORDER BY 1")

    report = again(apply=True)

    assert report.outcomes == {"same": 2}
    assert report.fields == {}
    assert +report.applied == {}
    assert ask("SELECT * FROM warehouse.article ORDER BY 1") == before


def test_differences_are_told_by_field_with_examples_and_nothing_is_applied(paper: Paper, ask: Ask):
    page = paper.read("a")
    old = changed(page, section="Markets", byline_raw="By a Staff Writer", authors=(), published_at=None)
    paper.load(old, changed(paper.read("b"), body_text=page.body_text[:60]))
    before = ask("SELECT * FROM warehouse.article ORDER BY 1")

    report = again()

    assert report.outcomes == {"fields": 1, "text": 1}
    fields = {name: dict(field.counts) for name, field in report.fields.items()}
    assert fields["section"] == {"lost": 1}
    assert fields["authors"] == {"gained": 1}
    assert fields["published_at"] == {"gained": 1}
    assert fields["body_text"] == {"changed": 1}
    assert set(fields) == {"section", "byline_raw", "authors", "published_at", "body_text"}
    (example,) = report.fields["body_text"].examples["changed"]
    assert example["url"] == url("b")
    assert example["now"] != example["was"]
    assert ask("SELECT * FROM warehouse.article ORDER BY 1") == before
    assert revisions(ask, "b")[1:] == []
    assert ask(
        "SELECT outcome, differences->'section'->>'was', applied_at FROM news.reextractions WHERE url_canonical = %s",
        url("a"),
    ) == [("fields", "Markets", None)]


def test_applied_another_text_is_a_revision_of_our_making(paper: Paper, ask: Ask):
    page = paper.read("a", head='<meta property="og:image" content="https://herald.example/bank.jpg">')
    assert page.images
    old = changed(
        page,
        headline="Headline of a | The Herald",
        body_text="Menu. Subscribe to our letter.",
        section="Markets",
        images=(Image(url="https://herald.example/logo.png", is_main=True),),
        authors=(Author(name="Share This"), Author(name="Kim Min-ji")),
    )
    paper.load(old)
    before = article_row(ask, "a")

    report = again(apply=True)

    assert dict(report.applied) == {"revisions": 1, "fields": 0, "overtaken": 0}
    row = article_row(ask, "a")
    assert (row["headline"], row["body_text"], row["section"]) == (page.headline, page.body_text, page.section)
    assert row["authors"] == ["Kim Min-ji"]
    assert ask("SELECT url FROM news.images") == [("https://herald.example/bank.jpg",)]
    stays = (
        "first_seen_at",
        "last_seen_at",
        "fetched_at",
        "raw_ref",
        "url_hash",
        "run_id",
        "load_id",
        "status",
        "discovered_via",
    )
    assert {name: row[name] for name in stays} == {name: before[name] for name in stays}
    assert revisions(ask, "a") == [
        (1, "first", "Headline of a | The Herald", DAY, DAY),
        (2, "reextracted", "Headline of a", DAY, None),
    ]
    found = "SELECT count(*) FROM news.search(%s)"
    assert (ask(found, "harvest"), ask(found, "subscribe")) == ([(1,)], [(0,)])
    ((applied, revision),) = ask("SELECT applied_at IS NOT NULL, revision_id FROM news.reextractions")
    assert applied
    assert revision == row["current_revision_id"]


def test_applied_other_fields_are_set_without_a_revision(paper: Paper, ask: Ask):
    page = paper.read("a")
    paper.load(changed(page, section="Markets", description="Not on the page.", keywords=("x",)))

    report = again(apply=True)

    assert dict(report.applied) == {"revisions": 0, "fields": 1, "overtaken": 0}
    row = article_row(ask, "a")
    assert (row["section"], row["description"], row["keywords"]) == (None, page.description, [])
    assert [kind for _, kind, *_ in revisions(ask, "a")] == ["first"]


def test_a_second_pass_finds_nothing_and_the_next_crawl_nothing_new(paper: Paper, ask: Ask):
    page = paper.read("a")
    paper.load(changed(page, headline="Wrong", section="Markets"))
    again(apply=True)

    assert again(apply=True).outcomes == {"same": 1}
    assert paper.load(paper.read("a", at=DAY + timedelta(hours=5)))["unchanged"] == 1
    assert [kind for _, kind, *_ in revisions(ask, "a")] == ["first", "reextracted"]


def test_what_was_read_anew_in_the_meantime_is_left_to_the_next_pass(paper: Paper, ask: Ask):
    page = paper.read("a")
    paper.load(changed(page, headline="Wrong"))
    newer = paper.read("a", at=DAY + timedelta(hours=2), text=(*TEXT, "A fourth paragraph came in the evening."))

    def slow(refs: list[Ref]) -> Iterator[Reading]:
        yield from at_once(refs)
        paper.load(newer)

    report = again(read=slow, apply=True)

    assert report.applied["overtaken"] == 1
    assert report.applied["revisions"] == 0
    assert [(kind, headline) for _, kind, headline, *_ in revisions(ask, "a")][-1][1] == "Headline of a"
    assert "fourth paragraph" in article_row(ask, "a")["body_text"]


def test_what_the_publisher_has_taken_away_stays_away(paper: Paper, ask: Ask):
    paper.load(changed(paper.read("a"), headline="Wrong"))
    gone_at = DAY + timedelta(hours=3)
    load([str(path) for path in Run(5).says(line("a", State.GONE, at=gone_at, reason="http_410")).ends()])
    before = article_row(ask, "a")
    assert before["status"] == "gone"

    again(apply=True)

    row = article_row(ask, "a")
    assert (row["status"], row["gone_at"], row["last_seen_at"]) == ("gone", before["gone_at"], before["last_seen_at"])
    assert row["headline"] == "Headline of a"


def test_a_text_that_is_loaded_late_does_not_make_our_doing_somebody_elses(paper: Paper, ask: Ask):
    first = paper.read("a", at=DAY - timedelta(hours=4), text=TEXT[:2])
    wrong = changed(paper.read("a"), headline="Wrong")
    paper.load(wrong)
    hour = DAY + timedelta(hours=1)
    paper.load(attrs.evolve(wrong, fetched_at=hour, raw_ref=paper.read("a", at=hour).raw_ref))  # the same again
    again(apply=True)

    late = Run(9, at=DAY - timedelta(hours=4)).reads(first).ends()
    load([str(path) for path in late])

    assert [(no, kind) for no, kind, *_ in revisions(ask, "a")] == [(1, "first"), (2, "stealth"), (3, "reextracted")]
    assert article_row(ask, "a")["headline"] == "Headline of a"


def test_a_page_that_is_no_article_any_more_is_told_and_kept(paper: Paper, ask: Ask):
    page = paper.read("a")
    empty = paper.read("b")
    blank = attrs.evolve(empty, raw_ref=_archived(paper, b"<html><body></body></html>"))
    paper.load(page, blank, attrs.evolve(paper.read("c"), raw_ref="herald/2026/03/lost-0.warc.gz#0"))
    before = ask("SELECT * FROM warehouse.article ORDER BY 1")

    report = again(apply=True)

    assert report.outcomes == {"same": 1, "not_an_article": 1, "unreadable": 1}
    assert set(report.reasons) == {f"not_an_article {_reason(ask, 'b')}", "unreadable archive_unreadable"}
    assert ask("SELECT * FROM warehouse.article ORDER BY 1") == before


def _archived(paper: Paper, body: bytes) -> str:
    headers = [("Content-Type", "text/html")]
    return paper.archive.write(
        Exchange(url=url("b"), method="GET", request_headers=[], status=200, headers=headers, body=body, at=DAY)
    )


def _reason(ask: Ask, name: str) -> str:
    ((reason,),) = ask("SELECT reason FROM news.reextractions WHERE url_canonical = %s", url(name))
    return str(reason)


def test_only_pages_fetched_in_the_span_are_read(paper: Paper):
    hours = {"a": 0, "b": 2, "c": 4}
    paper.load(*(paper.read(name, at=DAY + timedelta(hours=after)) for name, after in hours.items()))

    def count(**span: Any) -> int:
        return again(**span).read

    assert count() == 3
    assert count(since=DAY + timedelta(hours=2)) == 2
    assert count(until=DAY + timedelta(hours=2)) == 1
    assert count(since=DAY + timedelta(hours=1), until=DAY + timedelta(hours=3)) == 1
    assert count(limit=2) == 2


def test_articles_without_an_archived_page_are_counted(paper: Paper):
    paper.load(attrs.evolve(paper.read("a"), raw_ref=None), paper.read("b"))

    report = again()

    assert (report.read, report.without_page) == (1, 1)


def test_a_newer_pass_replaces_what_nobody_applied(paper: Paper, ask: Ask):
    paper.load(changed(paper.read("a"), headline="Wrong"))

    first, second = again(), again()

    assert first.passed != second.passed
    assert ask("SELECT pass::text FROM news.reextractions") == [(second.passed,)]


def test_one_reading_that_the_warehouse_refuses_does_not_hinder_the_others(paper: Paper, ask: Ask):
    pages = [paper.read(name) for name in "abc"]
    paper.load(*(changed(page, headline="Wrong") for page in pages))

    def odd(refs: list[Ref]) -> Iterator[Reading]:
        for reading in at_once(refs):
            said = json.loads(reading.line or b"")
            if said["url"] == url("b"):
                said["article_type"] = "rumour"
            yield attrs.evolve(reading, line=json.dumps(said).encode())

    report = again(read=odd, apply=True)

    assert (report.applied["revisions"], report.applied["refused"]) == (2, 1)
    assert [article_row(ask, name)["headline"] for name in "abc"] == ["Headline of a", "Wrong", "Headline of c"]
    assert _reason(ask, "b") == "bad_value"


def test_the_command_tells_and_applies(paper: Paper, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("spiders.sites.get_site", {SITE.name: SITE}.__getitem__)
    paper.load(changed(paper.read("a"), headline="Wrong", section="Markets"))

    told = CliRunner().invoke(app, ["reextract", "--site", "herald", "--since", "2026-03-01"])
    assert told.exit_code == 0, told.output
    assert "1 archived pages of herald read again" in told.stdout
    assert "Headline of a" in told.stdout
    assert "--apply" in told.stdout

    applied = CliRunner().invoke(app, ["reextract", "--site", "herald", "--apply", "--json"])
    said = json.loads(applied.stdout)
    assert said["applied"] == {"revisions": 1, "fields": 0, "overtaken": 0}
    assert said["fields"]["headline"]["changed"] == 1
    assert said["fields"]["section"]["lost"] == 1
    assert said["pages_per_second"] > 0


def test_times_are_compared_as_moments_not_as_they_are_written(paper: Paper):
    page = paper.read("a")
    assert page.published_at == datetime(2026, 3, 2, 8, tzinfo=UTC)
    paper.load(changed(page, section="Markets"))

    assert set(again().fields) == {"section"}
