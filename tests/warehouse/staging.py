"""Staged batches for the tests of the load: articles and addresses in few words, written by the stage itself."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

import attrs

from spiders import config
from spiders.dedupe.fingerprint import fingerprint
from spiders.items import Address, Article, Fetch, Quarantined, State
from spiders.normalise.address import address_key
from spiders.site import Site
from spiders.stage.writer import BatchWriter

SITE = Site(name="herald", title="The Herald", base_url="https://herald.example", timezone="Asia/Seoul", language="en")
DAY = datetime(2026, 3, 2, 9, tzinfo=UTC)
"""When the first run of the tests reads."""


def url(name: str) -> str:
    return f"https://herald.example/{name}"


def article(name: str, text: str = "Seoul shares closed higher.", at: datetime = DAY, **more: Any) -> Article:
    """An article as the crawl stages it."""
    values: dict[str, Any] = {
        "source": "herald",
        "url": url(name),
        "url_canonical": url(name),
        "headline": f"Headline of {name}",
        "body_text": text,
        "published_at": DAY - timedelta(hours=1),
        "date_precision": "minute",
        "language": "en",
        "section": "Business",
        "fetched_at": at,
        "word_count": len(text.split()),
        "char_count": len(text),
        "raw_ref": f"archive/{at:%Y%m%d%H%M}.warc.gz#{name}",
        "discovered_via": ("rss:https://herald.example/feed",),
    }
    return fingerprint(Article(**(values | more)))


def line(name: str, state: State, at: datetime = DAY, **more: Any) -> Address:
    """An address in the books."""
    values = {
        "source": "herald",
        "url": url(name),
        "url_canonical": url(name),
        "key": address_key(url(name)),
        "via": ("rss:https://herald.example/feed",),
    }
    return Address(**(values | more), state=state, at=at)


class Run:
    """One run that is being staged."""

    def __init__(
        self, number: int = 1, site: Site = SITE, articles_a_batch: int = 500, at: datetime | None = None
    ) -> None:
        settings = config.load()
        self.run = str(uuid5(UUID(int=number), site.name))
        self.at = at or DAY + timedelta(hours=number - 1)
        self.states: dict[str, State] = {}
        self.writer = BatchWriter(settings.stage, settings.home, site, self.run, articles=articles_a_batch)

    def reads(self, *articles: Article) -> Run:
        """Each address is seen, its article staged, as a crawl does it."""
        for one in articles:
            key = address_key(one.url)
            common = {"source": one.source, "url": one.url, "url_canonical": one.url, "key": key}
            self.says(Address(**common, via=one.discovered_via, state=State.SEEN, at=self.at))
            self.writer.add(Fetch(source=one.source, url=one.url, key=key, purpose="article", status=200, at=self.at))
            self.writer.add_article(one, key)
            self.says(Address(**common, via=one.discovered_via, state=State.STAGED, at=self.at))
        return self

    def says(self, *lines: Address | Fetch | Quarantined) -> Run:
        """Lines of the books."""
        for one in lines:
            self.writer.add(one)
            if isinstance(one, Address):
                self.states[one.key] = one.state
        return self

    def ends(self, seen: int | None = None) -> list[Path]:
        """The last batch with the run's end; all its batches."""
        counts = {str(state): list(self.states.values()).count(state) for state in set(self.states.values())}
        sealed = self.writer.close(
            started_at=self.at,
            finished_at=self.at + timedelta(minutes=1),
            finish_reason="finished",
            seen=len(self.states) if seen is None else seen,
            counts=counts,
            stats={},
        )
        return [Path(path) for path in sealed]


def changed(one: Article, **values: Any) -> Article:
    """The same article with other values, fingerprinted anew."""
    return fingerprint(attrs.evolve(one, **values))
