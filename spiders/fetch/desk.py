"""The desk: every advertised link goes over it once, and is put in line to be fetched or decided there and then."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import Enum
from typing import TYPE_CHECKING

import attrs
from attrs import frozen

from spiders.fetch.private import origin_of
from spiders.fetch.sight import Sight, is_due, look, outside_window
from spiders.items import Link, State

if TYPE_CHECKING:
    from spiders.fetch.robots import Rules
    from spiders.fetch.run import Run


class Standing(Enum):
    """What a link is to this run."""

    NOT_WANTED = 0
    """No article, or outside the window."""
    KNOWN = 1
    """An earlier run looked at it."""
    NEW = 2


@frozen(kw_only=True)
class Met:
    """What the desk made of a link."""

    link: Link
    """With the site's own address, where a mirror named itself."""
    sight: Sight
    standing: Standing
    in_line: bool
    """It is to be fetched, and this is the first time that it was met."""


class Desk:
    """Decides by the order, the books and what earlier runs left.

    Attributes:
        rules: the site's own robots.txt, once it is known; other hosts' are asked for with their first request.
        full: as many are in line as were ordered.
    """

    def __init__(self, run: Run) -> None:
        self.rules: Rules | None = None
        self._run = run
        self._in_line = 0

    @property
    def full(self) -> bool:
        limit = self._run.order.limit
        return limit is not None and self._in_line >= limit

    def meet(self, link: Link) -> Met:
        """Write the link's line in the books, where it is the first of its identity."""
        run, books, order = self._run, self._run.books, self._run.order
        link = attrs.evolve(link, url=run.mirror.back(link.url))
        sight = look(link.url, run.site, run.allowed)
        refused = sight.refused or self._blocked(link)
        if not refused and outside_window(link, order.oldest, order.until):
            refused = State.FILTERED, "outside_window"
        known, in_line = run.state.known(sight.key), False
        before = known and known.state != State.FAILED and known.first_look < order.started_at
        standing = Standing.NOT_WANTED if refused else Standing.KNOWN if before else Standing.NEW
        if books.has(sight.key):
            books.again(sight.key, link)
        elif refused:
            books.refuse(link, sight, *refused)
        elif not (order.names_pages or is_due(known, link, run.site.revisit, datetime.now(UTC))):
            books.refuse(link, sight, State.DEFERRED, "not_due")
        elif self.full:
            books.refuse(link, sight, State.DEFERRED, "limit")
        else:
            in_line = True
            self._in_line += 1
            books.put_in_line(link, sight)
        return Met(link=link, sight=sight, standing=standing, in_line=in_line)

    def _blocked(self, link: Link) -> tuple[State, str] | None:
        if self.rules and origin_of(link.url) == origin_of(self.rules.url) and not self.rules.allows(link.url):
            return State.BLOCKED, "robots"
        return None
