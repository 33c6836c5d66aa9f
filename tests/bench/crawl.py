"""Speed of a crawl: 500 pages of 300 KB from discovery to staged, against a bare Scrapy spider that only fetches them.

`python -m tests.bench.crawl` prints both times and their ratio, by the clock and by the processor time of all processes
involved (the server apart). Each runs in a process of its own against the same server, the two in turn, and the sums of
all rounds are compared: a machine is now quicker and now slower, so the best of each may be of different moments.
Modules are compiled beforehand, as in an installation. Where others use the machine too, the clock says little, and the
processor times stay comparable: a crawl that has two cores takes about half of its own.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import fmean

ROOT = Path(__file__).resolve().parents[2]
PAGES, SIZE, LEAST, ROUNDS = 500, 300_000, 0.35, 5
OWN = "https://bench.example"


WORDS = [
    "the",
    "council",
    "of",
    "a",
    "harbour",
    "town",
    "has",
    "met",
    "and",
    "said",
    "that",
    "its",
    "new",
    "bridge",
    "will",
    "cost",
    "more",
    "than",
    "anybody",
    "hoped",
]


def page(number: int) -> bytes:
    """As publishers make them: scripts, menus and lists of other articles around thirty paragraphs."""
    dice = random.Random(number)  # noqa: S311 (the same pages in every run)

    def sentence() -> str:
        return " ".join(dice.choices(WORDS, k=18)).capitalize() + f" {dice.randrange(10**6)}. "

    def links(count: int) -> str:
        return "".join(
            f'<li class="item"><a href="/story/{dice.randrange(10**9)}" data-track="teaser">'
            f'<span class="kicker">News</span> {sentence()}</a></li>'
            for _ in range(count)
        )

    state = json.dumps({f"key{i}": {"id": dice.randrange(10**9), "text": sentence()} for i in range(450)})
    headline = f"Story {number}: {sentence()}"
    body = "".join(f"<p>{sentence()}{sentence()}{sentence()}</p>" for _ in range(30))
    text = (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{headline}</title>'
        f'<meta property="og:type" content="article"><meta property="og:title" content="{headline}">'
        f'<meta property="article:published_time" content="2026-08-05T08:00:00+00:00">'
        f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", "headline": headline})}</script>'
        f"<script>window.STATE = {state}</script></head><body><nav><ul>{links(120)}</ul></nav>"
        f"<main><article><h1>{headline}</h1><p class='byline'>By Ada Writer</p>{body}</article>"
        f"<aside><ul>{links(200)}</ul></aside></main><footer><ul>"
    )
    while len(text) < SIZE - 1000:
        text += links(5)
    return (text + "</ul></footer></body></html>").ljust(SIZE).encode()[:SIZE]


async def serve() -> None:
    """Answers that are ready before they are asked for; the address on the first line of the output."""
    feed = "".join(f"<item><link>{OWN}/story/{number}</link></item>" for number in range(PAGES))
    answers = {"/feed.xml": _answer(f'<rss version="2.0"><channel>{feed}</channel></rss>'.encode(), "text/xml")}
    answers |= {f"/story/{number}": _answer(page(number), "text/html; charset=utf-8") for number in range(PAGES)}
    missing = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while head := await reader.readuntil(b"\r\n\r\n"):
                writer.write(answers.get(head.split(b" ", 2)[1].decode(), missing))
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()

    server = await asyncio.start_server(talk, "127.0.0.1", 0)
    sys.stdout.write(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}\n")
    sys.stdout.flush()
    await server.serve_forever()


def _answer(body: bytes, kind: str) -> bytes:
    return f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body


def ours(address: str) -> dict[str, float]:
    """A whole crawl: seconds and articles."""
    from spiders import config
    from spiders.fetch import run, spider  # noqa: F401 (imports are not what is measured)
    from spiders.fetch.crawl import crawl
    from spiders.fetch.order import Order
    from spiders.site import Feed, Site
    from spiders.stage.run import new_run

    site = Site(
        name="bench",
        title="Bench",
        base_url=OWN,
        discover=(Feed(url=f"{OWN}/feed.xml"),),
        delay=0.0,
        window=timedelta(days=9999),
    )
    started, used = time.perf_counter(), _processor_time()
    order = Order(site=site, run=new_run(), started_at=datetime.now(UTC), base_url=address)
    outcome = crawl(order, config.load())
    seconds = time.perf_counter() - started
    return {"seconds": seconds, "cpu": _processor_time() - used, "articles": outcome.counts.get("staged", 0)}


def bare(address: str) -> dict[str, float]:
    """Scrapy alone, with as many requests at once."""
    import scrapy
    from scrapy.crawler import AsyncCrawlerProcess

    class Bare(scrapy.Spider):
        name = "bare"
        fetched = 0

        async def start(self):
            for number in range(PAGES):
                yield scrapy.Request(f"{address}/story/{number}")

        def parse(self, response: scrapy.http.Response) -> None:
            Bare.fetched += len(response.body) == SIZE

    settings = {"LOG_LEVEL": "WARNING", "TELNETCONSOLE_ENABLED": False, "REMOTE_CONTROL_ENABLED": False}
    started, used = time.perf_counter(), _processor_time()
    process = AsyncCrawlerProcess(settings)
    process.crawl(Bare)
    process.start()
    return {"seconds": time.perf_counter() - started, "cpu": _processor_time() - used, "articles": Bare.fetched}


def _processor_time() -> float:
    """Of this process and of those that it has ended."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


def measure(rounds: int = ROUNDS) -> dict[str, dict[str, float]]:
    """Times of both, the mean of the rounds."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.bench.crawl", "serve"], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as server:
        assert server.stdout
        try:
            address = server.stdout.readline().strip()
            with tempfile.TemporaryDirectory(prefix="bench-") as compiled:
                names = ("bare", "ours")
                for name in names:
                    _timed(name, address, compiled)
                results = [{name: _timed(name, address, compiled) for name in names} for _ in range(rounds)]
        finally:
            server.kill()
    return {name: {what: fmean(each[name][what] for each in results) for what in ("seconds", "cpu")} for name in names}


def _timed(name: str, address: str, compiled: str) -> dict[str, float]:
    with tempfile.TemporaryDirectory(prefix="bench-") as home:
        environment = {
            key: value
            for key, value in os.environ.items()
            if not key.startswith("NEWS_") and key != "PYTHONDONTWRITEBYTECODE"
        }
        environment["PYTHONPYCACHEPREFIX"] = compiled
        done = subprocess.run(
            [sys.executable, "-m", "tests.bench.crawl", name, address],
            cwd=ROOT, env=environment | {"NEWS_HOME": home}, capture_output=True, text=True, check=False,
        )  # fmt: skip
    if done.returncode:
        raise SystemExit(f"{name} failed:\n{done.stderr}")
    result = json.loads(done.stdout.splitlines()[-1])
    if result["articles"] != PAGES:
        raise SystemExit(f"{name} had {result['articles']} of {PAGES} pages:\n{done.stderr}")
    return {what: float(result[what]) for what in ("seconds", "cpu")}


def main() -> int:
    """Print the figures; 1 where the ratio is below what was promised."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", nargs="?", choices=["all", "serve", "ours", "bare"], default="all")
    parser.add_argument("address", nargs="?")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    asked = parser.parse_args()
    if asked.what == "serve":
        asyncio.run(serve())
    elif asked.what != "all":
        sys.stdout.write(json.dumps({"ours": ours, "bare": bare}[asked.what](asked.address)) + "\n")
    else:
        result = measure(asked.rounds)
        alone, whole = result["bare"], result["ours"]
        ratio = alone["seconds"] / whole["seconds"]
        sys.stdout.write(
            f"{PAGES} pages of {SIZE // 1000} KB: bare Scrapy {alone['seconds']:.2f} s ({alone['cpu']:.2f} s of "
            f"processor time), discovery to staged {whole['seconds']:.2f} s ({whole['cpu']:.2f} s); ratio of processor "
            f"times {alone['cpu'] / whole['cpu']:.3f}\ncrawl: ratio {ratio:.3f} (at least {LEAST})\n"
        )
        return int(ratio < LEAST)
    return 0


if __name__ == "__main__":
    sys.exit(main())
