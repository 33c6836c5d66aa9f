"""JSON lines of articles that somebody else collected in, a staged run out: normalise → dedupe → stage, as for a crawl.

The books have a line for every line of the file. One article at one address arrives once; the same text at another
address is kept, for whoever collected it meant it.
"""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import attrs

from spiders import config
from spiders.errors import NotAnArticle
from spiders.items import Address, Quarantined, State
from spiders.normalise.address import address_key
from spiders.stage.batch import BatchWriter
from spiders.stage.lock import site_lock
from spiders.stage.run import new_run
from spiders.warehouse.import_line import SITE, read_line

if TYPE_CHECKING:
    from collections.abc import Iterable


def stage(lines: Iterable[str], origin: str) -> tuple[list[str], Counter[str]]:
    """Stage every line; the batches, and how many lines ended in which state. `origin` is said in the books."""
    settings = config.load()
    settings.home.mkdir(parents=True, exist_ok=True)
    with site_lock(settings.home, SITE.name):
        writer = BatchWriter(settings.stage, settings.home, SITE, new_run())
        took = _Taking(writer, origin)
        for number, line in enumerate(lines, start=1):
            if line.strip():
                took.take(number, line)
        counts = {str(state): count for state, count in took.counts.items()}
        batches = writer.close(
            started_at=took.began,
            finished_at=datetime.now(UTC),
            finish_reason="finished",
            seen=sum(took.counts.values()),
            counts=counts,
            stats={"origin": origin},
        )
    return batches, Counter(counts)


class _Taking:
    """One import that goes on."""

    def __init__(self, writer: BatchWriter, origin: str) -> None:
        self.counts: Counter[State] = Counter()
        self.began = datetime.now(UTC)
        self._writer, self._origin = writer, origin
        self._had: set[tuple[str, str]] = set()

    def take(self, number: int, line: str) -> None:
        """One line, to its end in the books."""
        try:
            article = read_line(line, self.began)
        except NotAnArticle as finding:
            self._quarantine(number, finding)
            return
        identity = (article.source, key := address_key(article.url_canonical))
        if identity in self._had:
            where = f"{article.url}#line-{number}"
            self._say(article.source, where, State.DUPLICATE, "had_in_this_run", duplicate_of=article.url_canonical)
            return
        self._had.add(identity)
        self._writer.add_article(attrs.evolve(article, discovered_via=(self._via,)), key)
        self._say(article.source, article.url_canonical, State.STAGED)

    @property
    def _via(self) -> str:
        return f"import:{self._origin}"

    def _quarantine(self, number: int, finding: NotAnArticle) -> None:
        where, now = f"{self._origin}#line-{number}", datetime.now(UTC)
        self._writer.add(
            Quarantined(
                source=SITE.name,
                url=where,
                key=address_key(where),
                reason=finding.reason,
                detail=finding.detail,
                at=now,
            )
        )
        self._say(SITE.name, where, State.QUARANTINED, finding.reason, finding.detail)

    def _say(
        self, source: str, url: str, state: State, reason: str | None = None, detail: str | None = None, **more: Any
    ) -> None:
        self.counts[state] += 1
        self._writer.add(
            Address(
                source=source,
                url=url,
                url_canonical=url,
                key=address_key(url),
                via=(self._via,),
                state=state,
                reason=reason,
                detail=detail,
                at=datetime.now(UTC),
                **more,
            )
        )
