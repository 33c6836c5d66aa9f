"""Speed of the load: 10,000 staged articles of 3.5 KB, search index counted in, against a raw COPY of the same rows.

`python -m tests.bench.load` prints both times and their ratio, and what loading the same batches again takes. The raw
COPY goes into a logged table without any index, its lines made beforehand; those of the load were made when the batches
were staged, and lie beside them. `--rounds 3` takes the best of three ratios.
"""

from __future__ import annotations

import argparse
import itertools
import os
import random
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path
from uuid import uuid4

import psycopg2

from spiders.dedupe.fingerprint import fingerprint
from spiders.items import Address, Article, Author, Fetch, Image, Provenance, State
from spiders.local.postgres import EmbeddedPostgres
from spiders.normalise.address import address_key
from spiders.rows.columns import NULL
from spiders.rows.incoming import ARTICLES
from spiders.rows.reading import read
from spiders.site import Site
from spiders.stage.batch import read_batch
from spiders.stage.writer import BatchWriter
from spiders.warehouse.load import load
from spiders.warehouse.migrate import migrate
from spiders.warehouse.statement import statement

LEAST = 0.1
NOW = datetime.now(UTC)
SITE = Site(name="bench", title="Bench", base_url="https://bench.example", language="en")


def vocabulary(dice: random.Random, size: int = 12_000) -> list[str]:
    """Words as a language has them: a few very often, most of them seldom."""
    syllables = [
        first + second + third for first in "bdfgklmnprstvw" for second in "aeiou" for third in ("", "n", "r", "s")
    ]
    return ["".join(dice.choices(syllables, k=dice.choice((1, 1, 2, 2, 3)))) for _ in range(size)]


def articles(count: int) -> list[Article]:
    """The same ones in every run."""
    dice = random.Random(7)  # noqa: S311 (filler)
    words = vocabulary(dice)
    weights = list(itertools.accumulate(1 / (rank + 3) for rank in range(len(words))))

    def text(length: int) -> str:
        return " ".join(dice.choices(words, cum_weights=weights, k=length)).capitalize()

    def one(number: int) -> Article:
        address = f"{SITE.base_url}/article/{number}"
        return fingerprint(
            Article(
                source=SITE.name, source_article_id=str(number), url=address, url_canonical=address,
                headline=text(9), subheadline=text(14), description=text(25),
                published_at=NOW - timedelta(minutes=number), date_precision="minute", byline_raw="By Staff reporter",
                authors=(Author(name="Staff reporter"),), wire_agency=("yonhap",), section="World",
                breadcrumbs=("Home", "World"), keywords=("one", "two"), language="en", fetched_at=NOW,
                body_text="\n\n".join(f"{text(60)}." for _ in range(11)), word_count=660, char_count=3500,
                images=(Image(url=f"{address}.jpg", caption=text(12), is_main=True),), raw_ref="archive/1.warc.gz#1",
                field_provenance={
                    name: Provenance(method="json_ld", rule=name, raw="as it stands on the page")
                    for name in ("headline", "published_at", "body_text", "byline_raw", "section")
                },
                discovered_via=("sitemap:https://bench.example/news.xml",),
            )
        )  # fmt: skip

    return [one(number) for number in range(count)]


def stage(home: Path, made: list[Article]) -> list[str]:
    """One run, staged as a crawl does it."""
    writer = BatchWriter(str(home / "stage"), home, SITE, str(uuid4()))
    for article in made:
        key = address_key(article.url)
        common = {"source": SITE.name, "url": article.url, "url_canonical": article.url, "key": key, "at": NOW}
        writer.add(Address(**common, state=State.SEEN))
        writer.add(Fetch(source=SITE.name, url=article.url, key=key, purpose="article", status=200, bytes=9000, at=NOW))
        writer.add_article(article, key)
        writer.add(Address(**common, state=State.STAGED))
    counts = {"staged": len(made)}
    return writer.close(
        started_at=NOW, finished_at=NOW, finish_reason="finished", seen=len(made), counts=counts, stats={}
    )


def raw_copy(dsn: str, batches: list[str]) -> float:
    """Seconds of COPY alone."""
    incoming = [read(read_batch(path).lines, NOW.isoformat()) for path in batches]
    data = BytesIO(b"".join(batch.articles.data for batch in incoming))
    connection = psycopg2.connect(dsn)
    with connection, connection.cursor() as cursor:
        cursor.execute(statement("load/temporary"))
        cursor.execute("CREATE TABLE warehouse.raw_copy (LIKE incoming_article)")
    connection.autocommit = True
    connection.cursor().execute("CHECKPOINT")
    began = time.monotonic()
    connection.cursor().copy_expert(f"COPY warehouse.raw_copy ({', '.join(ARTICLES)}) FROM STDIN (NULL '{NULL}')", data)
    took = time.monotonic() - began
    connection.cursor().execute("DROP TABLE warehouse.raw_copy; CHECKPOINT")
    connection.close()
    return took


def measure(count: int) -> float:
    """Print the times of one round; their ratio."""
    with tempfile.TemporaryDirectory(prefix="bench-", ignore_cleanup_errors=True) as directory:
        Path(directory).chmod(0o755)
        home = Path(directory) / "home"
        os.environ |= {"NEWS_HOME": str(home), "NEWS_STAGE": str(home / "stage")}
        for name in ("NEWS_DSN", "NEWS_OWNER_DSN", "NEWS_READER_DSN"):
            os.environ.pop(name, None)
        server = EmbeddedPostgres(home)
        server.start()
        try:
            migrate()
            batches = stage(home, articles(count))
            raw = raw_copy(server.dsn("postgres"), batches)
            report = load()
            again = load()
        finally:
            server.stop()
    if report.articles != {"loaded": count} or again.batches:
        sys.exit(f"the load did not do its work: {report}, {again}")
    sys.stdout.write(
        f"raw COPY of {count:,} articles {raw:.2f} s ({count / raw:,.0f} a second), load with search index "
        f"{report.seconds:.2f} s ({count / report.seconds:,.0f} a second), the same again {again.seconds:.3f} s\n"
    )
    return raw / report.seconds


def main() -> int:
    """Print the figures; 1 where the ratio is below what was promised."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=1)
    asked = parser.parse_args()
    ratio = max(measure(asked.count) for _ in range(asked.rounds))
    sys.stdout.write(f"load: ratio {ratio:.3f} (at least {LEAST})\n")
    return int(ratio < LEAST)


if __name__ == "__main__":
    sys.exit(main())
