"""One question to the warehouse of the test, in SQL."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import psycopg2
import pytest

from tests.conftest import Warehouse


@pytest.fixture
def ask(warehouse: Warehouse) -> Iterator[Callable[..., list[tuple[Any, ...]]]]:
    """Run SQL as the owner of everything; the rows, where there are any."""
    connection = psycopg2.connect(warehouse.superuser)
    connection.autocommit = True

    def ask(sql: str, *parameters: Any) -> list[tuple[Any, ...]]:
        with connection.cursor() as cursor:
            cursor.execute(sql, parameters or None)
            return cursor.fetchall() if cursor.description else []

    yield ask
    connection.close()
