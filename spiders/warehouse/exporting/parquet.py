"""Rows in, a Parquet file out: typed columns, moments in UTC, zstd, groups of rows of some 30 MB."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq

from spiders.warehouse.exporting.columns import Column, Kind

if TYPE_CHECKING:
    from typing import BinaryIO

    from spiders.warehouse.exporting.rows import Rows

GROUP = 32 << 20
"""Bytes of values in a group of rows; a writer holds one in memory."""
_TYPES = {
    Kind.BOOLEAN: pa.bool_(),
    Kind.INTEGER: pa.int64(),
    Kind.FLOAT: pa.float64(),
    Kind.TEXT: pa.string(),
    Kind.DATE: pa.date32(),
    Kind.MOMENT: pa.timestamp("us", tz="UTC"),
    Kind.TIMESTAMP: pa.timestamp("us"),
    Kind.INTERVAL: pa.duration("us"),
    Kind.BYTES: pa.binary(),
    Kind.JSON: pa.string(),
}


def write(file: BinaryIO, rows: Rows) -> int:
    """Write all rows; how many there were."""
    schema = pa.schema([pa.field(column.name, _type(column)) for column in rows.columns])
    written, waiting, size = 0, [], 0
    with pq.ParquetWriter(file, schema, compression="zstd") as writer:
        for chunk in rows.chunks:
            batch = _batch(chunk, rows.columns, schema)
            waiting.append(batch)
            size += batch.nbytes
            written += len(chunk)
            if size >= GROUP:
                writer.write_table(pa.Table.from_batches(waiting, schema))
                waiting, size = [], 0
        if waiting:
            writer.write_table(pa.Table.from_batches(waiting, schema))
    return written


def _batch(chunk: list[tuple[Any, ...]], columns: list[Column], schema: pa.Schema) -> pa.RecordBatch:
    arrays = [
        pa.array([_value(column, row[at]) for row in chunk], type=schema.field(at).type)
        for at, column in enumerate(columns)
    ]
    return pa.RecordBatch.from_arrays(arrays, schema=schema)


def _value(column: Column, value: Any) -> Any:
    if value is None or column.is_list:
        return [_single(column.kind, each) for each in value] if value is not None else None
    return _single(column.kind, value)


def _single(kind: Kind, value: Any) -> Any:
    if value is None:
        return None
    if kind is Kind.FLOAT:
        return float(value)
    if kind is Kind.BYTES:
        return bytes(value)
    return str(value) if kind is Kind.TEXT and not isinstance(value, str) else value


def _type(column: Column) -> pa.DataType:
    return pa.list_(_TYPES[column.kind]) if column.is_list else _TYPES[column.kind]
