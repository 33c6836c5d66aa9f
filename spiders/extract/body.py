"""The text found on a page: its pieces, who found it, how sure that is, and what was left out by which rule."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from spiders.items import Provenance

if TYPE_CHECKING:
    from spiders.extract.pieces import Piece
    from spiders.extract.rule import Cut


@frozen
class Body:
    """The text found, in pieces, and how sure the reading is."""

    pieces: list[Piece]
    method: str
    rule: str
    confidence: float
    container: Any = None
    doubts: tuple[str, ...] = field(default=())
    cuts: tuple[Cut, ...] = field(default=())
    """Lines of the container, in the order in which rules took them."""
    profile: str | None = None
    """Version of the source's profile that was asked as well."""
    kept: str | None = None
    """What recurs on the site and stays all the same, and why."""

    @property
    def chars(self) -> int:
        """Length of the text, in Latin letters."""
        return sum(piece.size for piece in self.pieces)

    @property
    def provenance(self) -> Provenance:
        """For the article."""
        counted = Counter(cut.rule for cut in self.cuts)
        return Provenance(
            method=self.method,
            rule=self.rule,
            confidence=round(self.confidence, 2),
            left_out=(*(f"{rule}: {count}" for rule, count in counted.items()), *([self.kept] if self.kept else [])),
            profile=self.profile,
        )
