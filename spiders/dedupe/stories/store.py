"""What joining articles to stories needs to know of them, in memory or in a database."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections import defaultdict
    from collections.abc import Iterable, Mapping

    from spiders.dedupe.stories.reading import Reading
    from spiders.dedupe.stories.relation import Relation
    from spiders.dedupe.stories.sketch import Words


class Published(Protocol):
    """An article that was published."""

    @property
    def name(self) -> str:
        """Its identity."""

    @property
    def source(self) -> str:
        """Its outlet."""

    @property
    def published(self) -> int:
        """Seconds since 1970."""


class Store(Protocol):
    """Articles by name, and what is known between them."""

    relations: defaultdict[str, dict[str, Relation]]
    """Article → article → their relation, seen from the first."""
    doubtful: set[str]
    """Articles with a relation that leaves room for doubt."""
    members: dict[str, frozenset[str]]
    """Article → the names of its story; none where it was never joined."""

    @property
    def entries(self) -> Mapping[str, Published]:
        """The articles."""

    def know(self, names: Iterable[str]) -> None:
        """Have the relations of these, their stories, and all that they are related to."""

    def common(self, one: str, two: str) -> int:
        """Keys that two articles have in common; none where they are not found by one of them."""

    def recurs(self, one: str, two: str) -> bool:
        """Whether what two articles have in common recurs in their sources whatever the story."""

    def words(self, name: str) -> Words:
        """An article's words."""

    def reading(self, name: str) -> Reading:
        """An article's text, ready to be aligned."""
