"""A warehouse in, searches of it and their times out: words as often as they are, phrases that occur, and filters."""

from __future__ import annotations

import random
import time
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import psycopg2
from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Iterator

SEARCHES = 200
MIXED = "{common}", "{middling}", "{rare}", "{known} {any}", '"{two}"'
"""Each as often as the others; what stands in braces is drawn from the warehouse's texts."""
PHRASES = (
    "{common}", "{rare}", "{known} {any}", '"{two}"', '"{two}"', '"{three}"', '"{gap}"', '"{two}" "{two}"',
    '{common} -"{two}"', '"{two}" or {middling}',
)  # fmt: skip
HARD = ('"{common} {common}"',)
"""Words that most articles have, and hardly any side by side."""

WORDS = """
SELECT word FROM ts_stat('SELECT to_tsvector(''simple'', body_text) FROM (
  SELECT body_text FROM warehouse.article_revision TABLESAMPLE SYSTEM (5) REPEATABLE (5) LIMIT 2000) AS sample')
WHERE word ~ '^[a-z]{4,}$' ORDER BY ndoc DESC, word
"""
BODIES = "SELECT body_text FROM warehouse.article_revision TABLESAMPLE SYSTEM (5) REPEATABLE (5) LIMIT 500"


@frozen
class Search:
    """What is asked for."""

    query: str
    filters: dict[str, Any]


class _Drawn(Mapping[str, str]):
    """A word, or words that follow one another in a text, by the names that stand in the braces."""

    def __init__(self, dsn: str, dice: random.Random) -> None:
        self._dice = dice
        connection = psycopg2.connect(dsn)
        with connection, connection.cursor() as cursor:
            cursor.execute(WORDS)
            words = [word for (word,) in cursor.fetchall()]
            cursor.execute(BODIES)
            self._bodies = [[token for token in body.split() if token.isalpha()] for (body,) in cursor.fetchall()]
        connection.close()
        self._words = {
            "common": words[:60],
            "middling": words[60:1000],
            "rare": words[1000:],
            "known": words[:1000],
            "any": words[:4000],
        }

    def __getitem__(self, name: str) -> str:
        if words := self._words.get(name):
            return self._dice.choice(words)
        tokens, length = self._dice.choice(self._bodies), 2 if name == "two" else 3
        at = self._dice.randrange(len(tokens) - length + 1)
        first, *more = tokens[at : at + length]
        return f"{first} the {more[-1]}" if name == "gap" else " ".join((first, *more))

    def __iter__(self) -> Iterator[str]:
        return iter((*self._words, "two", "three", "gap"))

    def __len__(self) -> int:
        return len(list(iter(self)))


def searches(dsn: str, kinds: tuple[str, ...] = MIXED) -> list[Search]:
    """Two hundred, the kinds in turn, with a filter or without; the same ones of the same warehouse."""
    dice = random.Random(5)  # noqa: S311 (a sample)
    drawn = _Drawn(dsn, dice)
    filters: list[dict[str, Any]] = [
        {},
        {},
        {"source": "bulk-07"},
        {"since": datetime.now(UTC).replace(month=1, day=1)},
        {"section": "World"},
    ]
    return [Search(kinds[number % len(kinds)].format_map(drawn), dice.choice(filters)) for number in range(SEARCHES)]


def search_times(dsn: str, asked: list[Search], *, newest: bool) -> list[tuple[float, Search]]:
    """Milliseconds of each, the slowest last; what has only words that are not indexed is not counted."""
    connection = psycopg2.connect(dsn)
    connection.autocommit = True
    times = []
    with connection.cursor() as cursor:
        for one in asked:
            named = "".join(f", {name} => %({name})s" for name in one.filters)
            sql = f"SELECT * FROM news.search(%(query)s, newest => %(newest)s{named})"  # noqa: S608 (names of ours)
            began = time.monotonic()
            try:
                cursor.execute(sql, {"query": one.query, "newest": newest, **one.filters})
            except psycopg2.DataError:
                continue
            times.append((1000 * (time.monotonic() - began), one))
    connection.close()
    return sorted(times, key=lambda pair: pair[0])
