"""Two headlines in; how much of the shorter stands in the longer, 0 to 1, out."""

from __future__ import annotations

from spiders.dedupe.stories.words import grams

_LEAST = 3
"""Words below which a headline ("Weather", "In brief") says nothing of the story."""


def likeness(a: bytes, b: bytes) -> float:
    """Share of the words of the shorter headline that the longer has too; 0 where it is too short to tell."""
    of_a, of_b = set(grams(a, 1, 2)), set(grams(b, 1, 2))
    least = min(len(of_a), len(of_b))
    return len(of_a & of_b) / least if least >= _LEAST else 0.0
