"""Many short lists of numbers in, those of some places out, one after the other: all at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spiders.rows.chunks import Numbers


class Lists:
    """Lists of numbers, one after the other."""

    def __init__(self, kind: type[np.generic]) -> None:
        self._starts, self._all = np.zeros(1, np.int64), np.zeros(0, kind)

    def add(self, lengths: Iterable[int], numbers: Numbers | list[int]) -> None:
        """More of them."""
        ends = np.cumsum(np.fromiter(lengths, np.int64))
        self._starts = np.concatenate((self._starts, self._starts[-1] + ends))
        self._all = np.concatenate((self._all, np.asarray(numbers, self._all.dtype)))

    def of(self, which: Numbers) -> tuple[Numbers, Numbers]:
        """The lengths of those, and their numbers."""
        starts = self._starts.take(which)
        lengths = self._starts.take(which + 1) - starts
        ends = np.cumsum(lengths)
        places = np.repeat(starts - (ends - lengths), lengths)
        places += np.arange(len(places))
        return lengths, self._all.take(places)
