"""The articles of a batch, merged already, in; their stories, put together with all that were there, out.

A few statements for the whole batch; texts are read and aligned of those only that have keys in common.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from attrs import frozen

from spiders.dedupe.stories.joining import compare, doubt, forget, join
from spiders.dedupe.stories.keys import COMMON
from spiders.dedupe.stories.recurring import RECURS
from spiders.warehouse.statement import array, statement
from spiders.warehouse.stories.keep import columns, keep
from spiders.warehouse.stories.neighbourhood import Neighbourhood

if TYPE_CHECKING:
    from collections.abc import Iterable

    from psycopg2.extensions import cursor as Cursor  # noqa: N812 (it is a class)

KEPT_DAYS = 60
"""Days after its load for which copies of an article may still come."""
AT_ONCE = 1000
"""Sketches that one batch purges at most."""


@frozen
class Hit:
    """Two articles with a key in common, published about the same time."""

    one: int
    two: int
    source: int | None
    """Of both, where they are of one."""
    one_indexed: list[int]
    two_indexed: list[int]
    enough: bool
    """Whether they may be compared."""


@frozen
class Told:
    """Articles that have come or changed, whose stories are to be told."""

    articles: list[int]
    revisions: list[int]
    """The text of each."""
    lines: list[int]
    """Of each, where its keys are."""
    was_left: bool = False
    """By a load that was killed: what is related to an earlier text of theirs may stand there still."""


def gather(cursor: Cursor, told: Told) -> None:
    """Tell the stories of articles whose keys are in the temporary table."""
    cursor.execute(statement("stories/lock"))
    rows = put_in(cursor, told)
    replaced = [article for article, is_replaced in rows if is_replaced or told.was_left]
    gather_sketched(cursor, [article for article, _ in rows], replaced)
    cursor.execute(statement("stories/purge"), {"days": KEPT_DAYS, "most": AT_ONCE})


def put_in(cursor: Cursor, told: Told) -> list[tuple[int, bool]]:
    """Sketches of articles whose keys are in the temporary table: which say something new, and replace another."""
    asked = {"articles": array(told.articles), "revisions": array(told.revisions), "lines": array(told.lines)}
    cursor.execute(statement("stories/sketch"), asked)
    return cursor.fetchall()


def gather_sketched(
    cursor: Cursor, articles: list[int], replaced: list[int] | None = None, *, again: bool = False
) -> None:
    """Tell the stories of these articles, whose sketches are new. The lock is held.

    Args:
        replaced: those of them that had another text before.
        again: their texts are not: what was found between them stands.
    """
    if not articles:
        return
    parted: set[int] = set()
    if replaced:
        cursor.execute(statement("stories/part"), {"articles": replaced})
        parted = {article for (article,) in cursor.fetchall()}
    hits = _hits(cursor, articles)
    less = _learn(cursor, hits)
    store = Neighbourhood(cursor)
    found = set(store.meet(articles if again else parted.union(_of(hits, articles)).intersection(articles)))
    if again:
        store.know(found)
    else:
        store.is_new(found)
    touched = forget(store, set(store.meet(less | parted)))
    found = _compare(store, hits) | (found if again else set())
    store.know(found)
    in_doubt = doubt(store, found)
    found |= _compare_in_doubt(cursor, store, hits, in_doubt)
    keep(cursor, store, join(store, touched | found), set(store.meet(parted)))


def _hits(cursor: Cursor, articles: Iterable[int], *, single: bool = False) -> list[Hit]:
    cursor.execute(statement("stories/hits"), {"articles": array(articles), "single": single})
    return [Hit(*row) for row in cursor.fetchall()]


def _of(hits: list[Hit], articles: list[int]) -> set[int]:
    """Those of the articles that may be compared with something."""
    return {article for hit in hits if hit.enough for article in (hit.one, hit.two)}.intersection(articles)


def _learn(cursor: Cursor, hits: list[Hit]) -> set[int]:
    """Note the keys that recur in a source now; the articles that are no more found by them."""
    found = {
        (article, key, hit.source)
        for hit in hits
        if hit.source is not None
        for key in set(hit.one_indexed).intersection(hit.two_indexed)
        for article in (hit.one, hit.two)
    }
    if not found:
        return set()
    cursor.execute(statement("stories/repeat"), columns(("articles", "keys", "sources"), found) | {"recurs": RECURS})
    if not (recurring := cursor.fetchall()):
        return set()
    cursor.execute(statement("stories/recur"), columns(("sources", "keys"), recurring))
    return {article for (article,) in cursor.fetchall()}


def _compare(store: Neighbourhood, hits: list[Hit]) -> set[str]:
    """Compare those that have keys enough in common; all that have something in common."""
    store.meet({article for hit in hits if hit.enough for article in (hit.one, hit.two)})
    others: defaultdict[str, set[str]] = defaultdict(set)
    for hit in hits:
        if hit.enough:
            one, two = store.names[hit.one], store.names[hit.two]
            if store.common(one, two) >= COMMON:
                others[one].add(two)
    return _compare_all(store, others)


def _compare_in_doubt(cursor: Cursor, store: Neighbourhood, hits: list[Hit], in_doubt: set[str]) -> set[str]:
    """Compare those in doubt with whatever has a single key in common with them."""
    more = _hits(cursor, [store.entries[name].id for name in in_doubt], single=True) if in_doubt else []
    store.meet({article for hit in more if hit.enough for article in (hit.one, hit.two)})
    store.know(in_doubt)
    others: defaultdict[str, set[str]] = defaultdict(set)
    for hit in [*hits, *more]:
        if hit.enough:
            one, two = store.names[hit.one], store.names[hit.two]
            if not store.doubtful.isdisjoint((one, two)):
                others[one].add(two)
    return _compare_all(store, others)


def _compare_all(store: Neighbourhood, others: dict[str, set[str]]) -> set[str]:
    store.fetch_texts({*others, *(two for of in others.values() for two in of)})
    store.know(others)
    found: set[str] = set()
    for one in sorted(others):
        if with_ := compare(store, one, sorted(others[one])):
            found.update(with_, (one,))
    return found
