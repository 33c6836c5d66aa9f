"""Stories as batches are loaded: what comes together, in whatever order and from whichever process."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import attrs
import psycopg2
import pytest

from spiders.dedupe.stories.index import WINDOW
from spiders.dedupe.stories.recurring import Recurring
from spiders.dedupe.stories.sketch import sketch
from spiders.items import Article
from spiders.site import Site
from spiders.warehouse.importing.staging import stage as stage_lines
from spiders.warehouse.load import load
from spiders.warehouse.statement import statement
from spiders.warehouse.steps import apply
from tests.conftest import EMPTY, ROOT, Warehouse
from tests.dedupe.stories.conftest import news  # noqa: F401 (a fixture)
from tests.warehouse.staging import DAY, Run, article, changed

Ask = Callable[..., list[tuple[Any, ...]]]
News = Callable[..., list[str]]
Stories = set[frozenset[str]]

OTHER = Site(name="courier", title="The Courier", base_url="https://herald.example", language="en")

BUCKETS = (
    "INSERT INTO warehouse.story_bucket"
    " SELECT DISTINCT warehouse.story_bucket(published_at) FROM warehouse.story_sketch"
)


def piece(name: str, text: list[str], hours: float = 0, source: str = "herald", **more: Any) -> Article:
    return article(
        name, "\n\n".join(text), source=source, published_at=DAY + timedelta(hours=hours),
        **{"headline": f"What {name} is called in this paper"} | more,
    )  # fmt: skip


def stage(articles: list[Article], number: int, site: Site | None = None, size: int = 500) -> list[str]:
    run = Run(number, articles_a_batch=size, **({"site": site} if site else {}))
    return [str(path) for path in run.reads(*articles).ends()]


def stories(ask: Ask) -> Stories:
    groups: dict[int, set[str]] = {}
    for url, story in ask("SELECT url, story FROM news.articles"):
        groups.setdefault(story, set()).add(url.rpartition("/")[2])
    return {frozenset(group) for group in groups.values()}


def told(ask: Ask) -> list[tuple[Any, ...]]:
    """Everything that is told of stories, by addresses."""
    return ask(
        "SELECT m.url, f.url, s.origin_url, s.articles, s.outlets, s.first_published_at, s.last_published_at, m.role,"
        " m.kept, m.own, m.delay"
        " FROM news.story_articles m JOIN news.stories s USING (story)"
        " JOIN news.articles f ON f.article_id = s.story ORDER BY m.url"
    )


@pytest.fixture
def paper(news: News) -> list[Article]:  # noqa: F811
    """Copies in four scripts, roundups, follow-ups, a notice: sixty articles of seven outlets."""
    made = []
    notice = " ".join(news(900, paragraphs=2))
    for number, script in enumerate(("en", "ko", "ja", "zh", "en", "en")):
        text = news(number, script)
        variants = [
            text,
            text[:2],
            text[:4],
            news(100 + number, script)[:1] + text,
            news(200 + number, script)[:2] + text[:6],
        ]
        made += [
            piece(f"s{number}.{kind}", body, number + 5 * kind, f"outlet{kind}") for kind, body in enumerate(variants)
        ]
        made.append(piece(f"follow{number}", news(300 + number, script)[:5] + text[1:3], 30 + number, "f"))
        made.append(piece(f"notice{number}", [" ".join(news(400 + number, paragraphs=1)), notice], number, "x"))
    made.append(piece("roundup", [news(story)[0] for story in (0, 4, 5)], 40, "r"))
    return made


def test_copies_of_all_scripts_come_together_and_traps_stay_alone(ask: Ask, paper: list[Article]) -> None:
    stage(paper, 1)
    load()

    found = stories(ask)

    copies = {frozenset(f"s{number}.{kind}" for kind in range(5)) for number in range(6)}
    assert copies <= found
    assert {len(story) for story in found - copies} == {1}


@pytest.mark.parametrize("seed", range(3))
def test_order_and_batches_leave_no_trace(ask: Ask, paper: list[Article], seed: int) -> None:
    """The same again shuffled, in batches of other sizes, and with texts that a later revision replaces."""
    stage(paper, 1)
    load()
    at_once, at_once_told = stories(ask), told(ask)
    ask(EMPTY)
    rng = random.Random(seed)  # noqa: S311
    shuffled = rng.sample(paper, len(paper))
    replaced = [
        changed(one, body_text=rng.choice(paper).body_text, headline=f"Before {one.headline}")
        for one in rng.sample(paper, 8)
        if not one.url.rpartition("/")[2].startswith("notice")
    ]
    stage(replaced, 2, size=3)
    load()
    stage([attrs.evolve(one, fetched_at=DAY + timedelta(hours=1)) for one in shuffled], 3, size=rng.choice([2, 7, 19]))
    load()

    assert stories(ask) == at_once
    assert told(ask) == at_once_told


def test_a_story_grows_is_named_after_the_first_and_says_what_each_made_of_it(ask: Ask, news: News) -> None:  # noqa: F811
    text = news(1)
    stage([piece("second", text[:5], 2)], 1)
    load()
    stage([piece("first", text, 1, "courier")], 2)
    load()
    stage([piece("third", news(2)[:6] + text, 26)], 3)
    load()

    rows = ask(
        "SELECT m.url, m.source, m.role, round(m.kept::numeric, 1)::float, m.own > 0.3, m.delay, s.headline,"
        " s.first_source, s.articles, s.outlets"
        " FROM news.story_articles m JOIN news.stories s USING (story) ORDER BY m.delay"
    )
    title = "What first is called in this paper"
    assert [row[2:] for row in rows] == [
        ("origin", 1.0, False, timedelta(0), title, "courier", 3, 2),
        ("copy", 0.5, False, timedelta(hours=1), title, "courier", 3, 2),
        ("copy", 1.0, True, timedelta(hours=25), title, "courier", 3, 2),
    ]
    assert ask("SELECT story = article_id FROM news.articles WHERE url LIKE '%/first'") == [(True,)]
    assert [url for (url,) in ask("SELECT url FROM news.story_of(%s)", rows[1][0])] == [row[0] for row in rows]
    (event,) = ask("SELECT event, detail FROM news.why(%s) WHERE event LIKE 'story%%'", rows[1][0])
    assert "copy; 3 articles of 2 outlets; keeps 5" in event[1]


def test_a_revision_leaves_the_story_and_may_come_back(ask: Ask, news: News) -> None:  # noqa: F811
    one, two = piece("one", news(1), 1), piece("two", news(1), 2)
    stage([one, two], 1)
    load()
    assert len(stories(ask)) == 1
    stage([changed(two, body_text="\n\n".join(news(2)), fetched_at=DAY + timedelta(hours=1))], 2)
    load()
    assert len(stories(ask)) == 2
    assert ask("SELECT count(*) FROM warehouse.story_relation") == [(0,)]
    stage([changed(two, fetched_at=DAY + timedelta(hours=2))], 3)
    load()

    assert len(stories(ask)) == 1


def test_a_passage_that_recurs_in_one_source_makes_no_story(ask: Ask, news: News) -> None:  # noqa: F811
    notice = news(900, paragraphs=4)
    for number in range(6):
        stage([piece(f"column{number}", [news(number)[0][:60], *notice], number)], number + 1)
        load()

    assert {len(story) for story in stories(ask)} == {1}
    assert ask("SELECT count(*) > 3 FROM warehouse.story_recurring") == [(True,)]


def columns_of(news: News, days: list[int]) -> list[Article]:  # noqa: F811
    """A text of its own under a notice, on each of these days."""
    notice = news(900, paragraphs=4)
    return [piece(f"column{day}", [news(day)[0][:60], *notice], 24 * day) for day in days]


def learnt(ask: Ask) -> tuple[list[tuple[Any, ...]], list[tuple[Any, ...]]]:
    """The keys that recur, and those that each article is found by."""
    return (
        ask("SELECT name, key FROM warehouse.story_recurring JOIN warehouse.source USING (source_id) ORDER BY 1, 2"),
        ask(
            "SELECT url, indexed, others"
            " FROM warehouse.story_sketch JOIN warehouse.article USING (article_id) ORDER BY 1"
        ),
    )


@pytest.mark.parametrize("seed", range(3))
def test_what_recurs_now_and_then_is_learnt_in_any_order_and_as_in_memory(
    ask: Ask,
    news: News,  # noqa: F811
    seed: int,
) -> None:
    """Pairs in January, in March, in November; articles that no other is near lose the keys all the same."""
    paper = columns_of(news, [0, 9, 25, 60, 69, 100, 300, 310, 400])
    random.Random(seed).shuffle(paper)  # noqa: S311
    recurring = Recurring(WINDOW)
    for number, one in enumerate(paper, start=1):
        stage([one], number)
        load()
        made = sketch(one.headline, one.body_text).keys
        recurring.count("herald", int(one.published_at.timestamp()), made)  # type: ignore[union-attr]  # it has one
    keys, sketches = learnt(ask)

    assert {key for _, key in keys} == recurring.of("herald") != set()
    assert not any(recurring.of("herald").intersection(indexed) for _, indexed, _ in sketches)
    assert len(sketches) == len(paper)


def test_what_comes_less_often_than_the_window_is_not_learnt(ask: Ask, news: News) -> None:  # noqa: F811
    stage(columns_of(news, [0, 11, 22, 33, 44, 55, 66]), 1)
    load()

    assert learnt(ask)[0] == []
    assert ask("SELECT count(*) FROM warehouse.story_repeated") == [(0,)]


def test_headlines_that_one_article_has_had_do_not_make_its_text_recur(ask: Ask, news: News) -> None:  # noqa: F811
    one, two = piece("one", news(1), 1), piece("two", news(1), 2)
    stage([one, two], 1)
    load()
    for number in range(6):
        later = {"headline": f"Another headline, the {number}th", "fetched_at": DAY + timedelta(hours=1 + number)}
        stage([changed(two, **later)], 2 + number)
        load()

    assert learnt(ask)[0] == []
    assert stories(ask) == {frozenset({"one", "two"})}


def test_articles_of_any_time_are_looked_for_about_it(ask: Ask, warehouse: Warehouse) -> None:
    """Before our era, at the ends of the calendar, on either side of where twenty days begin, and at no time."""
    times = [
        "0044-03-15 12:00 BC", "0044-03-24 12:00 BC", "0001-01-01", "0001-01-11", "1969-12-25", "1970-01-03",
        "9999-12-22", "9999-12-31", "infinity", "infinity", "-infinity",
    ]  # fmt: skip
    ask(
        "INSERT INTO warehouse.source (name, title, first_seen_at)"
        " SELECT 's' || g, 's', now() FROM generate_series(1, 11) g"
    )
    ask(
        "INSERT INTO warehouse.story_sketch"
        " (article_id, source_id, published_at, opening, whole, made_on, indexed, others, places)"
        " SELECT n, n, at, n, 7, current_date, '{-5,5}', '{}', ''"
        " FROM unnest(%s::timestamptz[]) WITH ORDINALITY AS t (at, n)",
        times,
    )
    ask(BUCKETS)
    with psycopg2.connect(warehouse.loader) as connection, connection.cursor() as cursor:
        cursor.execute(statement("stories/hits"), {"articles": list(range(1, 12)), "single": False})
        found = {(one, two) for one, two, *_ in cursor.fetchall()}
    connection.close()

    pairs = [(1, 2), (3, 4), (5, 6), (7, 8), (9, 10)]
    assert found == {*pairs, *((two, one) for one, two in pairs)}


def test_the_migration_counts_sketches_as_their_loads_would_have(
    ask: Ask,
    warehouse: Warehouse,
    news: News,  # noqa: F811
) -> None:
    stage(columns_of(news, [0, 9, 25, 60, 69, 100]), 1)
    load()
    counted = (
        ask("SELECT * FROM warehouse.story_bucket ORDER BY 1"),
        ask("SELECT * FROM warehouse.story_repeated ORDER BY 1, 2"),
    )
    ask("TRUNCATE warehouse.story_bucket, warehouse.story_repeated; DROP INDEX warehouse.story_sketch_by_time")
    connection = psycopg2.connect(warehouse.owner)
    apply(connection, (ROOT / "sql/migrations/after/0038_stories_by_time.sql").read_text(), lambda _: None)
    connection.close()

    assert len(counted[0]) > 3
    assert len({article for article, *_ in counted[1]}) == 4
    assert counted == (
        ask("SELECT * FROM warehouse.story_bucket ORDER BY 1"),
        ask("SELECT * FROM warehouse.story_repeated ORDER BY 1, 2"),
    )
    assert ask("SELECT to_regclass('warehouse.story_sketch_by_time') IS NOT NULL") == [(True,)]


def test_copies_are_looked_for_within_the_window_of_the_site(ask: Ask, news: News) -> None:  # noqa: F811
    wide = attrs.evolve(OTHER, story_window=timedelta(days=30))
    stage([piece("one", news(1)), piece("two", news(1), 24 * 11)], 1)
    stage([piece("three", news(2), 0, "courier"), piece("four", news(2), 24 * 30, "courier")], 2, wide)
    stage([piece("five", news(3), 0, "courier"), piece("six", news(3), 24 * 31, "courier")], 3, wide)
    load()

    assert stories(ask) == {*map(frozenset, ({"one"}, {"two"}, {"three", "four"}, {"five"}, {"six"}))}


def test_a_batch_without_sketches_is_loaded_and_a_broken_one_is_made_anew(ask: Ask, news: News) -> None:  # noqa: F811
    made = [piece("one", news(1)), piece("two", news(1), 1)]
    stage([attrs.evolve(made[0], sketch=None), attrs.evolve(made[1], sketch="AAAA")], 1)
    load()

    assert len(stories(ask)) == 1


def test_what_a_crash_has_emptied_is_made_again_and_changes_no_story(ask: Ask, paper: list[Article]) -> None:
    stage(paper[:-1], 1)
    load()
    before = (
        told(ask),
        ask("SELECT article_id, indexed, others, places, doubtful FROM warehouse.story_sketch ORDER BY 1"),
    )
    ask("TRUNCATE warehouse.story_sketch")
    stage([piece("something", ["Else entirely."])], 2)
    load()
    ask(
        "DELETE FROM warehouse.story_sketch WHERE article_id ="
        " (SELECT article_id FROM news.articles WHERE url LIKE '%/something')"
    )

    assert (
        ask("SELECT article_id, indexed, others, places, doubtful FROM warehouse.story_sketch ORDER BY 1") == before[1]
    )
    assert [row for row in told(ask) if not row[0].endswith("/something")] == before[0]


def test_sketches_that_no_copy_is_looked_for_any_more_are_purged(ask: Ask, news: News) -> None:  # noqa: F811
    stage([piece("old", news(1)), piece("older", news(1), 1)], 1)
    load()
    assert ask("SELECT count(DISTINCT article_id) FROM warehouse.story_repeated") == [(2,)]
    ask("UPDATE warehouse.story_sketch SET made_on = current_date - 61 WHERE article_id > 0")
    stage([piece("new", news(2))], 2)
    load()
    stage([piece("newer", news(3))], 3)
    load()

    assert ask("SELECT count(*) FROM warehouse.story_sketch WHERE article_id > 0") == [(2,)]
    assert ask("SELECT count(*) FROM warehouse.story_repeated") == [(0,)]


LOAD = "import sys; from spiders.warehouse.load import load; print(load(sys.argv[1:]).articles)"


def test_two_processes_load_copies_of_the_same_stories_at_once(ask: Ask, paper: list[Article]) -> None:
    batches = [stage(paper[0::2], 1, size=4), stage(paper[1::2], 2, OTHER, size=4)]
    running = [
        subprocess.Popen([sys.executable, "-c", LOAD, *of], env=dict(os.environ), cwd=ROOT, stderr=subprocess.PIPE)
        for of in batches
    ]
    failed = [said for process in running if (said := process.communicate(timeout=600)[1]) and process.returncode]

    assert failed == []
    assert {frozenset(f"s{number}.{kind}" for kind in range(5)) for number in range(6)} <= stories(ask)
    assert ask("SELECT count(*) FROM news.articles") == [(len(paper),)]


PLANS = {
    "hits": {"articles": [1, 2, 3], "single": False},
    "entries": {"articles": [1, 2, 3]},
    "relations": {"articles": [1, 2, 3]},
    "members": {"stories": [1, 2, 3]},
    "texts": {"articles": [1, 2, 3]},
    "part": {"articles": [1, 2, 3]},
    "repeat": {"articles": [1, 2], "keys": [5, 5], "sources": [1, 1], "recurs": 5},
    "recur": {"sources": [1, 1], "keys": [5, 6]},
    "purge": {"days": 60, "most": 1000},
}
LARGE = ("story_sketch", "story_repeated", "story_relation", "story_member")
BY_TIME = "story_sketch_by_time"


@pytest.mark.parametrize("analysed", [False, True])
def test_no_hot_statement_reads_a_large_table_from_end_to_end(ask: Ask, warehouse: Warehouse, analysed: bool) -> None:
    ask(
        "INSERT INTO warehouse.story_sketch"
        " (article_id, source_id, published_at, opening, whole, made_on, indexed, others, places)"
        " SELECT g, g % 40, '2026-03-01'::timestamptz + g * interval '1 minute', g, g, current_date,"
        " ARRAY(SELECT hashint4(g * 20 + n) FROM generate_series(1, 11) n ORDER BY 1), ARRAY[g], '\\x00'"
        " FROM generate_series(1, 20000) g"
    )
    ask(BUCKETS)
    ask("INSERT INTO warehouse.story_repeated SELECT g, g % 100, g % 40 FROM generate_series(1, 20000) g")
    ask(
        "INSERT INTO warehouse.story_relation"
        " SELECT g, g + 1, 'same', true, 1, 1, 1, 0, 1, 0, 1 FROM generate_series(1, 20000) g;"
        "INSERT INTO warehouse.story_member SELECT g, g, 'copy', 1, 0, '0' FROM generate_series(1, 20000) g;"
        "INSERT INTO warehouse.source (name, title, first_seen_at)"
        " SELECT 's' || g, 's', now() FROM generate_series(1, 40) g"
    )
    if analysed:
        ask(
            "ANALYZE warehouse.story_sketch, warehouse.story_repeated, warehouse.story_relation, warehouse.story_member"
        )
    connection = psycopg2.connect(warehouse.loader)
    cursor = connection.cursor()
    read, by_time = {}, set()
    for name, parameters in PLANS.items():
        cursor.execute("EXPLAIN (FORMAT json) " + statement(f"stories/{name}"), parameters)
        ((plan,),) = cursor.fetchall()
        read[name] = [node for node in _scans(plan[0]["Plan"]) if node in LARGE]
        by_time |= {name} if BY_TIME in json.dumps(plan) else set()

    connection.close()

    assert {name: of for name, of in read.items() if of} == {}
    assert by_time == {"hits", "recur"}


def _scans(plan: dict[str, Any]) -> list[str]:
    here = [plan["Relation Name"]] if plan["Node Type"] == "Seq Scan" else []
    return here + [name for below in plan.get("Plans", []) for name in _scans(below)]


@pytest.mark.slow
def test_the_shared_benchmark_is_reached_through_the_warehouse(shared: Path, tmp_path: Path, ask: Ask) -> None:
    script = shared / "stories" / "stories.py"
    if not script.is_file():
        pytest.skip("the folder ../shared/stories is not here")
    make = [sys.executable, script, "make", "--seed", "2", "--out", tmp_path]
    subprocess.run(make, check=True, capture_output=True, timeout=600)
    lines = (tmp_path / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    random.Random(7).shuffle(lines)  # noqa: S311
    for part in range(3):
        stage_lines(enumerate(line.encode() for line in lines[part::3]), f"part {part}")
        load()
    rows = ask("SELECT url, story FROM news.articles")
    (tmp_path / "clusters.csv").write_text("url,story\n" + "".join(f"{url},{story}\n" for url, story in rows))
    score = [
        sys.executable,
        script,
        "score",
        "--truth",
        tmp_path / "truth.json",
        "--clusters",
        tmp_path / "clusters.csv",
    ]
    subprocess.run([*score, "--json", tmp_path / "result.json"], check=True, capture_output=True, timeout=600)

    found = json.loads((tmp_path / "result.json").read_text())
    assert found["missing"] == 0
    assert found["f1"] >= 0.985
    assert [name for name, value in found.items() if name.startswith("recall_") and value < 0.95] == []
    assert [name for name, value in found.items() if name.startswith("merged_") and value > 0.05] == []
