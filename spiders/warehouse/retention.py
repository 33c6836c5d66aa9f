"""Batches that were loaded long ago leave the stage, so that a load need not look at the names of all history.

Never one that is not loaded: the warehouse has to say so, of a file with the same content, in a run that has ended.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from spiders.errors import StageError
from spiders.stage.batch import read_batch
from spiders.stage.prepared import remove_batch
from spiders.warehouse.statement import statement

if TYPE_CHECKING:
    from collections.abc import Sequence

    from psycopg2.extensions import connection as Connection  # noqa: N812 (it is a class)

MOST = 1000
"""Batches that one load clears away: a stage that was never cleared delays it by moments, not by an hour."""


def remove_outlived(connection: Connection, named: Sequence[tuple[str, tuple[str, str, int]]], days: int) -> list[str]:
    """Remove those that were loaded more than so many days ago; their addresses.

    Args:
        connection: as the loader.
        named: batches of the stage, each with its site, run and number.
        days: how long a loaded batch stays.
    """
    with connection, connection.cursor() as cursor:
        cursor.execute(
            statement("load/outlived"),
            {
                "paths": [path for path, _ in named],
                "sites": [site for _, (site, _, _) in named],
                "runs": [run for _, (_, run, _) in named],
                "seqs": [seq for _, (_, _, seq) in named],
                "days": days,
            },
        )
        outlived = cursor.fetchmany(MOST)
    return [path for path, sha256 in outlived if _is_what_was_loaded(path, sha256) and remove_batch(path)]


def _is_what_was_loaded(path: str, sha256: str) -> bool:
    try:
        return read_batch(path).sha256 == sha256
    except StageError:
        return False  # whatever it is now, the load reports it
