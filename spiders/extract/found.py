"""A value together with where it was found: what every reader returns."""

from __future__ import annotations

from typing import Generic, TypeVar

from attrs import frozen

from spiders.items import Provenance
from spiders.normalise.storable import storable_text

T = TypeVar("T")
LONGEST_RAW = 300


@frozen
class Found(Generic[T]):
    """One reading of one field."""

    value: T
    method: str
    """As in items.Provenance."""
    rule: str
    raw: str | None = None
    """As it stood on the page; None: the value itself is."""
    confidence: float = 1.0

    @property
    def provenance(self) -> Provenance:
        """For the article."""
        raw = self.raw if self.raw is not None else self.value if isinstance(self.value, str) else None
        return Provenance(
            method=self.method,
            rule=self.rule,
            raw=storable_text(raw[:LONGEST_RAW]) if raw else None,
            confidence=round(self.confidence, 2),
        )
