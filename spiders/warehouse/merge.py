"""One staged batch in, one transaction: articles, books, fetches, quarantine, and the note that the batch is loaded.

It is copied in first, which hinders nobody and can be done ahead; then merged, in its turn.
"""

from __future__ import annotations

import json
import time
from collections import Counter
from typing import TYPE_CHECKING, Any

import numpy as np
import psycopg2

from spiders.errors import WarehouseError
from spiders.rows import incoming as shapes
from spiders.rows.refused import refused_row
from spiders.rows.table import Rows
from spiders.rows.texts import LONGEST
from spiders.warehouse.articles import merge_articles, merge_one_by_one
from spiders.warehouse.copying import copy_rows, copy_words, is_about_a_row
from spiders.warehouse.merged import Merged
from spiders.warehouse.statement import statement
from spiders.warehouse.stories.gather import Told

if TYPE_CHECKING:
    from psycopg2.extensions import connection as Connection  # noqa: N812 (it is a class)

    from spiders.rows.incoming import Incoming, Refusal, Words
    from spiders.rows.texts import Texts
    from spiders.stage.batch import Batch
    from spiders.warehouse.merged import Sessions


class Refused(WarehouseError):  # noqa: N818 (it is a finding, not a fault)
    """The batch cannot be loaded as it is; the others can."""


class Merging:
    """One batch over a connection that has the temporary tables of a load."""

    def __init__(self, connection: Connection, batch: Batch, incoming: Incoming, sessions: Sessions) -> None:
        self.connection, self.batch, self.incoming, self.sessions = connection, batch, incoming, sessions
        self.cursor, self.refusals = connection.cursor(), incoming.refusals
        self.words: dict[int, Words] = {}
        header = batch.header
        self.name = {"site": header["site"], "run": header["run"], "seq": header["seq"]}
        self.at = str(header["created_at"])

    def copy(self) -> None:
        """Begin the transaction: all into the temporary tables. An article falls with its pictures or authors."""
        new, copy = self.incoming, self._copy_table
        refusals = new.refusals + copy("incoming_image", shapes.IMAGES, new.images)
        refusals += copy("incoming_author", shapes.AUTHORS, new.authors)
        fallen = {refusal.line for refusal in refusals}
        refusals += copy("incoming_article", shapes.ARTICLES, new.articles.without(fallen))
        refusals += copy("incoming_address", shapes.ADDRESSES, new.addresses)
        refusals += copy("incoming_fetch", shapes.FETCHES, new.fetches)
        refusals += copy("incoming_quarantined", shapes.QUARANTINED, new.quarantined)
        self.refusals = list({refusal.line: refusal for refusal in reversed(refusals)}.values())

    def unknown(self, texts: Texts) -> Texts:
        """Those of articles that are copied in and that the warehouse does not have as they are."""
        self._execute("unknown")
        return texts.only(np.isin(texts.lines, [line for (line,) in self.cursor.fetchall()]))

    @property
    def index_later(self) -> bool:
        """Whether its words wait. Of a text that Postgres may refuse for its length the merge must hear itself."""
        return bool(self.words) and self.incoming.longest <= LONGEST

    def merge(self) -> Merged | None:
        """End it: load what was copied, or nothing of it; None where it had been loaded before."""
        with self.connection:
            return self._merge()

    def _merge(self) -> Merged | None:
        began = time.monotonic()
        self._execute("lock", **self.name)
        self._execute("loaded", **self.name)
        if before := self.cursor.fetchone():
            if before[0] != self.batch.sha256:
                raise Refused(
                    f"{self.batch.path} is another batch than the one of this number that is loaded: "
                    "keep both files and find out which crawl wrote it."
                )
            return None
        self._open()
        self.refusals += self._articles()
        self._quarantine()
        self._books()
        counts = self._states()
        told = self._stories() if counts else None
        words_wait = bool(counts) and self.index_later
        counts["quarantined"] += len(self.refusals)
        self._close(counts, time.monotonic() - began)
        return Merged(
            load_id=self.ids["load_id"],
            counts=counts,
            words_wait=words_wait,
            words=self.words,
            told=told,
            keys=self.incoming.keys,
        )

    def _execute(self, name: str, **parameters: Any) -> None:
        self.cursor.execute(statement(f"load/{name}"), parameters)

    def _open(self) -> None:
        """The outlets, the run and a number for this load."""
        header, source = self.batch.header, self.batch.header["source"]
        names = sorted({header["site"], *self.incoming.sources})
        self._execute("sources", site=header["site"], names=names, at=self.at, **{"story_window": None} | source)
        start, end = header.get("interval") or (None, None)
        self._execute(
            "run",
            run=header["run"],
            site=header["site"],
            code=header.get("code"),
            airflow=header.get("airflow"),
            interval_start=start,
            interval_end=end,
            at=self.at,
        )
        (run_id,) = self.cursor.fetchone() or (None,)
        self._execute("load_id")
        (load_id,) = self.cursor.fetchone() or (None,)
        self.ids = {"run_id": run_id, "load_id": load_id, "words_session": self.sessions.words}

    def _copy_table(self, table: str, names: tuple[str, ...], rows: Rows) -> list[Refusal]:
        return copy_rows(self.cursor, table, names, rows)

    def _articles(self) -> list[Refusal]:
        if not self.incoming.articles:
            return []
        self._execute("agencies")
        self._execute("search_parts")
        self._execute("search_languages")
        if self.incoming.authors:
            self._execute("people")
        if not self.index_later:
            copy_words(self.cursor, self.words)
        self.cursor.execute("SAVEPOINT articles")
        try:
            merge_articles(self.cursor, self.ids, len(self.incoming.articles), index=not self.index_later)
        except psycopg2.Error as error:
            if not is_about_a_row(error):
                raise
        else:
            return []
        self.cursor.execute("ROLLBACK TO SAVEPOINT articles")
        lines = self.incoming.articles.lines.tolist()
        return merge_one_by_one(self.cursor, self.ids, lines, index=not self.index_later)

    def _stories(self) -> Told | None:
        """Note whose stories are to be told."""
        self.cursor.execute(statement("stories/wait"), {**self.ids, "stories_session": self.sessions.stories})
        found = self.cursor.fetchone()
        return Told(*found) if found else None

    def _quarantine(self) -> None:
        if not (self.refusals or self.incoming.quarantined):
            return
        site = self.batch.header["site"]
        rows = Rows.of([refused_row(self.batch.lines[one.line], one, site, self.at) for one in self.refusals])
        if copy_rows(self.cursor, "incoming_quarantined", shapes.QUARANTINED, rows):
            raise Refused(f"{self.batch.path} has lines that cannot even be put into quarantine.")
        self._execute("quarantine", **self.ids)

    def _books(self) -> None:
        self._execute("addresses", **self.ids)
        self._execute("outcomes", **self.ids)
        if self.refusals:
            self._execute("quarantined_addresses", **self.ids)
        if self.incoming.fetches:
            self._execute("fetches", **self.ids)
        self._execute("sights")
        self._execute("gone")
        self._execute("is_early", **self.ids)
        if self.cursor.fetchone() == (True,):
            self._execute("later_sights")
            self._execute("past_unchanged")
            self._execute("past_status")
        self._execute("source_counts")

    def _states(self) -> Counter[str]:
        self._execute("states")
        return Counter(dict(self.cursor.fetchall()))

    def _close(self, counts: Counter[str], seconds: float) -> None:
        if end := self.incoming.run_end:
            structures = {name: json.dumps(end.get(name) or {}) for name in ("counts", "stats")}
            plain = {name: end.get(name) for name in ("started_at", "finished_at", "finish_reason", "seen")}
            self._execute("run_end", **self.ids, **plain, **structures)
        self._execute("books", **self.ids)
        self._execute(
            "batch",
            **self.ids,
            **self.name,
            path=self.batch.path,
            sha256=self.batch.sha256,
            created_at=self.at,
            seconds=seconds,
            lines=json.dumps(self.batch.counts),
            counts=json.dumps(counts),
        )
