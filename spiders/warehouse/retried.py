"""A transaction in, what it comes to out, tried again where two sessions hinder each other (a deadlock)."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, TypeVar

import psycopg2

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")
ATTEMPTS = 5


def retried(do: Callable[[int], T]) -> T:
    """What the whole transaction `do` comes to; it is told how often it was tried before."""
    for attempt in range(ATTEMPTS):
        try:
            return do(attempt)
        except psycopg2.Error as error:
            if not (error.pgcode or "").startswith("40") or attempt == ATTEMPTS - 1:
                raise
            time.sleep(0.1 * 2**attempt)
    raise AssertionError
