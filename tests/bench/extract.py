"""Speed of the reading: a page of ours against trafilatura on the same page, in the same run.

`python -m tests.bench.extract` reads pages written here (stories of 60 and of 300 KB, one of 1 MB) and, where it is
present, a corpus of real pages, and prints for each set the ratio of the totals and the median of the pages' ratios,
and the longest page. Both are given the bytes of the page; trafilatura reads text and metadata, without comments.
Times are processor time, the best of the rounds of each page, the two in turn.
"""

from __future__ import annotations

import argparse
import gzip
import json
import statistics
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import trafilatura

from spiders.errors import NotAnArticle
from spiders.extract import read_article
from spiders.items import Page
from spiders.normalise.article import normalise
from spiders.site import Site
from tests.bench import crawl, reextract

if TYPE_CHECKING:
    from collections.abc import Callable

MOST, LONGEST = 0.35, 0.5
"""Ratio of the totals, and seconds of the longest page."""
CORPUS = Path(__file__).resolve().parents[3] / "shared" / "extraction" / "corpus"
SITE = Site(name="bench", title="Bench", base_url="")


def written() -> dict[str, list[Page]]:
    """The same pages in every run."""
    book = b"".join(b"<p>Paragraph %d says that the council met again.</p>" % number for number in range(15_000))
    return {
        "300 KB": [_page(crawl.page(number)) for number in range(12)],
        "60 KB": [_page(reextract.page(number)) for number in range(30)],
        "1 MB": [_page(crawl.page(1).replace(b"</article>", book + b"</article>"))],
    }


def corpus() -> list[Page]:
    """Real pages, where they are present."""
    listed = CORPUS / "truth.jsonl.gz"
    if not listed.exists():
        return []
    rows = map(json.loads, gzip.decompress(listed.read_bytes()).splitlines())
    return [_page(gzip.decompress((CORPUS / "pages" / row["file"]).read_bytes()), row["url"]) for row in rows]


def _page(body: bytes, url: str = "https://bench.example/story/1") -> Page:
    return Page(url=url, body=body, content_type="text/html; charset=utf-8")


def ours(page: Page) -> None:
    """As a crawl reads it, up to the finished article."""
    with suppress(NotAnArticle):
        normalise(read_article(page, SITE), SITE)


def theirs(page: Page) -> None:
    """The other extractor's reading of text and metadata."""
    trafilatura.bare_extraction(page.body, url=page.url, with_metadata=True, include_comments=False)


def measure(pages: list[Page], rounds: int) -> list[tuple[float, float]]:
    """Seconds of both for each page."""
    for read in (ours, theirs):
        read(pages[0])
    best = [(9e9, 9e9)] * len(pages)
    for _ in range(rounds):
        for place, page in enumerate(pages):
            best[place] = (min(best[place][0], _took(ours, page)), min(best[place][1], _took(theirs, page)))
    return best


def _took(read: Callable[[Page], None], page: Page) -> float:
    began = time.process_time()
    read(page)
    return time.process_time() - began


def main() -> int:
    """Print the figures; 1 where a set takes longer than was promised."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=2)
    rounds = parser.parse_args().rounds
    ratios, longest = [], 0.0
    for name, pages in (written() | ({"corpus": real} if (real := corpus()) else {})).items():
        times = measure(pages, rounds)
        mine, other = (sum(column) for column in zip(*times, strict=True))
        ratios.append(mine / other)
        longest = max(longest, *(own for own, _ in times))
        sys.stdout.write(
            f"{name}: {len(pages)} pages, {1000 * mine / len(pages):.1f} ms a page, trafilatura "
            f"{1000 * other / len(pages):.1f} ms: total {ratios[-1]:.3f}, median "
            f"{statistics.median(own / its for own, its in times):.3f}, longest {max(own for own, _ in times):.3f} s\n"
        )
    sys.stdout.write(
        f"extract: ratio {max(ratios):.3f} (at most {MOST}), longest {longest:.2f} s (at most {LONGEST})\n"
    )
    return int(max(ratios) > MOST or longest > LONGEST)


if __name__ == "__main__":
    sys.exit(main())
