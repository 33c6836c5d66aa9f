"""sql/ in, an up-to-date warehouse out: migrations once and in order; functions, views, rights when they changed.

Forward only. A migration that was applied is never edited: its hash is kept, and a difference is refused. What can go
only when no view needs it any more, and what needs a function, stands in migrations/after, and is done when functions
and views have been applied.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import psycopg2
from attrs import frozen

from spiders.errors import WarehouseError
from spiders.normalise.agencies import AGENCIES
from spiders.warehouse.connect import connect
from spiders.warehouse.statement import SQL, files, sha256, statement
from spiders.warehouse.steps import apply, patiently

if TYPE_CHECKING:
    from pathlib import Path

    from psycopg2.extensions import connection as Connection  # noqa: N812 (it is a class)
    from psycopg2.extensions import cursor as Cursor  # noqa: N812

ONE_AT_A_TIME = 0x6E657773
"""Key of the advisory lock that a migration holds."""
TURN = 0.1
"""Seconds until a migration asks again whether another has ended."""


@frozen(kw_only=True)
class MigrateReport:
    """What was done; empty where everything was up to date."""

    migrations: tuple[str, ...]
    files: tuple[str, ...]
    """Functions, views and rights that were applied again."""


def migrate(dsn: str | None = None) -> MigrateReport:
    """Bring the warehouse up to date, as its owner. Two at once are safe: the second waits and finds nothing to do."""
    with connect("owner", dsn) as connection:
        _become_owner(connection)
        _run(connection, statement("bookkeeping"))
        done = _hashes(connection, "SELECT name, sha256 FROM warehouse.migration")
        pending, after = _pending(done, "migrations"), _pending(done, "migrations/after")
        for path in pending:
            _apply(connection, path)
        changed = _apply_files(connection, everything=bool(pending))
        for path in after:
            _apply(connection, path)
        _run(connection, statement("database_rights"))
        _name_agencies(connection)
    return MigrateReport(migrations=tuple(path.stem for path in pending), files=tuple(changed))


def newest() -> str:
    """Name of the last migration that this code knows."""
    return files("migrations")[-1].stem


def _become_owner(connection: Connection) -> None:
    connection.autocommit = True
    with connection.cursor() as cursor:
        # Asked again and again: an index that is made concurrently would wait for a statement that waits for it.
        while True:
            cursor.execute("SELECT pg_try_advisory_lock(%s)", [ONE_AT_A_TIME])
            if cursor.fetchone() == (True,):
                break
            time.sleep(TURN)
    connection.autocommit = False
    try:
        _run(connection, statement("roles"))
    except psycopg2.errors.InsufficientPrivilege as error:
        raise WarehouseError(
            f"this login may not migrate ({str(error).strip().splitlines()[0]}): "
            "let a superuser run sql/logins.sql once, or `GRANT news_owner` to the login in NEWS_OWNER_DSN."
        ) from error


def _name(path: Path) -> str:
    """As it is kept: "0006_search", "after/0006_search"."""
    return path.stem if path.parent.name == "migrations" else f"{path.parent.name}/{path.stem}"


def _pending(done: dict[str, str], folder: str) -> list[Path]:
    """What is still to be applied; WarehouseError where history and files disagree."""
    known = files(folder)
    for path in known:
        if done.get(_name(path), sha256(path)) != sha256(path):
            raise WarehouseError(
                f"the migration {path.name} was edited after it had been applied: restore it and write a new one."
            )
    pending = [path for path in known if _name(path) not in done]
    last = max((_name(path) for path in known if _name(path) in done), default="")
    if pending and _name(pending[0]) < last:
        raise WarehouseError(
            f"the migration {pending[0].name} sorts before {last}, which is applied already: give it a later number."
        )
    return pending


def _apply(connection: Connection, path: Path) -> None:
    def note(cursor: Cursor) -> None:
        cursor.execute("INSERT INTO warehouse.migration (name, sha256) VALUES (%s, %s)", [_name(path), sha256(path)])

    apply(connection, path.read_text(encoding="utf-8"), note)


def _apply_files(connection: Connection, *, everything: bool) -> list[str]:
    """Apply functions, then views, then rights: all of them or none, since views stand on each other."""
    paths = [*files("functions"), *files("views"), SQL / "rights.sql"]
    applied = _hashes(connection, "SELECT path, sha256 FROM warehouse.applied_file")
    found = {str(path.relative_to(SQL)): sha256(path) for path in paths}
    changed = [name for name, digest in found.items() if everything or applied.get(name) != digest]
    if not changed:
        return []

    def work(cursor: Cursor) -> None:
        # A function may speak of a view that is made after it.
        cursor.execute("SET LOCAL check_function_bodies = off")
        cursor.execute("SET LOCAL client_min_messages = warning")
        for path in paths:
            cursor.execute(path.read_text(encoding="utf-8"))
        for name, digest in found.items():
            cursor.execute(
                "INSERT INTO warehouse.applied_file (path, sha256) VALUES (%s, %s) ON CONFLICT (path) DO UPDATE"
                " SET sha256 = EXCLUDED.sha256, applied_at = clock_timestamp()"
                " WHERE applied_file.sha256 <> EXCLUDED.sha256",
                [name, digest],
            )

    patiently(connection, work)
    return changed


def _name_agencies(connection: Connection) -> None:
    """The one list of agencies is the code's, which reads credits by it."""
    aliases = [(agency, name) for agency, names in AGENCIES.items() for name in names]
    with connection, connection.cursor() as cursor:
        cursor.execute(
            statement("agencies"),
            {
                "agencies": list(AGENCIES),
                "names": [names[0] for names in AGENCIES.values()],
                "of": [agency for agency, _ in aliases],
                "aliases": [name for _, name in aliases],
            },
        )


def _hashes(connection: Connection, query: str) -> dict[str, str]:
    with connection, connection.cursor() as cursor:
        cursor.execute(query)
        return dict(cursor.fetchall())


def _run(connection: Connection, text: str) -> None:
    with connection, connection.cursor() as cursor:
        cursor.execute("SET LOCAL client_min_messages = warning")
        cursor.execute(text)
