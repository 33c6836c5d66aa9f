"""The words of a text in; the same made ready to be aligned with others out."""

from __future__ import annotations

from collections import Counter

from attrs import frozen

from spiders.dedupe.stories.words import grams, kinds


@frozen
class Reading:
    """A text made ready to be aligned with others."""

    words: bytes
    kinds: bytes
    runs: list[bytes]
    """The run of three words (five characters) that begins at each word."""
    once: dict[bytes, int]
    """Run → where it stands, of those that stand in the text once."""

    def __len__(self) -> int:
        return len(self.words) // 2


def read(numbers: bytes) -> Reading:
    """The reading of a text."""
    runs = grams(numbers, 3, 5)
    once = dict(zip(runs, range(len(runs)), strict=True))
    if len(once) < len(runs):
        for run in [run for run, count in Counter(runs).items() if count > 1]:
            del once[run]
    return Reading(numbers, kinds(numbers), runs, once)
