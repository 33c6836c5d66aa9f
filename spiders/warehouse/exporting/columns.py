"""Postgres' types by their numbers → what a column of a file holds."""

from __future__ import annotations

from enum import StrEnum

from attrs import frozen


class Kind(StrEnum):
    """What a column holds. Every other type of Postgres is exported as text, as psql shows it."""

    BOOLEAN = "boolean"
    INTEGER = "integer"
    FLOAT = "float"
    """numeric as well: what is exported are counts, shares and means."""
    TEXT = "text"
    DATE = "date"
    MOMENT = "moment"
    """timestamptz, in UTC."""
    TIMESTAMP = "timestamp"
    """Without a zone."""
    INTERVAL = "interval"
    BYTES = "bytes"
    JSON = "json"
    """As its text."""


_KINDS = {
    16: Kind.BOOLEAN, 20: Kind.INTEGER, 21: Kind.INTEGER, 23: Kind.INTEGER, 26: Kind.INTEGER, 700: Kind.FLOAT,
    701: Kind.FLOAT, 1700: Kind.FLOAT, 18: Kind.TEXT, 19: Kind.TEXT, 25: Kind.TEXT, 1042: Kind.TEXT, 1043: Kind.TEXT,
    1082: Kind.DATE, 1184: Kind.MOMENT, 1114: Kind.TIMESTAMP, 1186: Kind.INTERVAL, 17: Kind.BYTES, 114: Kind.JSON,
    3802: Kind.JSON,
}  # fmt: skip
_ARRAYS = {
    1000: 16, 1016: 20, 1005: 21, 1007: 23, 1021: 700, 1022: 701, 1231: 1700, 1009: 25, 1014: 1042, 1015: 1043,
    1003: 19, 1182: 1082, 1185: 1184, 1115: 1114,
}  # fmt: skip


@frozen
class Column:
    """One column of a file."""

    name: str
    kind: Kind
    is_list: bool = False


def column(name: str, oid: int) -> Column:
    """The column for a result's type."""
    if oid in _ARRAYS:
        return Column(name, _KINDS[_ARRAYS[oid]], is_list=True)
    return Column(name, _KINDS.get(oid, Kind.TEXT))
