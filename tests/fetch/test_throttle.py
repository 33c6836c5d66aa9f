"""Retry-After, in both of its forms, and from servers that do not mean well."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from spiders.fetch.throttle import retry_after


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        (b"3", 3),
        (b"0", 0),
        (b"99999999999", 120),
        (b"soon", 0),
        (None, 0),
        (b"-5", 0),
        (b"Wed, 21 Oct 2015 07:28:00 GMT", 0),
    ],
)
def test_a_number_of_seconds_is_waited_for_within_reason(value: bytes | None, seconds: float) -> None:
    assert retry_after(value) == seconds


def test_a_date_is_waited_for() -> None:
    at = datetime.now(UTC) + timedelta(seconds=100)

    assert 30 < retry_after(format_datetime(at, usegmt=True).encode()) <= 100
