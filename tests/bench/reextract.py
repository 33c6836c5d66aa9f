"""Speed of `news reextract`: archived pages of 60 KB, from the archive to the side table, a second and a core.

`python -m tests.bench.reextract` archives 1,000 pages, loads articles that differ from what they say, and reads them
again with one process and with two: pages a second by the clock, and by the processor time that all of it took
(Postgres apart), which is what a core does where nobody else uses it.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import sys
import tempfile
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import attrs

from spiders import config
from spiders.dedupe.fingerprint import fingerprint
from spiders.extract import read_article
from spiders.fetch.archive import Archive, Exchange
from spiders.fetch.rereading import reread
from spiders.items import Address, Article, Page, State
from spiders.local.postgres import EmbeddedPostgres
from spiders.normalise.address import address_key
from spiders.normalise.article import normalise
from spiders.site import Site
from spiders.stage.writer import BatchWriter
from spiders.warehouse.load import load
from spiders.warehouse.migrate import migrate
from spiders.warehouse.reextract.report import Report
from spiders.warehouse.reextract.run import Pass, run

SIZE, LEAST = 60_000, 100
NOW = datetime.now(UTC)
SITE = Site(name="bench", title="Bench", base_url="https://bench.example", language="en", timezone="Europe/Lisbon")
WORDS = ("the", "council", "of", "a", "harbour", "town", "has", "met", "and", "said", "that", "its", "new", "bridge")
RUN = "7f3b2c1e-0000-4000-8000-000000000001"


def page(number: int) -> bytes:
    """A story of some 600 words among scripts, menus, teasers and a picture, as publishers make them."""
    dice = random.Random(number)  # noqa: S311 (the same pages in every run)

    def sentence() -> str:
        return " ".join(dice.choices(WORDS, k=18)).capitalize() + f" {dice.randrange(10**6)}. "

    def teasers(count: int) -> str:
        return "".join(
            f'<li class="item"><a href="/story/{dice.randrange(10**9)}" data-track="teaser"><span class="kicker">News'
            f'</span> {sentence()}</a><img src="/img/{dice.randrange(10**6)}.jpg" loading="lazy" alt=""></li>'
            for _ in range(count)
        )

    headline = f"Story {number}: {sentence()}"
    block = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": headline}
    block |= {"datePublished": "2026-08-05T08:00:00+01:00", "author": {"@type": "Person", "name": "Ada Writer"}}
    state = json.dumps({f"key{i}": {"id": dice.randrange(10**9), "text": sentence()} for i in range(60)})
    body = "".join(f"<p>{sentence()}{sentence()}</p>" for _ in range(16))
    text = (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{headline}</title>'
        f'<meta property="og:type" content="article"><meta property="og:title" content="{headline}">'
        f'<meta property="og:image" content="https://bench.example/img/{number}.jpg">'
        f'<script type="application/ld+json">{json.dumps(block)}</script><script>window.STATE = {state}</script></head>'
        f"<body><nav><ul>{teasers(30)}</ul></nav><main><article><h1>{headline}</h1><p class='byline'>By Ada Writer</p>"
        f"<figure><img src='/img/{number}.jpg'><figcaption>The bridge. (Photo: Bo Lens)</figcaption></figure>{body}"
        f"</article><aside><ul>{teasers(40)}</ul></aside></main><footer><ul>"
    )
    while len(text) < SIZE - 400:
        text += teasers(1)
    return (text + "</ul></footer></body></html>").encode()


def archived(count: int) -> list[Article]:
    """Pages in the archive, and what the current code reads on them; a third as an older code might have read it."""
    settings = config.load()
    archive = Archive(settings.archive, settings.home, SITE.name, RUN, NOW)
    articles = []
    for number in range(count):
        url, body = f"{SITE.base_url}/story/{number}", page(number)
        headers = [("Content-Type", "text/html; charset=utf-8"), ("Server", "bench")]
        exchange = Exchange(url=url, method="GET", request_headers=[], status=200, headers=headers, body=body, at=NOW)
        read = Page(url=url, body=body, content_type=headers[0][1], fetched_at=NOW, raw_ref=archive.write(exchange))
        article = normalise(read_article(read, SITE), SITE)
        if number % 3 == 0:
            article = attrs.evolve(article, section="Harbour", body_text=f"News. {article.body_text}")
        articles.append(fingerprint(article))
    archive.close()
    return articles


def stage(home: Path, articles: list[Article]) -> None:
    """One run, staged as a crawl does it."""
    writer = BatchWriter(str(home / "stage"), home, SITE, RUN)
    for article in articles:
        key = address_key(article.url)
        common = {"source": SITE.name, "url": article.url, "url_canonical": article.url, "key": key, "at": NOW}
        writer.add(Address(**common, state=State.SEEN))
        writer.add_article(article, key)
        writer.add(Address(**common, state=State.STAGED))
    counts = {"staged": len(articles)}
    writer.close(started_at=NOW, finished_at=NOW, finish_reason="finished", seen=len(articles), counts=counts, stats={})


def measure(count: int, processes: int) -> tuple[Report, float]:
    """One pass, and the processor time of this process and of those that read."""
    before = _processor_time()
    read = partial(reread, site=SITE, archive=config.load().archive, processes=processes)
    report = run(Pass(site=SITE.name), read)
    changed = (count + 2) // 3
    if report.outcomes != {"same": count - changed, "text": changed}:
        sys.exit(f"the pass did not do its work: {report.as_json()}")
    return report, _processor_time() - before


def _processor_time() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


def main() -> int:
    """Print the figures; 1 where a core reads fewer pages than was promised."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=1_000)
    count = parser.parse_args().count
    with tempfile.TemporaryDirectory(prefix="bench-", ignore_cleanup_errors=True) as directory:
        Path(directory).chmod(0o755)
        home = Path(directory) / "home"
        for name in [name for name in os.environ if name.startswith("NEWS_")]:
            del os.environ[name]
        os.environ["NEWS_HOME"] = str(home)
        server = EmbeddedPostgres(home)
        server.start()
        try:
            migrate()
            stage(home, archived(count))
            load()
            rates = [_say(count, processes) for processes in (1, 2)]
        finally:
            server.stop()
    sys.stdout.write(f"reextract: {max(rates):.0f} pages of {SIZE // 1000} KB a second and core (at least {LEAST})\n")
    return int(max(rates) < LEAST)


def _say(count: int, processes: int) -> float:
    """Pages a second of processor time."""
    report, used = measure(count, processes)
    sys.stdout.write(
        f"{count:,} pages read again by {processes} process{'es' * (processes > 1)} in {report.seconds:.2f} s: "
        f"{count / report.seconds:,.0f} a second by the clock, {count / used:,.0f} a second of processor time\n"
    )
    return count / used


if __name__ == "__main__":
    sys.exit(main())
