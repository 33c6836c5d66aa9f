"""What a batch has changed between articles in; the rows that tell it out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from spiders.dedupe.stories.joining import between
from spiders.dedupe.stories.story import Story, story_of
from spiders.warehouse.statement import statement

if TYPE_CHECKING:
    from collections.abc import Iterable

    from psycopg2.extensions import cursor as Cursor  # noqa: N812 (it is a class)

    from spiders.warehouse.stories.neighbourhood import Neighbourhood


def keep(cursor: Cursor, store: Neighbourhood, changed: set[frozenset[str]], parted: set[str]) -> None:
    """Write relations, doubts and stories.

    Args:
        changed: the stories that are others than before.
        parted: articles whose text is another than before.
    """
    _keep_relations(cursor, store)
    if differ := store.doubtful ^ store.were_doubtful:
        ids = [store.entries[name].id for name in differ]
        _do(cursor, "doubtful", articles=ids, doubtful=[name in store.doubtful for name in differ])
    anew = changed | {group for name in parted if (group := store.members.get(name))}
    old = {store.stories[name] for group in anew for name in group if name in store.stories}
    if old:
        _do(cursor, "drop_stories", stories=list(old))
    _keep_stories(cursor, store, [_story(store, group) for group in anew if len(group) > 1])


def _keep_relations(cursor: Cursor, store: Neighbourhood) -> None:
    now = {(one, two) for one, of in store.relations.items() for two in of if one < two}
    if gone := store.were_related - now:
        ids = [(store.entries[one].id, store.entries[two].id) for one, two in gone]
        _do(cursor, "drop_relations", **columns(("one", "two"), ids))
    names = (
        "one", "two", "why", "titled", "words_one", "words_two", "shared", "one_from", "one_to", "two_from", "two_to",
    )  # fmt: skip
    rows = []
    for one, two in now - store.were_related:
        said = store.relations[one][two]
        rows.append(
            (
                store.entries[one].id, store.entries[two].id, said.why, said.titled, said.words_a, said.words_b,
                said.shared, said.a, said.a_end, said.b, said.b_end,
            )
        )  # fmt: skip
    if rows:
        _do(cursor, "keep_relations", **columns(names, rows))


def _story(store: Neighbourhood, group: frozenset[str]) -> Story:
    return story_of(
        [store.entries[name] for name in sorted(group)],
        store.length,
        lambda one, two: between(store, one, two),
    )


def _keep_stories(cursor: Cursor, store: Neighbourhood, stories: list[Story]) -> None:
    rows, members = [], []
    for story in stories:
        first, last = story.members[0], story.members[-1]
        number = store.entries[first.name].id
        outlets = len({member.source for member in story.members})
        rows.append(
            (
                number, store.entries[story.origin].id, int(first.source), first.published, last.published,
                len(story.members), outlets,
            )
        )  # fmt: skip
        members += [
            (store.entries[member.name].id, number, member.role, member.kept, member.own, member.delay)
            for member in story.members
        ]
    if rows:
        names = ("story", "origin", "first_source", "first", "last", "articles", "outlets")
        _do(cursor, "keep_stories", **columns(names, rows))
        _do(cursor, "keep_members", **columns(("article", "story", "role", "kept", "own", "delay"), members))


def columns(names: Iterable[str], rows: Iterable[tuple[Any, ...]]) -> dict[str, list[Any]]:
    """Rows as a statement is told them: a list for each name."""
    return dict(zip(names, map(list, zip(*rows, strict=True)), strict=True))


def _do(cursor: Cursor, name: str, **parameters: Any) -> None:
    cursor.execute(statement(f"stories/{name}"), parameters)
