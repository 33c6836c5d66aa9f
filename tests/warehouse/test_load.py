"""The load: exactly once, whatever comes twice, in another order, damaged, or from two at the same time."""

from __future__ import annotations

import gzip
import itertools
import json
import shutil
import threading
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from spiders.errors import WarehouseError
from spiders.items import Author, Fetch, Image, State
from spiders.stage.batch import read_batch
from spiders.warehouse.load import LoadReport, load
from tests.conftest import EMPTY
from tests.warehouse.staging import DAY, SITE, Run, article, changed, line, url

Ask = Callable[..., list[tuple[Any, ...]]]

EVERYTHING = """
SELECT 'article', a.url, jsonb_build_array(
  a.headline, a.section, a.status, a.revision_no, a.first_seen_at, a.last_seen_at, a.fetched_at, a.gone_at,
  a.discovered_via, encode(a.content_hash, 'hex'))
FROM warehouse.article a
UNION ALL
SELECT 'revision', a.url, jsonb_build_array(
  r.revision_no, r.kind, r.headline, r.body_text, r.observed_at, r.observed_until, r.valid_to, r.first_seen_at,
  r.revision_id = a.current_revision_id)
FROM warehouse.article_revision r JOIN warehouse.article a USING (article_id)
UNION ALL
SELECT 'words', a.url, jsonb_build_array(warehouse.words_of(s.article_id, s.version), s.at, s.language, s.section)
FROM warehouse.article_search s JOIN warehouse.article a USING (article_id)
UNION ALL
SELECT 'address', b.url, jsonb_build_array(b.state, b.reason, b.via, b.at, r.run, b.duplicate_of, b.advertised)
FROM warehouse.address b JOIN warehouse.run r USING (run_id)
UNION ALL
SELECT 'image', a.url, jsonb_build_array(i.url, i.caption, i.position)
FROM warehouse.article_image i JOIN warehouse.article a USING (article_id)
UNION ALL
SELECT 'run', r.run::text, jsonb_build_array(r.seen, r.books, r.finish_reason, r.started_at) FROM warehouse.run r
UNION ALL
SELECT 'fetch', f.url, jsonb_build_array(count(*)) FROM warehouse.fetch_log f GROUP BY f.url
ORDER BY 1, 2, 3
"""
"""All that a reader could tell two warehouses apart by, without the numbers that rows were given."""


def found(ask: Ask, word: str) -> list[str]:
    """What the index finds, whatever the table would say."""
    ask("SET enable_seqscan = off")
    rows = ask(
        "SELECT url FROM warehouse.article JOIN warehouse.article_search s USING (article_id)"
        " WHERE warehouse.numbers_of(s.article_id, s.version) @> ARRAY[warehouse.number_of(%s)] ORDER BY url",
        word,
    )
    return [url for (url,) in rows]


def states(ask: Ask) -> dict[str, str]:
    return dict(ask("SELECT url, state FROM warehouse.address"))


def test_a_new_article_is_in_the_warehouse_with_all_its_fields(ask: Ask):
    one = article(
        "1",
        subheadline="Below it",
        description='Tabs\t, lines\n and "quotes" \\ survive',
        breadcrumbs=("Home", "Business"),
        keywords=('a "quoted" \\ word', "{brace}"),
        wire_agency=("yonhap",),
        is_wire=True,
        authors=(Author(name="Kim"), Author(name="Lee", email="lee@herald.example")),
        images=(Image(url=url("1.jpg"), caption="A caption", credit_agency="kcna", is_main=True),),
        json_ld=[{"@type": "NewsArticle"}],
    )
    Run().reads(one).ends()

    report = load()

    assert report.articles == {"loaded": 1}
    assert (report.batches, report.known, report.refused) == (1, 0, {})
    assert ask(
        "SELECT headline, subheadline, description, breadcrumbs, keywords, wire_agency, is_wire, json_ld, published_at,"
        " raw_ref FROM news.articles"
    ) == [
        (
            one.headline, one.subheadline, one.description, list(one.breadcrumbs), list(one.keywords), ["yonhap"], True,
            one.json_ld, one.published_at, one.raw_ref,
        )
    ]  # fmt: skip
    assert ask("SELECT name, email FROM warehouse.article_author ORDER BY position") == [
        ("Kim", None), ("Lee", "lee@herald.example")
    ]  # fmt: skip
    assert ask("SELECT url, caption, is_main FROM warehouse.article_image") == [(url("1.jpg"), "A caption", True)]
    assert ask("SELECT agency, name, first_seen_at FROM news.agencies WHERE first_seen_at IS NOT NULL ORDER BY 1") == [
        ("kcna", "KCNA", DAY), ("yonhap", "Yonhap", DAY)
    ]  # fmt: skip


def test_an_agency_that_the_code_does_not_know_is_kept_by_its_key(ask: Ask):
    Run().reads(article("1", wire_agency=("lunar_press", "yonhap"))).ends()

    load()

    assert ask("SELECT name, aliases FROM news.agencies WHERE agency = 'lunar_press'") == [("lunar_press", [])]
    assert "연합뉴스" in ask("SELECT aliases FROM news.agencies WHERE agency = 'yonhap'")[0][0]


def test_a_second_load_of_a_run_changes_nothing(ask: Ask):
    paths = Run(articles_a_batch=1).reads(article("1"), article("2")).ends()
    load()
    before = ask(EVERYTHING)

    again = load()
    named = load([str(path) for path in paths])

    assert (again.batches, again.known) == (0, len(paths))
    assert (named.batches, named.known) == (0, len(paths))
    assert ask(EVERYTHING) == before


def test_an_unchanged_article_only_moves_its_last_sight(ask: Ask):
    Run(1).reads(article("1")).ends()
    later = DAY + timedelta(hours=1)
    Run(2).reads(article("1", at=later)).ends()

    report = load()

    assert report.articles == {"loaded": 1, "unchanged": 1}
    assert ask("SELECT revision_no, first_seen_at, last_seen_at, status FROM warehouse.article") == [
        (1, DAY, later, "live")
    ]  # fmt: skip
    assert ask("SELECT count(*) FROM warehouse.article_revision") == [(1,)]


def test_a_changed_text_becomes_a_revision_and_the_first_is_kept(ask: Ask):
    one = article("1", "One rate.", images=(Image(url=url("a.jpg")),), authors=(Author(name="Kim"),))
    Run(1).reads(one).ends()
    later = DAY + timedelta(hours=1)
    two = changed(one, body_text="Two rates.", updated_at=later, fetched_at=later, raw_ref="b#1", images=(), authors=())
    Run(2).reads(two).ends()

    report = load()

    assert report.articles == {"loaded": 1, "updated": 1}
    assert ask(
        "SELECT revision_no, kind, body_text, observed_at, valid_to FROM warehouse.article_revision ORDER BY 1"
    ) == [(1, "first", "One rate.", DAY, later), (2, "update", "Two rates.", later, None)]
    assert ask("SELECT status, revision_no FROM warehouse.article") == [("updated", 2)]
    assert found(ask, "two") == [one.url]
    assert found(ask, "one") == []
    assert ask("SELECT count(*) FROM warehouse.article_image") == [(0,)]
    assert ask("SELECT count(*) FROM warehouse.article_author") == [(0,)]


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        ({"updated_at": DAY + timedelta(minutes=30)}, "update"),
        ({}, "stealth"),
        ({"parser_version": "2"}, "reextracted"),
        ({"raw_ref": "same#1"}, "reextracted"),
        ({"status": "retracted"}, "withdrawn"),
    ],
)
def test_a_change_is_called_by_what_it_is(ask: Ask, change: dict[str, Any], kind: str):
    one = article("1", raw_ref="same#1")
    Run(1).reads(one).ends()
    values = {"raw_ref": "other#2", "fetched_at": DAY + timedelta(hours=1), "body_text": "Other.", **change}
    Run(2).reads(changed(one, **values)).ends()

    load()

    assert ask("SELECT kind FROM warehouse.article_revision WHERE revision_no = 2") == [(kind,)]


def test_other_fields_of_an_unchanged_text_are_kept_without_a_revision(ask: Ask):
    one = article("1", images=(Image(url=url("a.jpg"), caption="Old"),))
    Run(1).reads(one).ends()
    later = DAY + timedelta(hours=1)
    two = changed(
        one, section="World", updated_at=later, fetched_at=later, subheadline="New below",
        images=(Image(url=url("a.jpg"), caption="New"),),
    )  # fmt: skip
    Run(2).reads(two).ends()

    report = load()

    assert report.articles == {"loaded": 1, "unchanged": 1}
    assert ask("SELECT section, updated_at, revision_no FROM warehouse.article") == [("World", later, 1)]
    assert ask("SELECT subheadline FROM warehouse.article_revision") == [("New below",)]
    assert ask("SELECT caption FROM warehouse.article_image") == [("New",)]
    assert ask("SELECT reason FROM warehouse.address ORDER BY run_id") == [(None,), ("other_fields_changed",)]


def test_an_article_with_a_picture_is_unchanged_wherever_it_stands_in_its_batch(ask: Ask):
    later = DAY + timedelta(hours=1)
    one = article("1", images=(Image(url=url("a.jpg")),), authors=(Author(name="Kim Da-sol"),))
    Run(1).reads(article("2"), one).ends()
    Run(2).reads(changed(one, fetched_at=later), changed(article("2"), fetched_at=later)).ends()

    load()

    assert ask("SELECT reason FROM warehouse.address WHERE state = 'unchanged'") == [(None,), (None,)]


def test_the_books_of_a_run_balance_in_sql(ask: Ask):
    run = Run().reads(article("1"), article("2"))
    run.says(
        line("3", State.FILTERED, reason="list_page"),
        line("4", State.SEEN),
        line("4", State.FAILED, reason="http_500"),
        line("5", State.DEFERRED, reason="not_due"),
    )
    run.ends()

    load()

    assert states(ask) == {
        url("1"): "loaded", url("2"): "loaded", url("3"): "filtered", url("4"): "failed", url("5"): "deferred"
    }  # fmt: skip
    assert ask("SELECT seen, books FROM warehouse.run") == [
        (5, {"loaded": 2, "filtered": 1, "failed": 1, "deferred": 1})
    ]  # fmt: skip


def test_a_request_that_had_no_answer_is_in_the_log_with_its_error(ask: Ask):
    fetch = Fetch(source="herald", url=url("1"), purpose="article", error="timeout", at=DAY)
    Run().says(fetch, line("1", State.FAILED, reason="timeout")).ends()

    assert load().refused == {}
    assert ask("SELECT url, status, error FROM warehouse.fetch_log") == [(url("1"), None, "timeout")]
    assert states(ask) == {url("1"): "failed"}


def test_gone_ends_an_article_without_losing_its_text_and_a_new_sight_brings_it_back(ask: Ask):
    Run(1).reads(article("1")).ends()
    gone_at = DAY + timedelta(hours=1)
    Run(2).says(line("1", State.GONE, gone_at, reason="http_410")).ends()
    load()

    assert ask("SELECT status, gone_at, last_seen_at FROM warehouse.article") == [("gone", gone_at, DAY)]
    assert ask("SELECT body_text FROM warehouse.article_revision") == [("Seoul shares closed higher.",)]

    back_at = DAY + timedelta(hours=2)
    Run(3).says(line("1", State.UNCHANGED, back_at, reason="http_304")).ends()
    load()

    assert ask("SELECT status, gone_at, last_seen_at FROM warehouse.article") == [("live", None, back_at)]


def test_an_article_whose_address_moved_is_known_by_the_sites_own_id(ask: Ask):
    Run(1).reads(article("view?id=1", source_article_id="1")).ends()
    later = DAY + timedelta(hours=1)
    moved = article("article/1", source_article_id="1", at=later, headline="Headline of view?id=1")
    Run(2).reads(moved).ends()

    report = load()

    assert report.articles == {"loaded": 1, "unchanged": 1}
    assert ask("SELECT url, revision_no FROM warehouse.article") == [(url("article/1"), 1)]
    assert ask("SELECT url_canonical FROM warehouse.article_alias") == [(url("view?id=1"),)]


def test_two_lines_of_one_article_in_a_batch_are_taken_one_after_the_other(ask: Ask):
    one = article("a", source_article_id="1")
    two = article("b", "A later text.", source_article_id="1", at=DAY + timedelta(minutes=1))
    Run().reads(one, two, article("c")).ends()

    report = load()

    assert report.articles == {"loaded": 2, "updated": 1}
    assert ask("SELECT count(*), max(revision_no) FROM warehouse.article") == [(2, 2)]
    assert states(ask) == {url("a"): "loaded", url("b"): "updated", url("c"): "loaded"}


def test_an_article_at_an_address_that_names_another_as_canonical_is_withdrawn_with_it(ask: Ask):
    Run(1).reads(article("old?x=1", url_canonical=url("new"))).ends()
    load()
    Run(2).says(line("old?x=1", State.GONE, DAY + timedelta(hours=1))).ends()
    load()

    assert ask("SELECT url_canonical, status FROM warehouse.article") == [(url("new"), "gone")]


def three_runs(articles_a_batch: int) -> list[list[str]]:
    """New, changed, changed again, withdrawn, seen again."""
    one, two, three = article("1", "First."), article("2"), article("3")
    hour = timedelta(hours=1)
    first = Run(1, articles_a_batch=articles_a_batch).reads(one, two, three)
    second = Run(2, articles_a_batch=articles_a_batch)
    second.says(line("5", State.SEEN, DAY + hour), line("3", State.GONE, DAY + hour))
    second.reads(changed(one, body_text="Second.", fetched_at=DAY + hour, raw_ref="2#1"), article("4", at=DAY + hour))
    second.says(line("2", State.UNCHANGED, DAY + hour), line("5", State.FAILED, DAY + hour))
    third = Run(3, articles_a_batch=articles_a_batch)
    third.reads(changed(one, fetched_at=DAY + 2 * hour, raw_ref="3#1"), article("2", "New.", at=DAY + 2 * hour))
    third.says(line("4", State.UNCHANGED, DAY + 2 * hour))
    return [[str(path) for path in run.ends()] for run in (first, second, third)]


def loaded_in_order(ask: Ask, paths: list[str]) -> list[tuple[Any, ...]]:
    ask(EMPTY)
    for path in paths:
        load([path])
    return ask(EVERYTHING)


def test_the_order_of_a_runs_batches_does_not_matter(ask: Ask):
    runs = three_runs(articles_a_batch=1)
    expected = loaded_in_order(ask, [path for run in runs for path in run])

    for shuffled in (lambda run: run[::-1], lambda run: run[1::2] + run[::2]):
        assert loaded_in_order(ask, [path for run in runs for path in shuffled(run)]) == expected
    assert [row[2][1] for row in expected if row[:2] == ("revision", url("1"))] == ["first", "stealth", "stealth"]


def test_runs_that_are_loaded_late_leave_the_same_articles_and_history(ask: Ask):
    """Only the books tell: new is an article to the run that was loaded first."""

    def told(rows: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
        return [row for row in rows if row[0] in {"article", "revision", "image", "fetch"}]

    runs = three_runs(articles_a_batch=10)
    expected = told(loaded_in_order(ask, [path for run in runs for path in run]))

    for order in list(itertools.permutations(runs))[1:]:
        assert told(loaded_in_order(ask, [path for run in order for path in run])) == expected


def test_two_loads_at_once_load_everything_once(ask: Ask):
    runs = [Run(number, articles_a_batch=3) for number in (1, 2, 3)]
    for number, run in enumerate(runs, start=1):
        at = DAY + timedelta(hours=number)
        run.reads(*(article(str(name), f"Text {number if name % 2 else 0}.", at) for name in range(10))).ends()
    reports: list[LoadReport] = []
    threads = [threading.Thread(target=lambda: reports.append(load())) for _ in range(3)]

    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    batches = ask("SELECT count(*) FROM warehouse.load_batch")[0][0]
    assert len(reports) == 3
    assert sum(report.batches for report in reports) == batches == 12
    assert ask("SELECT count(*), sum(revision_no) FROM warehouse.article") == [(10, 5 + 5 * 3)]
    assert ask("SELECT count(*) FROM warehouse.address WHERE state IN ('seen', 'staged')") == [(0,)]


def test_a_batch_whose_end_is_loaded_first_balances_in_the_end(ask: Ask):
    paths = Run(articles_a_batch=2).reads(*(article(str(number)) for number in range(5))).ends()

    load([str(paths[-1])])
    early = ask("SELECT seen, books FROM warehouse.run")
    load()

    assert early == [(5, {"loaded": 2})] or early[0][0] == 5
    assert ask("SELECT seen, books FROM warehouse.run") == [(5, {"loaded": 5})]


def damage(path: Path, how: Callable[[bytes], bytes]) -> None:
    path.write_bytes(how(path.read_bytes()))


@pytest.mark.parametrize(
    "how",
    [
        lambda data: data[: len(data) // 2],
        lambda data: gzip.compress(gzip.decompress(data).replace(b"Headline", b"Hoodline", 1)),
        lambda data: gzip.compress(b"\n".join(gzip.decompress(data).split(b"\n")[:-3]) + b"\n"),
        lambda _: b"",
    ],
    ids=["cut", "changed", "lines missing", "empty"],
)
def test_a_damaged_batch_is_refused_with_its_reason_and_the_others_load(ask: Ask, how: Callable[[bytes], bytes]):
    paths = Run(articles_a_batch=1).reads(article("1"), article("2"), article("3")).ends()
    kept = paths[1].read_bytes()
    damage(paths[1], how)

    report = load()

    assert list(report.refused) == [str(paths[1])]
    assert report.articles == {"loaded": 2}
    assert ask("SELECT status, reason IS NOT NULL FROM warehouse.load_batch WHERE seq = 1") == [("refused", True)]

    paths[1].write_bytes(kept)
    assert load().articles == {"loaded": 1}
    assert ask("SELECT DISTINCT status FROM warehouse.load_batch") == [("loaded",)]
    assert ask("SELECT books FROM warehouse.run") == [({"loaded": 3},)]


def test_another_batch_under_the_number_of_a_loaded_one_is_refused(ask: Ask, tmp_path: Path):
    (path,) = Run(1).reads(article("1")).ends()
    load()
    path.unlink()
    Run(1).reads(article("2")).ends()
    elsewhere = tmp_path / "batch.jsonl.gz"
    shutil.move(path, elsewhere)

    report = load([str(elsewhere)])

    assert "is another batch" in report.refused[str(elsewhere)]
    assert ask("SELECT url FROM warehouse.article") == [(url("1"),)]


def bad(**values: Any) -> Callable[[dict[str, Any]], dict[str, Any]]:
    return lambda record: record | values


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (bad(body_text="A NUL \0 in the text."), "nul_character"),
        (bad(json_ld=[{"a": "\0"}]), "nul_character"),
        (bad(headline="Half of a pair: \ud83d"), "lone_surrogate"),
        (bad(published_at="0000-01-01T00:00:00+00:00"), "date_out_of_range"),
        (bad(published_at="yesterday"), "bad_date"),
        (bad(article_type="horoscope"), "bad_value"),
        (bad(headline=""), "bad_value"),
        (bad(headline=None), "missing_value"),
        (bad(headline={"a": 1}), "bad_value"),
        (bad(simhash=2**64), "number_out_of_range"),
        (bad(wire_agency=["x" * 3000]), "bad_value"),
        (bad(source_article_id="x" * 3000), "bad_value"),
        (bad(images=[{"url": "https://x.example/1.jpg", "width": 2**70}]), "number_out_of_range"),
        (bad(images=["no picture"]), "missing_value"),
        (bad(authors=[{"name": "Kim", "kind": "robot"}]), "bad_value"),
        (bad(content_hash="xyz"), "bad_value"),
        (bad(key="12"), "bad_value"),
        (bad(json_ld="@deep@"), "unreadable_line"),
        (bad(body_text=" ".join(f"word{number}" for number in range(150_000))), "too_large"),
        (bad(kind="poem"), "unknown_kind"),
    ],
)  # fmt: skip
def test_a_row_that_postgres_refuses_is_quarantined_and_the_others_load(
    ask: Ask, spoil: Callable[[dict[str, Any]], dict[str, Any]], reason: str
):
    (path,) = Run().reads(article("1"), article("2"), article("3")).ends()
    rewrite(path, spoil)

    report = load()

    assert report.articles == {"loaded": 2, "quarantined": 1}
    assert ask("SELECT url, reason, record IS NOT NULL FROM warehouse.quarantine") == [(url("2"), reason, True)]
    assert states(ask)[url("2")] == ("staged" if "key" in reason_of(ask) else "quarantined")
    assert ask("SELECT count(*) FROM warehouse.article") == [(2,)]


def reason_of(ask: Ask) -> str:
    return str(ask("SELECT detail FROM warehouse.quarantine"))


def rewrite(path: Path, spoil: Callable[[dict[str, Any]], dict[str, Any]]) -> None:
    """Spoil the second article of a batch, and make its sums right again."""
    from spiders.stage.lines import Tally

    batch = read_batch(path)
    tally, data = Tally(), b""
    lines = [json.dumps(batch.header).encode().replace(b'"kind": ', b'"kind":'), *batch.lines]
    for number, raw in enumerate(lines):
        record = json.loads(raw)
        if number and record["kind"] == "article" and record["url"] == url("2"):
            record = spoil(record)
        encoded = json.dumps(record, separators=(",", ":")).encode() + b"\n"
        encoded = encoded.replace(b'"@deep@"', b"[" * 50_000 + b"]" * 50_000)
        tally.add(record["kind"], encoded)
        data += encoded
    path.write_bytes(gzip.compress(data + tally.end()))


def test_a_refused_line_of_the_books_still_counts_as_an_address(ask: Ask):
    (path,) = Run().reads(article("1")).says(line("2", State.FAILED, reason="http_500")).ends()

    def spoil(record: dict[str, Any]) -> dict[str, Any]:
        return record

    rewrite(path, spoil)
    load()

    assert states(ask) == {url("1"): "loaded", url("2"): "failed"}


@pytest.mark.usefixtures("home")
def test_without_a_warehouse_the_way_out_is_said(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("NEWS_DSN", "postgresql://news_loader_login:x@127.0.0.1:1/warehouse")

    with pytest.raises(WarehouseError, match=r"127\.0\.0\.1:1/warehouse is away .* `news up`"):
        load()


def test_a_web_run_brings_outlets_by_their_host(ask: Ask):
    site = type(SITE)(name="web", title="Any publisher", base_url="")
    one = article("1", source="times.example", url="https://times.example/1", url_canonical="https://times.example/1")
    Run(1, site).reads(one).ends()

    load()

    assert ask("SELECT name, base_url FROM warehouse.source ORDER BY name") == [
        ("times.example", "https://times.example"), ("web", None)
    ]  # fmt: skip
