"""One pass from its pages to its report: chosen, read by whoever is handed in, compared, kept, applied where asked."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING
from uuid import uuid4

from attrs import frozen

from spiders.warehouse.connect import connect, require_migrated
from spiders.warehouse.reextract.apply import apply
from spiders.warehouse.reextract.choose import choose
from spiders.warehouse.reextract.keep import keep
from spiders.warehouse.reextract.report import Report

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from psycopg2.extensions import connection as Connection  # noqa: N812 (it is a class)

    from spiders.warehouse.reextract.shapes import Reading, Ref

AT_ONCE = 200
"""Readings that are compared and kept in one transaction."""


@frozen(kw_only=True)
class Pass:
    """What is to be read again."""

    site: str
    since: datetime | None = None
    until: datetime | None = None
    limit: int | None = None
    apply: bool = False


def run(
    wish: Pass,
    read: Callable[[list[Ref]], Iterator[Reading]],
    tell: Callable[[str], None] = lambda _said: None,
) -> Report:
    """Read, compare, keep; and apply where that is wished."""
    report = Report(site=wish.site, passed=str(uuid4()))
    with connect("loader") as connection:
        require_migrated(connection)
        with connection, connection.cursor() as cursor:
            refs, report.without_page = choose(cursor, wish.site, wish.since, wish.until, wish.limit)
        tell(f"{len(refs)} archived pages to read again")
        began = time.monotonic()
        _read(connection, report, refs, read, tell)
        report.seconds = time.monotonic() - began
        if wish.apply:
            apply(connection, report)
    return report


def _read(
    connection: Connection,
    report: Report,
    refs: list[Ref],
    read: Callable[[list[Ref]], Iterator[Reading]],
    tell: Callable[[str], None],
) -> None:
    by_article = {ref.article_id: ref for ref in refs}
    done: list[tuple[Ref, Reading]] = []
    for reading in read(refs):
        done.append((by_article[reading.article_id], reading))
        if len(done) >= AT_ONCE:
            keep(connection, report, done)
            done = []
            if report.read % (AT_ONCE * 10) == 0:
                tell(f"{report.read} of {len(refs)} pages read")
    keep(connection, report, done)
