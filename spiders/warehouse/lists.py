"""Many short lists of numbers in, those of some places out, one after the other: all at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

import numpy as np

if TYPE_CHECKING:
    from spiders.rows.chunks import Numbers


class Lists:
    """Lists of numbers, so long each, one after the other."""

    def __init__(self, lengths: Numbers, numbers: Numbers) -> None:
        self._lengths, self._all = lengths, numbers
        self._starts = np.cumsum(lengths) - lengths

    @classmethod
    def none(cls, kind: type[np.generic]) -> Self:
        """To begin with."""
        return cls(np.zeros(0, np.intp), np.zeros(0, kind))

    def and_(self, lengths: list[int], numbers: Numbers | list[int]) -> Self:
        """With more of them."""
        return type(self)(
            np.concatenate((self._lengths, np.asarray(lengths, np.intp))),
            np.concatenate((self._all, np.asarray(numbers, self._all.dtype))),
        )

    def only(self, which: Numbers) -> Self:
        """Those."""
        _, numbers = self.of(which, which[:0])
        return type(self)(self._lengths.take(which), numbers)

    def by(self, table: Numbers) -> Self:
        """With what the table holds for each number in its stead."""
        return type(self)(self._lengths, table.take(self._all))

    def of(self, which: Numbers, upto: Numbers) -> tuple[Numbers, Numbers]:
        """How many numbers there are before each of these places in `which`; the numbers of those."""
        lengths = self._lengths.take(which)
        before = np.zeros(len(which) + 1, np.intp)
        np.cumsum(lengths, out=before[1:])
        places = np.repeat(self._starts.take(which) - before[:-1], lengths)
        places += np.arange(len(places))
        return before.take(upto), self._all.take(places)
