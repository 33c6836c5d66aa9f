"""Articles and their candidates in; relations and stories out: a function of the set of articles, however they came."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spiders.dedupe.stories.edges import edges_of
from spiders.dedupe.stories.headline import likeness
from spiders.dedupe.stories.keys import COMMON
from spiders.dedupe.stories.relation import Relation, relate
from spiders.dedupe.stories.sketch import begins_in

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spiders.dedupe.stories.store import Store


def comparable(store: Store, one: str, two: str) -> bool:
    """Whether two articles have enough in common to be compared.

    One key is enough where either is in doubt and holds some of the other's first words: what the rest of a roundup
    is made of are short parts of long texts.
    """
    common = store.common(one, two)
    return common >= COMMON or (common > 0 and not store.doubtful.isdisjoint((one, two)) and _head_in(store, one, two))


def compare(store: Store, name: str, others: Iterable[str]) -> list[str]:
    """Compare an article with others that it may be compared with and was not yet; those that share something."""
    found = []
    for other in others:
        if other in store.relations[name] or not comparable(store, name, other):
            continue
        if relation := related(store, *sorted((name, other))):
            one, two = sorted((name, other))
            store.relations[one][two], store.relations[two][one] = relation, relation.turned()
            found.append(other)
    return found


def doubt(store: Store, names: Iterable[str]) -> set[str]:
    """Note which of these have a relation that leaves room for doubt; those that had none before."""
    new = set()
    for name in names:
        if not any(
            relation.doubtful and store.common(name, other) >= COMMON
            for other, relation in store.relations[name].items()
        ):
            store.doubtful.discard(name)
        elif name not in store.doubtful:
            store.doubtful.add(name)
            new.add(name)
    return new


def forget(store: Store, changed: set[str]) -> set[str]:
    """Drop relations of articles that lost keys and have too few in common now; all whose edges may change."""
    store.know(changed)
    touched = changed.union(*(store.relations[name] for name in changed))
    store.know(touched)
    doubt(store, touched & store.doubtful)
    for name in sorted(touched):
        for other in list(store.relations[name]):
            if not comparable(store, name, other):
                del store.relations[name][other], store.relations[other][name]
                touched.add(other)
    return touched


def join(store: Store, touched: set[str]) -> set[frozenset[str]]:
    """Put together anew the stories of articles whose relations changed, and of their neighbours; what changed."""
    whole = _around(store, touched)
    groups = {name: {name} for name in whole}
    for name in sorted(whole):
        for other in edges_of(name, store.relations, store.entries, store.recurs):
            one, two = groups[name], groups[other]
            if one is not two:
                one |= two
                groups.update(dict.fromkeys(two, one))
    found = {frozenset(group) for group in groups.values()}
    changed = {group for group in found if any(store.members.get(name) != group for name in group)}
    for group in changed:
        store.members.update(dict.fromkeys(group, group))
    return changed


def related(store: Store, one: str, two: str) -> Relation | None:
    """The relation of two articles, given in the order of their names, never of arrival."""
    a, b = store.words(one), store.words(two)
    return relate(store.reading(one), store.reading(two), likeness(a.headline, b.headline))


def between(store: Store, one: str, two: str) -> Relation | None:
    """What two articles have in common, seen from the first, whether they were compared or not."""
    if found := store.relations[one].get(two):
        return found
    if one < two:
        return related(store, one, two)
    turned = related(store, two, one)
    return turned.turned() if turned else None


def _around(store: Store, touched: set[str]) -> set[str]:
    store.know(touched)
    near = touched.union(*(store.relations[name] for name in touched))
    store.know(near)
    whole = set(near)
    for name in near:
        whole.update(store.members.get(name, ()))
        whole.update(other for other, relation in store.relations[name].items() if relation.copy)
    store.know(whole)
    for name in list(whole):
        whole.update(store.members.get(name, ()))
    store.know(whole)
    store.know(whole.union(*(store.relations[name] for name in whole)))
    return whole


def _head_in(store: Store, one: str, two: str) -> bool:
    """Whether some of the first words of either stand in the other: only such a part tells of a roundup."""
    a, b = store.words(one).words, store.words(two).words
    return begins_in(a, b) or begins_in(b, a)
