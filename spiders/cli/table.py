"""Rows in, what a person or a program reads out: a table for a terminal or a log, JSON or CSV on request."""

from __future__ import annotations

import csv
import json
import sys
from datetime import datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def show(
    columns: Sequence[str], rows: Iterable[Sequence[Any]], title: str | None = None, *, count: bool = True
) -> None:
    """A table; numbers to the right, nothing cut off where it does not go to a terminal."""
    rows = list(rows)
    console = Console(width=None if sys.stdout.isatty() else 200, highlight=False)
    if title:
        console.print(title, style="bold")
    table = Table(header_style="bold")
    for at, name in enumerate(columns):
        number = any(isinstance(row[at], int | float | Decimal) and not isinstance(row[at], bool) for row in rows)
        table.add_column(name, justify="right" if number else "left", overflow="fold")
    for row in rows:
        table.add_row(*(Text(_words(value)) for value in row))
    console.print(table)
    if count:
        console.print(f"{len(rows)} row{'' if len(rows) == 1 else 's'}")


def show_json(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """One JSON object a row."""
    for row in rows:
        sys.stdout.write(json.dumps(dict(zip(columns, row, strict=True)), default=_plain, ensure_ascii=False) + "\n")


def show_csv(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """CSV with a header."""
    writer = csv.writer(sys.stdout)
    writer.writerow(columns)
    writer.writerows([_csv(value) for value in row] for row in rows)


def _words(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M:%SZ")
    if isinstance(value, timedelta):
        return str(timedelta(seconds=round(value.total_seconds())))
    if isinstance(value, list):
        return ", ".join(map(_words, value))
    return str(value)


def _csv(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat()
    return json.dumps(value, default=_plain, ensure_ascii=False) if isinstance(value, list | dict) else value


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, timedelta):
        return value.total_seconds()
    return bytes(value).hex() if isinstance(value, memoryview) else str(value)
