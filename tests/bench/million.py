"""The warehouse at a million articles: loads, searches, the cookbook and the bytes on disk, against an empty one.

`python -m tests.bench.million --count 1000000` builds it by the load itself, a year of articles in the order of their
publication, and prints each figure beside what it should reach. Takes about 12 GB of disk (`--directory`) and, alone on
two cores, half an hour or more; progress is told on the error stream. `make bench QUICK=1` leaves it out.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psycopg2
from attrs import define, field

from spiders.local.postgres import EmbeddedPostgres
from spiders.warehouse.importing.staging import stage
from spiders.warehouse.load import load
from spiders.warehouse.migrate import migrate
from spiders.warehouse.query import cookbook, run
from spiders.warehouse.refresh import refresh
from tests.bench._filler import dealt, lines
from tests.bench.load import raw_copy

CHUNK = 20_000
SAME = 2_000
"""Articles of the load that is measured at nothing and at the end."""
SEARCHES = 200
ASKED = 3
"""Times that a question of the cookbook is asked."""
NOW = datetime.now(UTC)

SIZES = """
SELECT c.relname, pg_table_size(c.oid), pg_indexes_size(c.oid)
FROM pg_class c WHERE c.relnamespace = 'warehouse'::regnamespace AND c.relkind IN ('r', 'm')
ORDER BY pg_total_relation_size(c.oid) DESC
"""
WORDS = """
SELECT word, ndoc FROM ts_stat('SELECT to_tsvector(''simple'', body_text) FROM (
  SELECT body_text FROM warehouse.article_revision TABLESAMPLE SYSTEM (5) LIMIT 2000) AS sample')
WHERE word ~ '^[a-z]{4,}$' ORDER BY ndoc DESC, word
"""


@define
class Table:
    """The figures, each with what it should reach."""

    rows: list[tuple[str, str, str, bool]] = field(factory=list)

    def add(
        self, what: str, figure: float, unit: str, *, most: float | None = None, least: float | None = None
    ) -> None:
        """One line; told at once as well, for a run that does not come to its end."""
        reach = f"<= {most}" if most is not None else f">= {least}" if least is not None else ""
        is_met = (most is None or figure <= most) and (least is None or figure >= least)
        self.rows.append((what, f"{figure:.3g} {unit}".strip(), reach, is_met))
        told(f"{what}: {figure:.3g} {unit} {reach}")

    def __str__(self) -> str:
        width = max(len(row[0]) for row in self.rows)
        return "".join(
            f"{what:{width}}  {figure:>12}  {reach:>9}  {'' if is_met else 'NOT REACHED'}\n"
            for what, figure, reach, is_met in self.rows
        )


def told(sentence: str) -> None:
    """Progress."""
    sys.stderr.write(f"{datetime.now(UTC):%H:%M:%S} {sentence}\n")


def staged(articles: list[dict[str, Any]]) -> list[str]:
    """Their batches, by `news import`."""
    numbered = enumerate((json.dumps(one).encode() for one in articles), start=1)
    return stage(numbered, "bench").batches


def loaded(batches: list[str]) -> float:
    """Seconds."""
    report = load(batches)
    if report.refused or set(report.articles) - {"loaded"}:
        sys.exit(f"the load did not do its work: {report}")
    return report.seconds


def searches(dsn: str, dice: random.Random) -> list[tuple[str, dict[str, Any]]]:
    """Common, middling and rare words, two of them, phrases that occur, and each with filters."""
    connection = psycopg2.connect(dsn)
    with connection, connection.cursor() as cursor:
        cursor.execute(WORDS)
        words = [word for word, _ in cursor.fetchall()]
        cursor.execute("SELECT body_text FROM warehouse.article_revision TABLESAMPLE SYSTEM (5) LIMIT 500")
        bodies = [body.split() for (body,) in cursor.fetchall()]
    connection.close()
    bands = words[:60], words[60:1000], words[1000:]
    found: list[tuple[str, dict[str, Any]]] = []
    for number in range(SEARCHES):
        kind = number % 5
        if kind < len(bands):
            query = dice.choice(bands[kind])
        elif kind == len(bands):
            query = f"{dice.choice(words[:1000])} {dice.choice(words[:4000])}"
        else:
            tokens = [token for token in dice.choice(bodies) if token.isalpha()]
            at = dice.randrange(len(tokens) - 1)
            query = f'"{tokens[at]} {tokens[at + 1]}"'
        filters: list[dict[str, Any]] = [
            {},
            {},
            {"source": "bulk-07"},
            {"since": NOW.replace(month=1, day=1)},
            {"section": "World"},
        ]
        found.append((query, dice.choice(filters)))
    return found


def search_times(dsn: str, asked: list[tuple[str, dict[str, Any]]], *, newest: bool) -> list[float]:
    """Milliseconds, in order of size; what has only words that are not indexed is not counted."""
    connection = psycopg2.connect(dsn)
    connection.autocommit = True
    times = []
    with connection.cursor() as cursor:
        for query, filters in asked:
            named = "".join(f", {name} => %({name})s" for name in filters)
            sql = f"SELECT * FROM news.search(%(query)s, newest => %(newest)s{named})"  # noqa: S608 (names of ours)
            began = time.monotonic()
            try:
                cursor.execute(sql, {"query": query, "newest": newest, **filters})
            except psycopg2.DataError:
                continue
            times.append((1000 * (time.monotonic() - began), query, str(filters)))
    connection.close()
    for slow in sorted(times)[-5:]:
        told(f"  slow {'newest' if newest else 'ranked'}: {slow[0]:.0f} ms {slow[1]} {slow[2]}")
    return sorted(one[0] for one in times)


def p95(values: list[float]) -> float:
    """What 95 of 100 stay below."""
    return values[min(len(values) - 1, int(0.95 * len(values)))]


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


def weigh(dsn: str, table: Table) -> None:
    """Bytes of an article by table and index."""
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


def measure(count: int, home: Path, table: Table) -> dict[str, float]:
    """All of it, in a home of its own; the milliseconds of each cookbook query."""
    base = lines(CHUNK, 1, home)
    same = [lines(SAME, seed, home) for seed in (2, 3)]
    server = EmbeddedPostgres(home)
    server.start()
    try:
        migrate()
        at_nothing = loaded(staged(same[0]))
        table.add(f"load of {SAME:,} articles into an empty warehouse", at_nothing, "s")
        batches = staged(base)
        raw = raw_copy(server.dsn("postgres"), batches)
        took = loaded(batches)
        table.add(f"raw COPY of {CHUNK:,} articles", raw, "s")
        table.add(f"load of {CHUNK:,} articles against it", raw / took, "", least=0.25)
        table.add("loading them against loading them again", took / load(batches).seconds, "x", least=5)
        have = CHUNK + SAME
        while have < count:
            more = min(CHUNK, count - have)
            batches = staged(list(dealt(base, have, more, count, NOW)))
            took = loaded(batches)
            have += more
            for path in batches:
                Path(path).unlink()
            told(f"{have:,} articles, {more / took:,.0f} a second")
        _settle(server.dsn("postgres"))
        at_end = loaded(staged(same[1]))
        table.add(f"load of {SAME:,} at {have:,} articles against at 0", at_end / at_nothing, "x", most=1.25)
        _settle(server.dsn("postgres"))
        asked = searches(server.dsn("postgres"), random.Random(5))  # noqa: S311 (a sample)
        for newest, most in ((False, 60), (True, 15)):
            search_times(server.dsn("reader"), asked, newest=newest)
            times = search_times(server.dsn("reader"), asked, newest=newest)
            name = "newest first" if newest else "ranked"
            table.add(f"news.search, {name}, p95 of {len(times)}", p95(times), "ms", most=most)
        refresh()
        _settle(server.dsn("postgres"))
        cookbook_times = ask_cookbook(server.dsn("reader"))
        table.add("cookbook, p95", p95(sorted(cookbook_times.values())), "ms", most=300)
        weigh(server.dsn("postgres"), table)
    finally:
        server.stop()
    return cookbook_times


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
    parser.add_argument("--times", type=Path, help="file for the cookbook's times: docs/cookbook-times.json")
    asked = parser.parse_args()
    directory = Path(tempfile.mkdtemp(prefix="bench-million-", dir=asked.directory))
    directory.chmod(0o755)
    for name in ("NEWS_DSN", "NEWS_OWNER_DSN", "NEWS_READER_DSN"):
        os.environ.pop(name, None)
    home = directory / "home"
    home.mkdir()
    os.environ |= {"NEWS_HOME": str(home), "NEWS_STAGE": str(home / "stage")}
    table = Table()
    try:
        times = measure(asked.count, home, table)
        if asked.times:
            slowest = {name: round(ms, 1) for name, ms in times.items()}
            told_of = {"articles": asked.count, "measured": f"{NOW:%Y-%m-%d}", "p95_ms": slowest}
            asked.times.write_text(json.dumps(told_of, indent=1) + "\n", encoding="utf-8")
    finally:
        shutil.rmtree(directory, ignore_errors=True)
        sys.stdout.write(f"\nat {asked.count:,} articles\n{table}" if table.rows else "")
    return int(not all(row[3] for row in table.rows))


if __name__ == "__main__":
    sys.exit(main())
