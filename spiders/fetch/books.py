"""The books of a run: every address seen, once, and the one state that it ends in.

`seen` is counted where an address is first met, the states where they are decided, so that the two can disagree: that
is what makes the balance a check.
"""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from typing import TYPE_CHECKING, ParamSpec

import attrs

from spiders.errors import StageError
from spiders.fetch.state import CrawlState, Known
from spiders.items import Address, Fetch, Link, Quarantined, State
from spiders.normalise.address import source_of
from spiders.stage.lines import longer

if TYPE_CHECKING:
    from collections.abc import Callable

    from spiders.errors import NotAnArticle
    from spiders.fetch.sight import Sight
    from spiders.pipelines.read import Read
    from spiders.site import Site
    from spiders.stage.writer import BatchWriter

_LOOKED_AT = {State.STAGED, State.UNCHANGED, State.DUPLICATE, State.GONE, State.QUARANTINED, State.FAILED}
"""States that the crawl state remembers; of the filtered ones those that took a request."""

_ARTICLES = (State.STAGED, State.UNCHANGED, State.DUPLICATE, State.DEFERRED)
P = ParamSpec("P")
_HAD = (State.STAGED, State.DUPLICATE)


@attrs.define
class Open:
    """An address that nothing is decided for yet."""

    url: str
    canonical: str
    via: dict[str, None]
    lastmod: datetime | None
    etag: str | None = None
    last_modified: str | None = None
    fetched: bool = False
    record_hash: str | None = None


class Books:
    """Writes the lines, and remembers for the next run what it needs.

    Attributes:
        seen: different addresses met so far.
        counts: how many ended in which state so far.
        stats: other figures worth keeping, by name.
        broken: why nothing can be kept any more, e.g. a full disk.
        on_broken: called when that happens.
    """

    def __init__(self, writer: BatchWriter, state: CrawlState, site: Site) -> None:
        self.seen = 0
        self.counts: Counter[State] = Counter()
        self.stats: Counter[str] = Counter()
        self.broken: StageError | None = None
        self.on_broken: Callable[[], None] = lambda: None
        self._writer, self._state, self._site = writer, state, site
        self._open: dict[str, Open] = {}
        self._decided: dict[str, State] = {}
        self._sealed = 0

    def has(self, key: str) -> bool:
        """Whether this run met that identity before."""
        return key in self._open or key in self._decided

    def is_decided(self, key: str) -> bool:
        """Whether this run has come to an end with that identity."""
        return key in self._decided

    def had(self, key: str) -> bool:
        """Whether that identity is an article of this run, or may turn out to be one, or is one that is not due."""
        return key in self._open or self._decided.get(key) in _ARTICLES

    def again(self, key: str, link: Link) -> None:
        """An address that is known already is advertised once more."""
        if entry := self._open.get(key):
            entry.via[link.via] = None
            entry.lastmod = max((at for at in (entry.lastmod, link.lastmod) if at), default=None)

    def refuse(self, link: Link, sight: Sight, state: State, reason: str, detail: str | None = None) -> None:
        """An address that is decided at sight: one line."""
        self._meet(link, sight)
        self.decide(sight.key, state, reason, detail)

    def put_in_line(self, link: Link, sight: Sight) -> None:
        """An address that will be asked for: its first line."""
        entry = self._meet(link, sight)
        self._keep(self._writer.add, self._line(sight.key, entry, State.SEEN))

    def entry(self, key: str) -> Open:
        """What is noted of an address that is still open."""
        return self._open[key]

    def fetched(self, fetch: Fetch) -> None:
        """One request that was made."""
        self._keep(self._writer.add, fetch)
        if fetch.key and (entry := self._open.get(fetch.key)) and fetch.status is not None:
            entry.fetched = True
            entry.etag, entry.last_modified = fetch.etag, fetch.last_modified

    def decide(
        self,
        key: str,
        state: State,
        reason: str | None = None,
        detail: str | None = None,
        duplicate_of: str | None = None,
    ) -> None:
        """The end of an address in this run. The first decision stands; a second is counted as the fault that it is."""
        entry = self._open.pop(key, None)
        if entry is None:
            self.stats["books/decided_twice"] += 1
            return
        self._decided[key] = state
        self.counts[state] += 1
        self._keep(self._writer.add, self._line(key, entry, state, reason, detail, duplicate_of))
        if state in _LOOKED_AT or (state is State.FILTERED and entry.fetched):
            self._remember(key, entry, state)

    def stage(self, read: Read) -> None:
        """An article, complete, under the address it came from."""
        entry, before = self._open[read.key], self._state.known(read.key)
        entry.record_hash = read.record_hash
        self._keep(self._writer.add_line, "article", longer(read.line, discovered_via=list(entry.via), key=read.key))
        if len(self._writer.sealed) > self._sealed:
            self._sealed = len(self._writer.sealed)
            self._keep(self._state.commit)
        self.decide(read.key, State.STAGED)
        if read.sighting and not (before and before.state == State.STAGED):
            self._state.saw(read.source, read.sighting)

    def quarantine(self, key: str, reason: str, detail: str | None, raw_ref: str | None) -> None:
        """Something that should be an article and cannot be read; kept to be tried again."""
        entry = self._open[key]
        source = self._source(entry.url)
        line = Quarantined(
            source=source, url=entry.url, key=key, reason=reason, detail=detail, raw_ref=raw_ref, at=_now()
        )
        self._keep(self._writer.add, line)
        self.decide(key, State.QUARANTINED, reason, detail)

    def found_none(self, key: str, finding: NotAnArticle, raw_ref: str | None) -> None:
        """A page that is no article, or should be one and cannot be read."""
        if finding.state == State.QUARANTINED:
            self.quarantine(key, finding.reason, finding.detail or None, raw_ref)
        else:
            self.decide(key, State(finding.state), finding.reason, finding.detail or None)

    def note(self, key: str, record_hash: str) -> bool:
        """Note what a page says; whether it is all as when it was last staged, or found a duplicate."""
        self._open[key].record_hash = record_hash
        before = self._state.known(key)
        return bool(before and before.record_hash == record_hash and before.state in _HAD)

    def close(self, *, started_at: datetime, finish_reason: str, stats: dict[str, object]) -> list[str]:
        """End the run: what is open is deferred, the last batch sealed, then the crawl state made to last."""
        for key in list(self._open):
            self.decide(key, State.DEFERRED, "interrupted")
        if self.broken:
            raise self.broken
        batches = self._writer.close(
            started_at=started_at,
            finished_at=_now(),
            finish_reason=finish_reason,
            seen=self.seen,
            counts={str(state): number for state, number in sorted(self.counts.items())},
            stats={**self.stats, **stats},
        )
        self._state.commit()
        return batches

    def broke(self, error: StageError) -> None:
        """Nothing can be kept any more: the run ends. What was kept until then is sealed by the next one."""
        if not self.broken:
            self.broken = error
            self.on_broken()

    def _keep(self, write: Callable[P, None], *args: P.args, **kwargs: P.kwargs) -> None:
        if not self.broken:
            try:
                write(*args, **kwargs)
            except StageError as error:
                self.broke(error)

    def _meet(self, link: Link, sight: Sight) -> Open:
        self.seen += 1
        entry = self._open[sight.key] = Open(link.url, sight.canonical, {link.via: None}, link.lastmod)
        return entry

    def _remember(self, key: str, entry: Open, state: State) -> None:
        before, now = self._state.known(key), _now()
        unchanged = before if state in (State.UNCHANGED, State.FAILED) else None
        self._state.keep(
            Known(
                key=key,
                url=entry.url,
                state=before.state if before and state is State.UNCHANGED else str(state),
                first_look=now,
                last_look=now,
                etag=entry.etag or (unchanged.etag if unchanged else None),
                last_modified=entry.last_modified or (unchanged.last_modified if unchanged else None),
                lastmod=max((at for at in (entry.lastmod, before.lastmod if before else None) if at), default=None),
                record_hash=entry.record_hash or (before.record_hash if before else None),
            )
        )

    def _line(  # noqa: PLR0917 (as in `decide`)
        self,
        key: str,
        entry: Open,
        state: State,
        reason: str | None = None,
        detail: str | None = None,
        duplicate_of: str | None = None,
    ) -> Address:
        return Address(
            source=self._source(entry.url),
            url=entry.url,
            url_canonical=entry.canonical,
            key=key,
            via=tuple(entry.via),
            state=state,
            reason=reason,
            detail=detail[:500] if detail else None,
            duplicate_of=duplicate_of,
            lastmod=entry.lastmod,
            at=_now(),
        )

    def _source(self, url: str) -> str:
        try:
            return source_of(url, self._site)
        except ValueError:
            return self._site.name


def _now() -> datetime:
    return datetime.now(UTC)
