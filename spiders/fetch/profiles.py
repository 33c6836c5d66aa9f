"""The profiles of a site's sources, in the file of its crawl state: counted with what is committed there, read by all.

A profile and the tally that it is made of are written in the transaction that remembers the articles they count, so an
article is counted once, whatever is killed and whenever.
"""

from __future__ import annotations

import json
import logging
import sqlite3
import tempfile
import zlib
from collections import defaultdict
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from isal import isal_zlib

from spiders.extract.profile import Profile, profile_of
from spiders.extract.tally import Sighting, Tally, tally_of
from spiders.stage.place import Place

if TYPE_CHECKING:
    from spiders.config import Config

log = logging.getLogger(__name__)

SCHEMA = """
CREATE TABLE IF NOT EXISTS profile (
    source TEXT PRIMARY KEY, profile TEXT NOT NULL, tally BLOB NOT NULL, counted_at TEXT NOT NULL);
"""
MOST_SOURCES = 500
"""Kept for a site; `web` has many, and those that were counted longest ago go."""


class Profiles:
    """What is seen in a run, until it is written."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._seen: defaultdict[str, list[Sighting]] = defaultdict(list)

    def saw(self, source: str, sighting: Sighting) -> None:
        """Remember what an article showed."""
        self._seen[source].append(sighting)

    def write(self) -> None:
        """Count what was seen, in the transaction that is under way."""
        for source, sightings in self._seen.items():
            tally = self._tally(source)
            tally.count(sightings)
            self._db.execute(
                "INSERT OR REPLACE INTO profile VALUES (?, ?, ?, ?)",
                (
                    source,
                    json.dumps(tally.profile.as_json()),
                    isal_zlib.compress(json.dumps(tally.as_json()).encode(), 1),
                    datetime.now(UTC).isoformat(),
                ),
            )
        if self._seen:
            self._db.execute(
                "DELETE FROM profile WHERE source NOT IN (SELECT source FROM profile ORDER BY counted_at DESC LIMIT ?)",
                (MOST_SOURCES,),
            )

    def written(self) -> None:
        """The transaction has ended well: what was seen is counted."""
        self._seen.clear()

    def _tally(self, source: str) -> Tally:
        row = self._db.execute("SELECT tally FROM profile WHERE source = ?", (source,)).fetchone()
        if row is None:
            return Tally(source=source)
        try:
            return tally_of(json.loads(zlib.decompress(row[0])), source)
        except (ValueError, TypeError, KeyError, zlib.error) as error:
            log.warning("what was counted of %s is unreadable (%s) and counted anew.", source, error)
            return Tally(source=source)


def read(db: sqlite3.Connection) -> dict[str, Profile]:
    """Source → its profile, of every source of which something was learnt."""
    found = (profile_of(json.loads(said)) for (said,) in db.execute("SELECT profile FROM profile ORDER BY source"))
    return {profile.source: profile for profile in found if profile.articles}


def profiles_of(site: str, config: Config, *, shared: bool = True) -> dict[str, Profile]:
    """The same of a site whose crawl may be under way; without any where none has ended yet.

    Args:
        site: its name.
        config: where the crawl state is.
        shared: ask the object store, where the stage is one; without it, this machine's own copy is read.
    """
    store = Place(config.stage)
    if store.is_local or not shared:
        return _of_file(config.home / "state" / f"{site}.sqlite")
    if not (body := store.get(f"{site}/state.sqlite")):
        return {}
    with tempfile.TemporaryDirectory() as directory:
        file = Path(directory) / "state.sqlite"
        file.write_bytes(body)
        return _of_file(file)


def _of_file(file: Path) -> dict[str, Profile]:
    if not file.exists():
        return {}
    # Not read-only: what a killed crawl has left half written is rolled back by whoever opens the file next.
    db = sqlite3.connect(f"{file.absolute().as_uri()}?mode=rw", uri=True)
    try:
        return read(db)
    except sqlite3.DatabaseError:  # older than profiles, or broken: the next crawl puts it right
        return {}
    finally:
        db.close()
