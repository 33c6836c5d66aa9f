"""What this site's addresses were like when last looked at: <NEWS_HOME>/state/<site>.sqlite.

Nothing is kept before the batch that tells of it is sealed, so the worst that a kill at any moment brings is to fetch
a page once more. The file may be lost or broken: then everything is fetched once more.
"""

from __future__ import annotations

import logging
import sqlite3
from datetime import datetime
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from spiders.errors import StageError
from spiders.fetch import profiles
from spiders.stage.place import Place

if TYPE_CHECKING:
    from pathlib import Path

    from spiders.extract.profile import Profile
    from spiders.extract.tally import Sighting

log = logging.getLogger(__name__)

_SCHEMA = (
    """
CREATE TABLE IF NOT EXISTS address (
    key TEXT PRIMARY KEY, url TEXT NOT NULL, state TEXT NOT NULL, first_look TEXT NOT NULL, last_look TEXT NOT NULL,
    etag TEXT, last_modified TEXT, lastmod TEXT, record_hash TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS list (
    url TEXT PRIMARY KEY, etag TEXT, last_modified TEXT, raw_ref TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS fact (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""
    + profiles.SCHEMA
)


@frozen(kw_only=True)
class Known:
    """An address that was looked at."""

    key: str
    url: str
    state: str
    """How it ended the last run that looked at it; "staged" for an article."""
    first_look: datetime
    last_look: datetime
    etag: str | None = None
    last_modified: str | None = None
    lastmod: datetime | None = None
    """The latest that a list said."""
    record_hash: str | None = None
    """Of the article as last staged."""


@frozen(kw_only=True)
class KnownList:
    """A feed, site map or list as last received."""

    url: str
    etag: str | None
    last_modified: str | None
    raw_ref: str
    """Where its bytes are: what a "not modified" refers to."""


class CrawlState:
    """The file of one site. `keep` remembers, `commit` makes it last."""

    def __init__(self, home: Path, stage: str, site: str) -> None:
        self._path = home / "state" / f"{site}.sqlite"
        self._store = None if Place(stage).is_local else Place(stage)
        self._name = f"{site}/state.sqlite"
        self._pending: dict[str, Known] = {}
        self._path.parent.mkdir(parents=True, exist_ok=True)
        if self._store and (body := self._store.get(self._name)):
            self._path.write_bytes(body)
        try:
            self._db = self._open()
        except sqlite3.DatabaseError as error:
            broken = self._path.with_suffix(".broken")
            self._path.replace(broken)
            log.warning("%s was unreadable (%s) and now is %s; everything is fetched once more.", site, error, broken)
            self._db = self._open()
        self._profiles = profiles.Profiles(self._db)

    def known(self, key: str) -> Known | None:
        """What is known of an address, from this run too."""
        if pending := self._pending.get(key):
            return pending
        row = self._db.execute(
            "SELECT key, url, state, first_look, last_look, etag, last_modified, lastmod, record_hash"
            " FROM address WHERE key = ?",
            (key,),
        ).fetchone()
        if row is None:
            return None
        return Known(
            key=row[0],
            url=row[1],
            state=row[2],
            first_look=datetime.fromisoformat(row[3]),
            last_look=datetime.fromisoformat(row[4]),
            etag=row[5],
            last_modified=row[6],
            lastmod=datetime.fromisoformat(row[7]) if row[7] else None,
            record_hash=row[8],
        )

    def keep(self, known: Known) -> None:
        """Remember an address; the first look stays the first."""
        before = self.known(known.key)
        self._pending[known.key] = evolve(known, first_look=before.first_look) if before else known

    def commit(self) -> None:
        """Make everything kept so far last."""
        insert = "INSERT OR REPLACE INTO address VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
        try:
            with self._db:
                self._db.executemany(insert, map(_row, self._pending.values()))
                self._profiles.write()
        except sqlite3.Error as error:
            raise StageError(f"{self._path} cannot be written ({error}).") from error
        self._pending.clear()
        self._profiles.written()

    def saw(self, source: str, sighting: Sighting) -> None:
        """Remember what an article that was not counted before showed: it lasts with the next commit."""
        self._profiles.saw(source, sighting)

    def profiles(self) -> dict[str, Profile]:
        """Source → what its pages have in common, as last committed."""
        return profiles.read(self._db)

    def known_list(self, url: str) -> KnownList | None:
        """What is known of a feed, site map or list."""
        row = self._db.execute("SELECT url, etag, last_modified, raw_ref FROM list WHERE url = ?", (url,)).fetchone()
        return KnownList(url=row[0], etag=row[1], last_modified=row[2], raw_ref=row[3]) if row else None

    def keep_list(self, known: KnownList) -> None:
        """Remember a list at once: its links are looked up by themselves, so nothing depends on it."""
        with self._db:
            self._db.execute(
                "INSERT OR REPLACE INTO list VALUES (?, ?, ?, ?)",
                (known.url, known.etag, known.last_modified, known.raw_ref),
            )

    def fact(self, name: str) -> str | None:
        """A single value, e.g. "complete": whether the last run came to its end."""
        row = self._db.execute("SELECT value FROM fact WHERE name = ?", (name,)).fetchone()
        return row[0] if row else None

    def keep_fact(self, name: str, value: str) -> None:
        """Remember a single value at once."""
        with self._db:
            self._db.execute("INSERT OR REPLACE INTO fact VALUES (?, ?)", (name, value))

    def close(self) -> None:
        """Close the file, and copy it to the object store where the stage is one."""
        self._db.close()
        if self._store:
            self._store.put(self._name, self._path.read_bytes())

    def _open(self) -> sqlite3.Connection:
        db = sqlite3.connect(self._path)
        try:
            db.executescript(_SCHEMA)
        except BaseException:
            db.close()
            raise
        return db


def _row(known: Known) -> tuple[str | None, ...]:
    return (
        known.key,
        known.url,
        known.state,
        known.first_look.isoformat(),
        known.last_look.isoformat(),
        known.etag,
        known.last_modified,
        known.lastmod.isoformat() if known.lastmod else None,
        known.record_hash,
    )
