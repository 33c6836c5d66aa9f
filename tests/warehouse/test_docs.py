"""docs/warehouse.md: its SQL runs as a reader, and it names every view there is."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import psycopg2

from spiders.config import ROOT
from tests.conftest import Warehouse

Ask = Callable[..., list[tuple[Any, ...]]]
PAGE = (ROOT / "docs" / "warehouse.md").read_text()


def test_every_example_runs_as_reader(warehouse: Warehouse):
    examples = re.findall(r"```sql\n(.*?)```", PAGE, re.DOTALL)
    connection = psycopg2.connect(warehouse.reader)
    for example in examples:
        connection.cursor().execute(example)
    connection.close()

    assert len(examples) >= 4


def test_every_view_is_in_the_table_of_views(ask: Ask):
    table = PAGE.partition("| view |")[2].partition("\n\n")[0]
    views = ask("SELECT relation FROM news.data_dictionary WHERE type = 'view' AND NOT is_deprecated")

    assert [name for (name,) in views if f"`{name}`" not in table] == []
