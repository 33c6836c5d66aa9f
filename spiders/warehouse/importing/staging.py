"""A file of articles that somebody else collected in, a staged run out: normalise → dedupe → stage, as for a crawl.

The books have a line for every line of the file. One article at one address arrives once; the same text at another
address is kept, for whoever collected it meant it. What a killed import had read is sealed by the next import or load.
"""

from __future__ import annotations

import multiprocessing
from collections import Counter, deque
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

import attrs
from attrs import field

from spiders import config
from spiders.errors import BroadsheetError
from spiders.items import Address, Quarantined, State
from spiders.normalise.address import address_key
from spiders.stage.interrupted import seal_parts
from spiders.stage.lock import site_lock
from spiders.stage.prepared import prepare
from spiders.stage.run import new_run
from spiders.stage.writer import BatchWriter
from spiders.warehouse.importing.chunk import Broken, Chunk, Order, Taken, prepare_process, read_chunk
from spiders.warehouse.importing.line import SITE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from concurrent.futures import Future

    from spiders.stage.writer import Prepare

CHUNK = 100
"""Lines that a process is given at a time."""
AHEAD = 3
"""Chunks a process may be ahead of the writing: memory does not grow with the file."""


@attrs.define(kw_only=True)
class Staged:
    """What an import has staged so far.

    Attributes:
        states: how many lines ended in which state.
        reasons: why lines were quarantined, and how many for each.
        unknown: names of fields that nothing was taken from, and how many lines had them.
        batches: addresses of the batches.
        recovered: batches made of what an earlier, killed import had left.
    """

    states: Counter[str] = field(factory=Counter)
    reasons: Counter[str] = field(factory=Counter)
    unknown: Counter[str] = field(factory=Counter)
    batches: list[str] = field(factory=list)
    recovered: list[str] = field(factory=list)


def stage(lines: Iterable[tuple[int, bytes]], origin: str, watch: Callable[[Staged], None] = lambda _: None) -> Staged:
    """Stage every line. `origin` is said in the books; `watch` is called whenever some lines have come to their end."""
    settings = config.load()
    settings.home.mkdir(parents=True, exist_ok=True)
    with ExitStack() as work:
        work.enter_context(site_lock(settings.home, SITE.name))
        staged = Staged(recovered=seal_parts(settings.home, settings.stage, SITE.name))
        chunks = _chunks(lines)
        beginning = list(islice(chunks, 2))
        pool = work.enter_context(_processes(settings.workers if len(beginning) > 1 else 1))
        rows: Prepare = (lambda *of: pool.submit(prepare, *of)) if pool else prepare
        writer = BatchWriter(settings.stage, settings.home, SITE, new_run(), prepare=rows)
        order = Order(via=f"import:{origin}", began=datetime.now(UTC))
        writing = _Writing(writer, staged, origin, order)
        for chunk in _read(chain(beginning, chunks), order, pool, AHEAD * settings.workers):
            writing.take(chunk)
            watch(staged)
        staged.batches = writer.close(
            started_at=order.began,
            finished_at=datetime.now(UTC),
            finish_reason="finished",
            seen=staged.states.total(),
            counts=dict(staged.states),
            stats={"origin": origin, **{f"unknown/{name}": lines for name, lines in staged.unknown.most_common(50)}},
        )
    return staged


@contextmanager
def _processes(number: int) -> Iterator[ProcessPoolExecutor | None]:
    """So many of them, that read lines and make rows; None of one: for a small file no process is worth its start."""
    if number == 1:
        yield None
        return
    spawn = multiprocessing.get_context("spawn")  # a fork would share the parent's threads and connections
    try:
        with ProcessPoolExecutor(number, mp_context=spawn, initializer=prepare_process) as pool:
            yield pool
    except BrokenProcessPool as error:
        raise BroadsheetError(
            "a process that reads lines was killed (out of memory?); what was staged before is kept."
        ) from error


def _read(
    chunks: Iterator[list[tuple[int, bytes]]], order: Order, pool: ProcessPoolExecutor | None, ahead: int
) -> Iterator[Chunk]:
    """Chunks in their order, at most so many of them ahead. The first is read here, while processes start."""
    for chunk in chunks if pool is None else islice(chunks, 1):
        yield read_chunk(order, chunk)
    if pool is None:
        return
    under_way: deque[Future[Chunk]] = deque()
    for chunk in chunks:
        under_way.append(pool.submit(read_chunk, order, chunk))
        if len(under_way) > ahead:
            yield under_way.popleft().result()
    while under_way:
        yield under_way.popleft().result()


def _chunks(lines: Iterable[tuple[int, bytes]]) -> Iterator[list[tuple[int, bytes]]]:
    coming = iter(lines)
    while chunk := list(islice(coming, CHUNK)):
        yield chunk


class _Writing:
    """One import that goes on."""

    def __init__(self, writer: BatchWriter, staged: Staged, origin: str, order: Order) -> None:
        self._writer, self._staged, self._origin, self._order = writer, staged, origin, order
        self._had: set[bytes] = set()

    def take(self, chunk: Chunk) -> None:
        """Some lines, to their ends in the books."""
        self._staged.unknown += chunk.unknown
        for line in chunk.lines:
            if isinstance(line, Broken):
                self._quarantine(line)
            else:
                self._take(line)

    def _take(self, line: Taken) -> None:
        identity = bytes.fromhex(line.key) + line.source.encode()
        if identity in self._had:
            where = f"{line.url}#line-{line.number}"
            self._say(line.source, where, State.DUPLICATE, "had_in_this_run", duplicate_of=line.url_canonical)
            return
        self._had.add(identity)
        self._writer.add_line("address", line.address)
        self._writer.add_line("article", line.article)
        self._staged.states[str(State.STAGED)] += 1

    def _quarantine(self, line: Broken) -> None:
        where = f"{self._origin}#line-{line.number}"
        self._writer.add(
            Quarantined(
                source=SITE.name,
                url=where,
                key=address_key(where),
                reason=line.reason,
                detail=line.detail,
                at=self._order.began,
            )
        )
        self._staged.reasons[line.reason] += 1
        self._say(SITE.name, where, State.QUARANTINED, line.reason, line.detail)

    def _say(self, source: str, url: str, state: State, reason: str, detail: str | None = None, **more: Any) -> None:
        self._staged.states[str(state)] += 1
        self._writer.add(
            Address(
                source=source,
                url=url,
                url_canonical=url,
                key=address_key(url),
                via=(self._order.via,),
                state=state,
                reason=reason,
                detail=detail,
                at=self._order.began,
                **more,
            )
        )
