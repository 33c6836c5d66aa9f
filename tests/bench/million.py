"""The warehouse at a million articles: loads, searches, the cookbook and the bytes on disk, against an empty one.

`python -m tests.bench.million --count 1000000` builds it by the load itself, a year of articles in the order of their
publication, and prints each figure beside what it should reach. Takes about 12 GB of disk (`--directory`) and, alone on
two cores, half an hour or more; progress is told on the error stream. `make bench QUICK=1` leaves it out.

`--keep` leaves it there; `--home DIRECTORY` measures searches, cookbook and bytes of one that was kept, in a minute.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import psycopg2

from spiders.local.interrupt import Interrupted, interruptible
from spiders.local.postgres import EmbeddedPostgres
from spiders.warehouse.load import load
from spiders.warehouse.migrate import migrate
from spiders.warehouse.query import cookbook, run
from spiders.warehouse.refresh import refresh
from tests.bench._filler import lines
from tests.bench._searches import HARD, MIXED, PHRASES, search_times, searches
from tests.bench._staged import CHUNK, staged, staged_ahead
from tests.bench._table import Table, p95, told
from tests.bench.load import raw_copy

SAME, ROUNDS = 2_000, 3
"""Articles of a load that is measured at nothing and at the end, and how many such loads: their sum counts."""
ASKED = 3
"""Times that a question of the cookbook is asked."""
NOW = datetime.now(UTC)

SIZES = """
SELECT c.relname, pg_table_size(c.oid), pg_indexes_size(c.oid)
FROM pg_class c WHERE c.relnamespace = 'warehouse'::regnamespace AND c.relkind IN ('r', 'm')
ORDER BY pg_total_relation_size(c.oid) DESC
"""


def loaded(batches: list[str]) -> float:
    """Seconds."""
    report = load(batches)
    if report.refused or set(report.articles) - {"loaded"}:
        sys.exit(f"the load did not do its work: {report}")
    return report.seconds


def recent(articles: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The same as of the last three days, in their order: what a crawl brings."""
    for number, one in enumerate(articles):
        one["published_at"] = (NOW - timedelta(days=3) * (1 - number / len(articles))).isoformat()
    return articles


def fill(home: Path, count: int, dsn: str, table: Table) -> None:
    """So many articles, by the load; how long it takes at nothing, at the end and again."""
    base = lines(CHUNK, 1, home)
    same = [staged(recent(lines(SAME, 2 + number, home))) for number in range(2 * ROUNDS)]
    at_nothing = sum(map(loaded, same[:ROUNDS]))
    table.add(f"load of {SAME:,} articles into an empty warehouse, mean of {ROUNDS}", at_nothing / ROUNDS, "s")
    batches = staged(base)
    raw = raw_copy(dsn, batches)
    took = loaded(batches)
    table.add(f"raw COPY of {CHUNK:,} articles", raw, "s")
    table.add(f"load of {CHUNK:,} articles against it", raw / took, "", least=0.25)
    table.add("loading them against loading them again", took / load(batches).seconds, "x", least=5)
    have = CHUNK + ROUNDS * SAME
    for more, ahead in staged_ahead((base, count, NOW), have):
        took = loaded(ahead)
        have += more
        for path in ahead:
            Path(path).unlink()
        told(f"{have:,} articles, {more / took:,.0f} a second")
    _settle(dsn)
    at_end = sum(map(loaded, same[ROUNDS:]))
    table.add(f"load of {SAME:,} at {have:,} articles against at 0", at_end / at_nothing, "x", most=1.25)
    _refreshed(dsn)


def search(owner: str, reader: str, table: Table) -> None:
    """Searches as they come, the second time that each is asked; more phrases than come; words that never meet."""
    for name, kinds, limits in (
        ("mixed", MIXED, (60, 15)), ("many phrases", PHRASES, (None, None)), ("hard phrases", HARD, (None, None))
    ):  # fmt: skip
        asked = searches(owner, kinds)
        for order, most in zip(("ranked", "newest first"), limits, strict=True):
            search_times(reader, asked, newest=order != "ranked")
            times = search_times(reader, asked, newest=order != "ranked")
            figure = p95([took for took, _ in times])
            table.add(f"news.search, {name}, {order}, p95 of {len(times)}", figure, "ms", most=most)
            for took, one in times[-5:]:
                told(f"  slow: {took:.0f} ms {one.query} {one.filters}")


def ask_cookbook(dsn: str) -> dict[str, float]:
    """Milliseconds of each query with the values it has by itself, the slowest of three; an address that there is."""
    connection = psycopg2.connect(dsn)
    with connection, connection.cursor() as cursor:
        cursor.execute("SELECT url FROM news.articles ORDER BY article_id DESC LIMIT 1")
        ((url,),) = cursor.fetchall()
    connection.close()
    times = {}
    for name, query in cookbook().items():
        given = {"url": url, "words": "government"}
        values = {each: given[each] for each in query.values if each in given}
        times[name] = max(_asked(name, values) for _ in range(ASKED))
        told(f"  {name}: {times[name]:.0f} ms")
    return times


def _asked(name: str, values: dict[str, str]) -> float:
    began = time.monotonic()
    run(name, values, 1000)
    return 1000 * (time.monotonic() - began)


def weigh(dsn: str, table: Table) -> int:
    """Bytes of an article by table and index; how many articles there are."""
    connection = psycopg2.connect(dsn)
    connection.autocommit = True
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*), avg(octet_length(body_text)) FROM warehouse.article_revision")
        count, text = cursor.fetchone() or (0, 0)
        cursor.execute(SIZES)
        sizes = cursor.fetchall()
    connection.close()
    parts: dict[str, list[int]] = {}
    for name, heap, indexes in sizes:
        of = parts.setdefault("article_search" if name.startswith("article_search") else name, [0, 0])
        of[0] += heap
        of[1] += indexes
    for name, (heap, indexes) in sorted(parts.items(), key=lambda part: -sum(part[1]))[:10]:
        told(f"  {name}: {heap / count:.0f} bytes an article, indexes {indexes / count:.0f}")
    whole = sum(heap + indexes for heap, indexes in parts.values())
    table.add(f"bytes on disk against {text:.0f} bytes of text", whole / count / float(text), "x", most=3)
    return int(count)


def measure(home: Path, count: int | None, table: Table) -> tuple[int, dict[str, float]]:
    """All of it, or without a count what a filled home answers; its articles, each cookbook query's milliseconds."""
    server = EmbeddedPostgres(home)
    server.start()
    try:
        migrate()
        owner, reader = server.dsn("postgres"), server.dsn("reader")
        if count is not None:
            fill(home, count, owner, table)
        search(owner, reader, table)
        cookbook_times = ask_cookbook(reader)
        table.add("cookbook, p95", p95(list(cookbook_times.values())), "ms", most=300)
        have = weigh(owner, table)
    finally:
        server.stop()
    return have, cookbook_times


def _refreshed(dsn: str) -> None:
    """What refreshes do in time, a month with each."""
    _settle(dsn)
    while month := refresh().indexed:
        told(f"phrases are indexed in {month}")
    _settle(dsn)


def _settle(dsn: str) -> None:
    """What autovacuum does in time."""
    connection = psycopg2.connect(dsn)
    connection.autocommit = True
    connection.cursor().execute("VACUUM ANALYZE")
    connection.cursor().execute("CHECKPOINT")
    connection.close()


def main() -> int:
    """Print the figures; 1 where one is not reached."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=1_000_000)
    parser.add_argument("--directory", help="where there is room")
    parser.add_argument("--keep", action="store_true", help="leave the warehouse where it is, and say where")
    parser.add_argument("--home", type=Path, help="measure this one, which was kept")
    parser.add_argument("--times", type=Path, help="file for the cookbook's times: docs/cookbook-times.json")
    asked = parser.parse_args()
    for name in ("NEWS_DSN", "NEWS_OWNER_DSN", "NEWS_READER_DSN"):
        os.environ.pop(name, None)
    home = asked.home or Path(tempfile.mkdtemp(prefix="bench-million-", dir=asked.directory)) / "home"
    if not asked.home:
        home.parent.chmod(0o755)
    home.mkdir(exist_ok=True)
    os.environ |= {"NEWS_HOME": str(home), "NEWS_STAGE": str(home / "stage")}
    table = Table()
    try:
        with interruptible():
            have, times = measure(home, None if asked.home else asked.count, table)
        if asked.times:
            slowest = {name: round(ms, 1) for name, ms in times.items()}
            told_of = {"articles": have, "measured": f"{NOW:%Y-%m-%d}", "slowest_ms": slowest}
            asked.times.write_text(json.dumps(told_of, indent=1) + "\n", encoding="utf-8")
    except Interrupted:
        return 130
    finally:
        if asked.keep or asked.home:
            told(f"kept: --home {home}")
        else:
            shutil.rmtree(home.parent, ignore_errors=True)
        sys.stdout.write(f"\n{table}")
    return int(not table.is_reached)


if __name__ == "__main__":
    sys.exit(main())
