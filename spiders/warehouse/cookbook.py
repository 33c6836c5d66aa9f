"""The files of sql/queries in, the cookbook out: each question with its group, its values and its SQL.

A file begins with its question, its group, and a line for each value it takes:

    -- Which sections publish most?
    -- group: what was published
    -- since = 30 days ago: published from this day or moment on
    -- limit = 50: how many

What a value is shows in its default: "30 days ago", "now" and "tomorrow" are moments, digits are a whole number, all
else is text.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import TYPE_CHECKING

from attrs import frozen

from spiders.errors import UsageError, WarehouseError
from spiders.normalise.address import canonical_url
from spiders.warehouse.statement import files

if TYPE_CHECKING:
    from collections.abc import Mapping

GROUPS = (
    "what was published",
    "search and trends",
    "stories",
    "what was changed",
    "people and agencies",
    "how the crawl does",
)
"""In the order in which they are listed."""
_GROUP = re.compile(r"-- group: (.+)")
_VALUE = re.compile(r"-- (\w+) = (.*?): (.+)")
_AHEAD = timedelta(hours=14)
"""Of UTC, where the day begins first: an outlet's days are its own, and tomorrow comes after all that have begun."""
_AGO = re.compile(r"(\d{1,6}) (minute|hour|day|week)s? ago")


@frozen(kw_only=True)
class Value:
    """A value that a query takes."""

    name: str
    default: str
    meaning: str

    def read(self, said: str, now: datetime) -> str | int | datetime:
        """What is sent to Postgres; UsageError, a sentence, for what is none."""
        if _AGO.fullmatch(self.default) or self.default in ("now", "tomorrow"):
            return _moment(self.name, said, now)
        if self.default.isdigit():
            if not said.isascii() or not said.isdigit() or len(said) > 9:  # noqa: PLR2004 (a Postgres integer)
                raise UsageError(f"{self.name} is a whole number, not {said!r}.")
            return int(said)
        if "\0" in said:
            raise UsageError(f"{self.name} has a NUL, which no text of Postgres can hold.")
        if not said and not self.default and "empty" not in self.meaning:
            raise UsageError(f"{self.name} is missing ({self.meaning}): give it by --set {self.name}=….")
        if self.name == "url" and said:
            try:
                canonical_url(said)
            except ValueError as error:
                raise UsageError(str(error)) from error
        return said


@frozen(kw_only=True)
class Query:
    """One question of the cookbook."""

    name: str
    question: str
    group: str
    values: dict[str, Value]
    sql: str

    def filled(self, given: Mapping[str, str]) -> dict[str, str | int | datetime]:
        """Every value, the given ones and the defaults of the others."""
        if unknown := given.keys() - self.values.keys():
            takes = ", ".join(self.values) or "no values"
            raise UsageError(f"the query {self.name} does not know {', '.join(sorted(unknown))}; it takes {takes}.")
        now = datetime.now(UTC)
        filled = {name: value.read(given.get(name, value.default), now) for name, value in self.values.items()}
        since, until = filled.get("since"), filled.get("until")
        if isinstance(since, datetime) and isinstance(until, datetime) and since > until:
            raise UsageError(f"since ({since:%Y-%m-%d %H:%M}) lies after until ({until:%Y-%m-%d %H:%M}).")
        return filled


@cache
def cookbook() -> dict[str, Query]:
    """Every query by name, group by group."""
    queries = [read(path.stem, path.read_text(encoding="utf-8")) for path in files("queries")]
    return {query.name: query for query in sorted(queries, key=lambda query: (GROUPS.index(query.group), query.name))}


def named(name: str) -> Query:
    """The query of that name; UsageError names those there are."""
    if name not in cookbook():
        raise UsageError(f"there is no query {name!r}; `news query` lists them: {', '.join(cookbook())}.")
    return cookbook()[name]


def read(name: str, text: str) -> Query:
    """One file. WarehouseError where its first lines are not as they must be."""
    lines = text.splitlines()
    if not lines or not lines[0].startswith("-- "):
        raise WarehouseError(f"sql/queries/{name}.sql must begin with `-- ` and its question.")
    group, values = None, {}
    for line in lines[1:]:
        if not line.startswith("-- "):
            break
        if found := _GROUP.fullmatch(line):
            group = found[1]
        elif found := _VALUE.fullmatch(line):
            values[found[1]] = Value(name=found[1], default=found[2], meaning=found[3])
    if group not in GROUPS:
        raise WarehouseError(f"sql/queries/{name}.sql must have a line `-- group: ` with one of {', '.join(GROUPS)}.")
    return Query(
        name=name,
        question=lines[0][3:],
        group=group,
        values=values,
        sql=text if values else text.replace("%", "%%"),
    )


def _moment(name: str, said: str, now: datetime) -> datetime:
    said = said.strip()
    if said == "now":
        return now
    if said == "tomorrow":
        return datetime.combine((now + _AHEAD).date() + timedelta(days=1), time(), UTC)
    try:
        if ago := _AGO.fullmatch(said):
            return now - timedelta(**{f"{ago[2]}s": int(ago[1])})
        if len(said) == len("2026-11-25"):
            return datetime.combine(date.fromisoformat(said), time(), UTC)
        moment = datetime.fromisoformat(said)
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        raise UsageError(
            f"{name} is a day (2026-11-25), a moment (2026-11-25T08:30+09:00; UTC without a zone) or `7 days ago`, "
            f"not {said!r}."
        ) from None
