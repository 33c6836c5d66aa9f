"""An address and a reason in; its article withheld from all readers, or given back. Books and revisions are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from spiders.errors import WarehouseError
from spiders.warehouse.connect import connect, require_migrated
from spiders.warehouse.spellings import spellings
from spiders.warehouse.statement import statement

if TYPE_CHECKING:
    from psycopg2.extensions import cursor as Cursor  # noqa: N812 (it is a class)


@frozen(kw_only=True)
class Article:
    """What was withheld or given back."""

    article_id: int
    source: str
    url: str
    headline: str


def take_down(url: str, reason: str) -> Article:
    """Withhold text and pictures, whatever crawls read later. WarehouseError where they are withheld already."""
    return _do("take_down", url, reason, "is taken down already")


def give_back(url: str, reason: str) -> Article:
    """End a takedown: the article is what it would be without."""
    return _do("give_back", url, reason, "is not taken down")


def _do(verb: str, url: str, reason: str, otherwise: str) -> Article:
    with connect("loader") as connection:
        require_migrated(connection)
        with connection, connection.cursor() as cursor:
            found = _find(cursor, url)
            cursor.execute(statement(f"takedown/{verb}"), {"article": found.article_id, "reason": reason})
            if not cursor.fetchall():
                raise WarehouseError(f"{found.url} {otherwise}.")
            cursor.execute(statement(f"takedown/{verb}_text"), {"article": found.article_id})
    return found


def _find(cursor: Cursor, url: str) -> Article:
    cursor.execute(statement("takedown/find"), {"urls": spellings(url)})
    rows = cursor.fetchall()
    if not rows:
        raise WarehouseError(f"there is no article of {url}: `news why` says what became of the address.")
    if len(rows) > 1:
        named = ", ".join(sorted(row[2] for row in rows))
        raise WarehouseError(f"{url} may be any of {len(rows)} articles: name one of {named}.")
    ((article_id, source, url_canonical, headline),) = rows
    return Article(article_id=article_id, source=source, url=url_canonical, headline=headline)
