"""The relations of an article in; the articles it belongs together with out, roundups seen through.

A pair alone cannot tell a copy with a lead of its own from a roundup that holds a whole short brief: both end or go
on with words that the other lacks. What the rest of the longer one is tells them apart: where it is made of the
heads of other, earlier, unrelated articles, it is a roundup. So an edge hangs on the relations of its two ends, and
on nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Protocol

from spiders.dedupe.stories.relation import Relation
from spiders.dedupe.stories.verdict import SLACK

BORROWED_WORDS = 16
"""Words that must stand in other articles' heads; fewer is a phrase."""
BORROWED_PARTS = 2
"""Heads that must have been borrowed where the headline is the partner's: one may be a lead used twice."""
DIGEST = 3
"""Heads of others, one after the other, that make an article a roundup by themselves."""
BESIDE = 0.2
"""Share of an article beside the common part below which it is no roundup, whatever it holds."""
BORROWED = 0.25
"""Share of an article's other words that, when they are the heads of unrelated articles, makes it a roundup."""


class Dated(Protocol):
    """What has a time of publication."""

    @property
    def published(self) -> int:
        """Seconds since 1970."""


Relations = Mapping[str, Mapping[str, Relation]]


def edges_of(
    name: str, relations: Relations, entries: Mapping[str, Dated], recurs: Callable[[str, str], bool]
) -> Iterator[str]:
    """The articles that are copies of one text with this one.

    Args:
        recurs: whether what two articles have in common recurs in their sources whatever the story.
    """
    for other, relation in relations.get(name, {}).items():
        if not relation.copy or (not relation.same and recurs(name, other)):
            continue
        if relation.sure or not any(
            is_digest(one, relations, entries)
            or is_roundup(one, two, relations, entries)
            or is_contradicted(one, two, relations)
            for one, two in ((name, other), (other, name))
        ):
            yield other


def is_contradicted(name: str, partner: str, relations: Relations) -> bool:
    """Whether a copy of the partner, under the same headline, shares a part with an article and yet is no copy of it.

    Then the two share what a roundup that goes on from a brief shares with the brief: the brief's origin goes on
    otherwise.
    """
    if relations[name][partner].titled:
        return False
    for third, relation in relations[partner].items():
        if relation.copy and relation.titled:
            between = relations[name].get(third)
            if between is not None and not between.copy and not between.titled and between.parts:
                return True
    return False


def is_digest(name: str, relations: Relations, entries: Mapping[str, Dated]) -> bool:
    """Whether an article holds the heads of several earlier ones in a row: a roundup, whoever the partner is."""
    heads = end = 0
    for stop, start in sorted(
        (part.a_end, part.a)
        for third, part in relations[name].items()
        if part.b <= SLACK and entries[third].published <= entries[name].published
    ):
        if start >= end:
            heads += 1
            end = stop
    return heads >= DIGEST


def is_roundup(name: str, partner: str, relations: Relations, entries: Mapping[str, Dated]) -> bool:
    """Whether what an article has beside the part it shares with a partner comes from other stories."""
    shared = relations[name][partner]
    beside = shared.words_a - (shared.a_end - shared.a)
    if beside < BESIDE * shared.words_a:
        return False
    borrowed: list[tuple[int, int]] = []
    for third, part in relations[name].items():
        if third == partner or entries[third].published > entries[name].published or part.b > SLACK:
            continue
        if min(part.a_end, shared.a_end) > max(part.a, shared.a):
            continue
        if (between := relations[partner].get(third)) is not None and between.copy:
            continue
        borrowed.append((part.a, part.a_end))
    words = end = parts = 0
    for start, stop in sorted(borrowed):
        parts += start >= end
        words += max(0, stop - max(start, end))
        end = max(end, stop)
    if shared.titled and parts < BORROWED_PARTS:
        return False
    return words >= max(BORROWED_WORDS, BORROWED * beside)
