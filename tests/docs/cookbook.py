"""The cookbook on the demo paper → docs/cookbook.md: `python -m tests.docs.cookbook` writes it anew.

The paper is crawled and loaded, half an hour passes, it is crawled and loaded again, so that something was changed.
Times come from docs/cookbook-times.json, which the bench writes: {"articles", "measured", "slowest_ms": {query: ms}}.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from spiders.local.paper import Paper, PaperServer
from spiders.local.postgres import EmbeddedPostgres
from spiders.warehouse.cookbook import GROUPS, Query, cookbook
from spiders.warehouse.migrate import migrate
from spiders.warehouse.query import Answer, run

DOCS = Path(__file__).resolve().parents[2] / "docs"
PAGE, TIMES = DOCS / "cookbook.md", DOCS / "cookbook-times.json"
ROWS, WIDTH = 5, 44
OF_AN_ADDRESS = """
SELECT v.url_canonical
FROM news.revisions AS v
WHERE v.revision_no > 1
ORDER BY v.revision_no DESC, v.article_id
LIMIT 1
"""
BEGINNING = """# Cookbook

Questions that people ask of a news warehouse, each a file in [sql/queries](../sql/queries): `news query` lists them,
`news query NAME` answers, `--set name=value` gives a value, `--json` and `--csv` are for programs, `--explain` shows
how Postgres does it, and `news export --query NAME --to answer.parquet` writes a file. A moment is a day
(`2026-11-25`), a time (`2026-11-25T08:30+09:00`, UTC where no zone is named) or `7 days ago`.

Each is shown with its answer on the demo paper, {rows} rows at most, and with its time with the values shown in a
warehouse of {articles} (the slowest of three; {measured}).
This page is written by `python -m tests.docs.cookbook`; a test compares it with the files.
"""


def page(answers: dict[str, Answer]) -> str:
    """The whole page."""
    times = json.loads(TIMES.read_text(encoding="utf-8"))
    articles = f"{times['articles']:,} articles"
    parts = [BEGINNING.format(rows=ROWS, articles=articles, measured=times["measured"])]
    for group in GROUPS:
        queries = [query for query in cookbook().values() if query.group == group]
        parts.append(f"## {group.capitalize()}\n")
        parts.append("| query | question | time |\n|---|---|---|")
        parts += [f"| [{each.name}](#{each.name}) | {each.question} | {_ms(times, each.name)} |" for each in queries]
        parts.append("")
        parts += [entry(query, answers[query.name], _ms(times, query.name)) for query in queries]
    return "\n".join(parts)


def entry(query: Query, answer: Answer, ms: str) -> str:
    """One question."""
    values = "".join(f"\n- `{each.name}={each.default}`: {each.meaning}" for each in query.values.values())
    return (
        f"### {query.name}\n\n{query.question}\n{values}\n\n```sql\n{statement(query)}\n```\n\n"
        f"```\n{table(answer)}\n```\n\n{ms}\n"
    )


def statement(query: Query) -> str:
    """The SQL without the lines of comment before it."""
    lines = query.sql.replace("%%", "%").strip().splitlines()
    while lines[0].startswith("--"):
        lines.pop(0)
    return "\n".join(lines)


def table(answer: Answer) -> str:
    """Columns and the first rows, as psql shows them, with long values cut."""
    shown = [[_word(value) for value in row] for row in answer.rows[:ROWS]]
    widths = [max(len(row[at]) for row in [answer.columns, *shown]) for at in range(len(answer.columns))]
    lines = [" | ".join(name.ljust(width) for name, width in zip(answer.columns, widths, strict=True)).rstrip()]
    lines.append("-+-".join("-" * width for width in widths))
    lines += [" | ".join(word.ljust(width) for word, width in zip(row, widths, strict=True)).rstrip() for row in shown]
    more = len(answer.rows) - len(shown)
    return "\n".join([*lines, f"({len(answer.rows)} rows)" if more else f"({len(shown)} row{'s' * (len(shown) != 1)})"])


def _word(value: Any) -> str:
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M}Z"
    if isinstance(value, timedelta):
        return str(timedelta(seconds=round(value.total_seconds())))
    if isinstance(value, Decimal | float):
        return f"{float(value):g}"
    if isinstance(value, list):
        value = ", ".join(map(_word, value))
    word = "" if value is None else " ".join(str(value).split())
    return word if len(word) <= WIDTH else word[: WIDTH - 1] + "…"


def _ms(times: dict[str, Any], name: str) -> str:
    return f"{times['slowest_ms'][name]:g} ms" if name in times["slowest_ms"] else "not measured"


def main() -> None:
    """Crawl, load, wait, crawl, load, ask."""
    with tempfile.TemporaryDirectory(prefix="cookbook-", ignore_cleanup_errors=True) as directory:
        Path(directory).chmod(0o755)
        home = Path(directory) / "home"
        for name in [name for name in os.environ if name.startswith("NEWS_")]:
            del os.environ[name]
        os.environ["NEWS_HOME"] = str(home)
        server, now = EmbeddedPostgres(home), datetime.now(UTC)
        server.start()
        paper = Paper(now - timedelta(hours=1), now)
        try:
            migrate()
            with PaperServer(paper, delay=0.0) as served:
                os.environ["NEWS_BASE_URL_DEMO"] = served.address
                for _ in range(2):
                    for words in (("crawl", "demo"), ("load",), ("refresh",)):
                        subprocess.run([sys.executable, "-m", "spiders", *words], check=True, capture_output=True)
                    paper.jump(timedelta(minutes=30))
            PAGE.write_text(page(asked(_address(server))), encoding="utf-8")
        finally:
            server.stop()


def asked(address: str) -> dict[str, Answer]:
    """Every question's answer; those about one address are asked of that."""
    return {
        query.name: run(query.name, {"url": address} if "url" in query.values else {}) for query in cookbook().values()
    }


def _address(server: EmbeddedPostgres) -> str:
    import psycopg2

    connection = psycopg2.connect(server.dsn("reader"))
    with connection, connection.cursor() as cursor:
        cursor.execute(OF_AN_ADDRESS)
        ((address,),) = cursor.fetchall()
    connection.close()
    return str(address)


if __name__ == "__main__":
    main()
