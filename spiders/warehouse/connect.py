"""A role in ("owner", "loader", "reader"), a connection out; what goes wrong with the server becomes one sentence."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import psycopg2
import psycopg2.errors
import psycopg2.extensions

from spiders import config
from spiders.errors import WarehouseError
from spiders.warehouse.statement import files

if TYPE_CHECKING:
    from collections.abc import Iterator

    from psycopg2.extensions import connection as Connection  # noqa: N812 (it is a class)

PATIENCE = 10
"""Seconds to wait for an answer to a new connection."""
READER_LIMITS = {
    "statement_timeout": "5min",
    "idle_in_transaction_session_timeout": "10min",
    "work_mem": "64MB",
    "cursor_tuple_fraction": "1",
    "search_path": "news,public",
}
"""What a reader's session begins with, as the reader's own login does (sql/logins.sql, which also limits the disk).

All rows of a cursor are wanted: no plan that is quick with the first tenth of them. `articles` is news.articles.
"""


@contextmanager
def connect(role: str, dsn: str | None = None) -> Iterator[Connection]:
    """A connection in that role, closed at the end; a transaction that is open then is undone.

    A login that has more rights than the role gives them up, so one address may serve all three roles.
    """
    address = dsn or config.load().dsn(role)
    with errors_as_sentences(address):
        connection = psycopg2.connect(
            address,
            connect_timeout=PATIENCE,
            application_name=f"news {role}",
            client_encoding="UTF8",
            keepalives_idle=60,
        )
        try:
            if role != "owner":
                _become(connection, f"news_{role}")
            yield connection
        finally:
            connection.close()


def _become(connection: Connection, role: str) -> None:
    with connection, connection.cursor() as cursor:
        cursor.execute("SET TimeZone = 'UTC'")
        if role == "news_reader":
            for name, limit in READER_LIMITS.items():
                cursor.execute("SELECT set_config(%s, %s, false)", [name, limit])
        cursor.execute(
            "SELECT set_config('role', rolname, false) FROM pg_roles"
            " WHERE rolname = %s AND pg_has_role(session_user, oid, 'MEMBER')",
            [role],
        )


@contextmanager
def errors_as_sentences(address: str) -> Iterator[None]:
    """Turn what the driver says into a WarehouseError that names the way out. Refusals of single rows pass through."""
    try:
        yield
    except (
        psycopg2.errors.UndefinedTable,
        psycopg2.errors.InvalidSchemaName,
        psycopg2.errors.UndefinedColumn,
    ) as error:
        raise WarehouseError(
            f"the warehouse at {_where(address)} is not migrated ({_first_line(error)}): run `news migrate`."
        ) from error
    except psycopg2.errors.InsufficientPrivilege as error:
        raise WarehouseError(
            f"the warehouse at {_where(address)} refuses: {_first_line(error)}. Run `news migrate`, "
            "or use a login of the right role."
        ) from error
    except psycopg2.errors.QueryCanceled as error:
        raise WarehouseError(
            f"the warehouse at {_where(address)} ended the statement ({_first_line(error)}): a reader's may take "
            f"{READER_LIMITS['statement_timeout']}. Ask for fewer days or columns."
        ) from error
    except psycopg2.OperationalError as error:
        raise WarehouseError(_refusal(address, error)) from error
    except psycopg2.InterfaceError as error:
        raise WarehouseError(f"the connection to the warehouse at {_where(address)} was lost.") from error
    except psycopg2.ProgrammingError as error:
        if "dsn" in str(error):
            raise WarehouseError("NEWS_DSN is not an address like postgresql://user:password@host:5432/db.") from error
        raise


def _refusal(address: str, error: psycopg2.OperationalError) -> str:
    said = _first_line(error)
    if "password" in said or "role" in said:
        return (
            f"the warehouse at {_where(address)} refuses the login ({said}): check the user and password in NEWS_DSN."
        )
    if "database" in said and "does not exist" in said:
        return f"there is no such database ({said}): create it, or correct NEWS_DSN."
    if error.pgcode:
        return f"the warehouse at {_where(address)} refuses: {said}."
    return f"the warehouse at {_where(address)} is away ({said}): start it with `news up`, or correct NEWS_DSN."


def _first_line(error: psycopg2.Error) -> str:
    return str(error).strip().partition("\n")[0].rstrip(".") or type(error).__name__


def _where(address: str) -> str:
    """Host, port and database of an address, never its password."""
    try:
        parts = psycopg2.extensions.parse_dsn(address)
    except psycopg2.ProgrammingError:
        return "NEWS_DSN"
    return f"{parts.get('host', 'localhost')}:{parts.get('port', '5432')}/{parts.get('dbname', '')}"


def require_migrated(connection: Connection) -> None:
    """WarehouseError where the warehouse is older than this code, or its migration has not come to its end."""
    wanted = [files("migrations")[-1].stem, f"after/{files('migrations/after')[-1].stem}"]
    with connection, connection.cursor() as cursor:
        cursor.execute("SELECT to_regclass('warehouse.migration') IS NOT NULL")
        if cursor.fetchone() == (True,):
            cursor.execute("SELECT name FROM warehouse.migration WHERE name = ANY (%s)", [wanted])
            done = {name for (name,) in cursor.fetchall()}
            wanted = [name for name in wanted if name not in done]
    if wanted:
        raise WarehouseError(f"the warehouse is not migrated to {wanted[0]}: run `news migrate`.")
