"""Rows in, CSV or JSON lines out, as UTF-8. Moments are ISO 8601 in UTC, intervals seconds, bytes hex."""

from __future__ import annotations

import csv
import io
import json
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from spiders.warehouse.exporting.columns import Kind

if TYPE_CHECKING:
    from typing import BinaryIO

    from spiders.warehouse.exporting.rows import Rows


def write_csv(file: BinaryIO, rows: Rows) -> int:
    """With a header; null is empty, a list is JSON."""
    return _write_text(file, rows, header=True)


def write_json_lines(file: BinaryIO, rows: Rows) -> int:
    """One object a line; JSON columns as JSON within."""
    return _write_text(file, rows, header=False)


def _write_text(file: BinaryIO, rows: Rows, *, header: bool) -> int:
    text, written = io.TextIOWrapper(file, encoding="utf-8", newline=""), 0
    names = [column.name for column in rows.columns]
    if header:
        writer = csv.writer(text)
        writer.writerow(names)
    for chunk in rows.chunks:
        written += len(chunk)
        if header:
            writer.writerows([_csv(value) for value in row] for row in chunk)
            continue
        for row in chunk:
            values = {
                column.name: json.loads(value) if column.kind is Kind.JSON and isinstance(value, str) else value
                for column, value in zip(rows.columns, row, strict=True)
            }
            text.write(json.dumps(values, default=plain, ensure_ascii=False) + "\n")
    text.flush()
    text.detach()
    return written


def plain(value: Any) -> Any:
    """What JSON has no word for, in words that it has."""
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, timedelta):
        return value.total_seconds()
    return bytes(value).hex() if isinstance(value, memoryview) else str(value)


def _csv(value: Any) -> Any:
    if value is None or isinstance(value, str | int | float):
        return json.dumps(value) if isinstance(value, bool) else value
    return json.dumps(value, default=plain, ensure_ascii=False) if isinstance(value, list) else plain(value)
