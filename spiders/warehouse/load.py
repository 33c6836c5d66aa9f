"""Staged batches in, a warehouse that holds them out: every complete batch not loaded yet, one transaction each.

Nothing is loaded twice and nothing half, whoever is killed and whenever. A batch that cannot be read is refused with
its reason, and the others are loaded.
"""

from __future__ import annotations

import time
from collections import Counter
from contextlib import ExitStack, suppress
from pathlib import PurePath
from typing import TYPE_CHECKING, Any
from uuid import UUID

import attrs
import psycopg2
from attrs import Factory, define, frozen

from spiders import config
from spiders.errors import StageError
from spiders.stage.batch import complete_batches
from spiders.stage.interrupted import seal_interrupted
from spiders.stage.prepared import remove_rows
from spiders.warehouse.ahead import Ahead
from spiders.warehouse.connect import connect, require_migrated
from spiders.warehouse.copying import is_about_a_row
from spiders.warehouse.indexing import Indexing, index_left
from spiders.warehouse.merge import Refused
from spiders.warehouse.merged import Sessions
from spiders.warehouse.retention import remove_outlived
from spiders.warehouse.retried import retried
from spiders.warehouse.statement import statement
from spiders.warehouse.stories.gathering import Gathering, gather_left
from spiders.warehouse.stories.restore import restore

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from psycopg2.extensions import connection as Connection  # noqa: N812 (it is a class)

    from spiders.warehouse.merge import Merging
    from spiders.warehouse.merged import Merged

LANES = 3
"""Connections that batches are merged over, in turn: over one, while the next are copied in over the others."""


@frozen(kw_only=True)
class LoadReport:
    """What a load has done."""

    batches: int
    """Loaded now."""
    known: int
    """Named, and loaded before."""
    refused: dict[str, str]
    """Batches that cannot be read, each with its reason."""
    articles: dict[str, int]
    """By state: loaded, updated, unchanged, quarantined."""
    removed: int
    """Batches that left the stage because they were loaded long ago."""
    seconds: float

    def as_json(self) -> dict[str, Any]:
        """For programs and the asset's event."""
        return attrs.asdict(self)


@define
class _Done:
    """What became of the batches that were pending."""

    batches: int = 0
    refused: dict[str, str] = Factory(dict)
    articles: Counter[str] = Factory(Counter)


def load(
    batches: Sequence[str] | None = None, tell: Callable[[str], None] = lambda _: None, site: str | None = None
) -> LoadReport:
    """Load the batches named, or all that are complete, or those of one site. `tell` hears of each in a sentence."""
    began, settings = time.monotonic(), config.load()
    if batches is None:
        seal_interrupted(settings.home, settings.stage, site)
    paths = complete_batches(settings.stage, site) if batches is None else list(batches)
    with connect("loader") as connection:
        require_migrated(connection)
        _run(connection, "load/session")
        index_left(connection)
        gather_left(connection)
        pending = _pending(connection, paths)
        done = _load_all(connection, pending, tell) if pending else _Done()
        removed = _clear(connection, paths, settings.keep_batches, tell) if batches is None else 0
    return LoadReport(
        batches=done.batches,
        known=len(paths) - done.batches - len(done.refused),
        refused=done.refused,
        articles=dict(done.articles),
        removed=removed,
        seconds=round(time.monotonic() - began, 3),
    )


def _load_all(connection: Connection, paths: Sequence[str], tell: Callable[[str], None]) -> _Done:
    done = _Done()
    with ExitStack() as work:
        words, stories, *lanes = (work.enter_context(connect("loader")) for _ in range(2 + LANES))
        _run(connection, "stories/keys")
        restore(connection, tell)
        for lane in lanes:
            _run(lane, "load/session", "load/temporary", "load/incoming_words")
        _run(words, "load/session", "load/incoming_words")
        _run(stories, "load/session", "stories/keys")
        indexing, gathering = work.enter_context(Indexing(words)), work.enter_context(Gathering(stories))
        ahead = Ahead(lanes, Sessions(indexing.session, gathering.session))
        for number, (path, found) in enumerate(ahead.batches(paths), start=1):
            try:
                merged = _merge(found)
            except (StageError, Refused) as error:
                done.refused[path] = str(error)
                _refuse(connection, path, str(error))
                tell(f"refused {path}: {error}")
                continue
            if merged is not None:
                done.batches += 1
                done.articles += merged.counts
                gathering.merged(merged)
                indexing.merged(merged, len(paths) - number)
                tell(f"loaded {path}: {_in_words(merged.counts)}")
        gathering.finish()
        indexing.finish()
    _run(connection, "load/on_disk")
    return done


def _pending(connection: Connection, paths: Sequence[str]) -> list[str]:
    """Those whose name is not one of a loaded batch. Nothing is opened for it."""
    named = [(path, name) for path in paths if (name := _name(path))]
    with connection, connection.cursor() as cursor:
        cursor.execute(
            statement("load/pending"),
            {
                "paths": [path for path, _ in named],
                "sites": [site for _, (site, _, _) in named],
                "runs": [run for _, (_, run, _) in named],
                "seqs": [seq for _, (_, _, seq) in named],
            },
        )
        waiting = {path for (path,) in cursor.fetchall()}
    other = {path for path in paths if not _name(path)}
    return [path for path in dict.fromkeys(paths) if path in waiting or path in other]


def _clear(connection: Connection, paths: Sequence[str], days: int | None, tell: Callable[[str], None]) -> int:
    """Remove what was loaded longer ago than that; None: nothing is. That it cannot be removed fails no load."""
    if days is None:
        return 0
    try:
        return len(remove_outlived(connection, [(path, name) for path in paths if (name := _name(path))], days))
    except StageError as error:
        tell(str(error))
        return 0


def _name(path: str) -> tuple[str, str, int] | None:
    """Site, run and number, as a batch's address has them."""
    try:
        site, run, file = PurePath(path).parts[-3:]
        return site, str(UUID(run)), int(file.partition(".")[0])
    except ValueError:
        return None


def _run(connection: Connection, *names: str) -> None:
    with connection, connection.cursor() as cursor:
        for name in names:
            cursor.execute(statement(name))


def _merge(found: Merging | StageError) -> Merged | None:
    if isinstance(found, StageError):
        raise found

    def merge(attempt: int) -> Merged | None:
        if attempt:
            found.copy()
        return found.merge()

    try:
        merged = retried(merge)
    except psycopg2.Error as error:
        if is_about_a_row(error):
            raise Refused(f"Postgres refuses the batch: {str(error).splitlines()[0]}.") from error
        raise
    with suppress(StageError):  # of no use any more, and in nobody's way
        remove_rows(found.batch.path)
    return merged


def _refuse(connection: Connection, path: str, reason: str) -> None:
    """Keep the reason where the checks find it."""
    if not (name := _name(path)):
        return
    with connection, connection.cursor() as cursor:
        site, run, seq = name
        cursor.execute(
            statement("load/refuse_batch"), {"site": site, "run": run, "seq": seq, "path": path, "reason": reason}
        )


def _in_words(counts: Counter[str]) -> str:
    return ", ".join(f"{number} {state}" for state, number in sorted(counts.items()) if number) or "no articles"
