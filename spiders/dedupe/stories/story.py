"""The articles of one story in; origin, first publisher, and what each made of the text, out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from spiders.dedupe.stories.verdict import SLACK

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from spiders.dedupe.stories.relation import Relation
    from spiders.dedupe.stories.store import Published

DAY = 86_400
"""Seconds within which an article without a lead is the origin, though one with a lead came before."""
REWRITTEN = 0.5
"""Share of words of its own from which on a member is a rewrite, no longer a copy."""


@frozen(kw_only=True)
class Member:
    """One article of a story."""

    name: str
    source: str
    published: int
    role: str
    """"origin", "copy", "rewrite" (half of it or more is its own)."""
    kept: float
    """Share of the origin's words that it keeps, in order, 0 to 1."""
    own: float
    """Share of its words that the origin does not have, 0 to 1."""
    delay: int
    """Seconds after the first publication of the story."""


@frozen(kw_only=True)
class Story:
    """Articles that are copies of one text."""

    origin: str
    """Name of the article taken for the origin."""
    first_source: str
    """Who published first."""
    members: tuple[Member, ...]
    """By time of publication."""


def story_of(
    entries: Sequence[Published], length: Callable[[str], int], between: Callable[[str, str], Relation | None]
) -> Story:
    """The story that articles make.

    The origin is the first published, of those published in the same second the longest; but an article that has a
    lead of its own before another's text is a copy, however early it came.

    Args:
        length: words of an article.
        between: what two have in common, seen from the first.
    """
    ranked = sorted(entries, key=lambda entry: (entry.published, -length(entry.name), entry.name))
    origin = ranked[0]
    for entry in ranked[1:]:
        relation = between(origin.name, entry.name)
        if relation and relation.a > SLACK >= relation.b and entry.published - origin.published < DAY:
            origin = entry
            break
    text = length(origin.name)
    members = []
    for entry in ranked:
        shared = text
        if entry is not origin:
            relation = between(origin.name, entry.name)
            shared = relation.shared if relation else 0
        own = 1 - shared / max(1, length(entry.name))
        role = "origin" if entry is origin else "rewrite" if own >= REWRITTEN else "copy"
        members.append(
            Member(
                name=entry.name,
                source=entry.source,
                published=entry.published,
                role=role,
                kept=shared / max(1, text),
                own=own if entry is not origin else 0.0,
                delay=entry.published - ranked[0].published,
            )
        )
    return Story(origin=origin.name, first_source=ranked[0].source, members=tuple(members))
