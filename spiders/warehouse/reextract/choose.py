"""A site and a span of time in, the archived pages to read again out, file by file in the order of the archive."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from spiders.warehouse.reextract.shapes import Ref
from spiders.warehouse.statement import statement

if TYPE_CHECKING:
    from datetime import datetime

    from psycopg2.extensions import cursor as Cursor  # noqa: N812 (it is a class)


def choose(
    cursor: Cursor, site: str, since: datetime | None, until: datetime | None, limit: int | None = None
) -> tuple[list[Ref], int]:
    """The pages of articles that were fetched in that time; and how many articles have no archived page."""
    cursor.execute(statement("reextract/candidates"), {"site": site, "since": since, "until": until})
    refs, without = [], 0
    for row in cursor:
        if ref := _ref(row):
            refs.append(ref)
        else:
            without += 1
    return sorted(refs, key=place)[:limit], without


def place(ref: Ref) -> tuple[str, int]:
    """File and offset."""
    file, _, offset = ref.raw_ref.rpartition("#")
    return file, int(offset) if offset.isdigit() else 0


def _ref(row: tuple[Any, ...]) -> Ref | None:
    article_id, url, raw_ref, fetched_at, discovered_via, address_key, record_hash = row
    if raw_ref is None:
        return None
    return Ref(
        article_id=article_id,
        url=url,
        raw_ref=raw_ref,
        fetched_at=fetched_at,
        address_key=address_key,
        discovered_via=tuple(discovered_via),
        record_hash=bytes(record_hash),
    )
