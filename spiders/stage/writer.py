"""Items in, line by line; staged batches out (docs/architecture.md has the format).

A line is with the operating system before `BatchWriter` returns, so a killed crawl loses nothing that it had read:
`spiders.stage.interrupted` makes a batch of what it left.
"""

from __future__ import annotations

import os
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from isal import igzip

from spiders import __version__
from spiders.errors import StageError
from spiders.items import SCHEMA_VERSION, Address, Article, Fetch, Quarantined, record
from spiders.stage.batch import ENDING
from spiders.stage.lines import Tally, line
from spiders.stage.place import Place
from spiders.stage.prepared import prepare

if TYPE_CHECKING:
    from collections.abc import Callable
    from io import FileIO
    from pathlib import Path

    from spiders.site import Site

    Prepare = Callable[[Place, str, bytes, bytes], object]

_KINDS = {Address: "address", Fetch: "fetch", Quarantined: "quarantined"}


class BatchWriter:
    """Writes one run of one site.

    Args:
        prepare: makes the rows of a batch that is sealed, or has others make them.

    Attributes:
        sealed: addresses of the batches that are visible already.
    """

    def __init__(
        self,
        stage: str,
        home: Path,
        site: Site,
        run: str,
        *,
        airflow: str | None = None,
        interval: tuple[datetime, datetime] | None = None,
        articles: int = 1000,
        size: int = 32 << 20,
        prepare: Prepare = prepare,
    ) -> None:
        self.sealed: list[str] = []
        self._place, self._articles, self._size, self._prepare = Place(stage), articles, size, prepare
        self._part = part_of(home, site.name, run)
        self._header = {
            "schema": SCHEMA_VERSION,
            "site": site.name,
            "run": run,
            "seq": 0,
            "created_at": "",
            "code": __version__,
            "source": {
                "title": site.title,
                "base_url": site.base_url,
                "timezone": site.timezone,
                "language": site.language,
                "country": site.country,
                "story_window": site.story_window.total_seconds(),
            },
            "airflow": airflow,
            "interval": [moment.isoformat() for moment in interval] if interval else None,
        }
        self._file = self._begin()

    def add(self, item: Address | Fetch | Quarantined) -> None:
        """One line of the books."""
        self._append(_KINDS[type(item)], record(item))

    def add_article(self, article: Article, key: str) -> None:
        """One article under its identity in the books. Rotates to the next batch when this one is full."""
        self.add_line("article", line("article", record(article) | {"key": key}))

    def add_line(self, kind: str, data: bytes) -> None:
        """A line of that kind that another process has encoded. An article's rotates as that of `add_article`."""
        self._append_data(kind, data)
        if kind != "article":
            return
        if self._tally.lines["article"] >= self._articles or self._tally.bytes >= self._size:
            self._seal()
            self._header["seq"] = int(self._header["seq"]) + 1  # type: ignore[call-overload]
            self._file.close()
            self._file = self._begin()

    def close(self, **run_end: Any) -> list[str]:
        """End the run: `started_at, finished_at, finish_reason, seen, counts, stats`. The addresses of its batches."""
        self._append("run_end", {name: _plain(value) for name, value in run_end.items()})
        self._seal()
        self._file.close()
        self._part.unlink()
        return self.sealed

    def _begin(self) -> FileIO:
        """Start the next part in place of the last, so that at no moment there is none while the run goes on."""
        self._header["created_at"] = datetime.now(UTC).isoformat()
        first = line("batch", self._header)
        self._tally = Tally()
        self._tally.add("batch", first)
        self._part.parent.mkdir(parents=True, exist_ok=True)
        beside = self._part.with_suffix(".next")
        file = beside.open("wb", buffering=0)
        file.write(first)
        beside.replace(self._part)
        return file

    def _append(self, kind: str, values: dict[str, Any]) -> None:
        self._append_data(kind, line(kind, values))

    def _append_data(self, kind: str, data: bytes) -> None:
        try:
            written = self._file.write(data)
            if written != len(data):
                raise OSError("only a part of the line was taken; is the disk full?")  # noqa: TRY301
        except OSError as error:
            os.ftruncate(self._file.fileno(), self._tally.bytes)
            raise StageError(f"{self._part} cannot be written ({error}); all lines before are kept.") from error
        self._tally.add(kind, data)

    def _seal(self) -> None:
        body = self._part.read_bytes() + self._tally.end()
        self.sealed.append(seal(self._place, self._header, body, self._prepare))


def seal(place: Place, header: dict[str, Any], body: bytes, prepare: Prepare = prepare) -> str:
    """Make the finished lines visible as `<site>/<run>/<seq>.jsonl.gz`, what a load makes of them lying beside it."""
    name = f"{header['site']}/{header['run']}/{header['seq']:05d}{ENDING}"
    packed = igzip.compress(body, 2, mtime=0)
    prepare(place, name, body, packed)
    return place.put(name, packed)


def part_of(home: Path, site: str, run: str) -> Path:
    """Where a run's current lines are while it goes on."""
    return home / "work" / site / f"{run}.part"


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime) else value
