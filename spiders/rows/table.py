"""Rows of one table as COPY takes them: all in one piece, so that a load neither joins nor looks at them one by one."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from spiders.rows.chunks import Numbers


@frozen(eq=False)
class Rows:
    """Lines of COPY's text format, and where each came from."""

    data: bytes
    lines: Numbers
    """Of each row, the line of the batch."""
    ends: Numbers
    """Of each row, where it ends in the data."""

    @classmethod
    def of(cls, rows: Sequence[tuple[int, bytes]]) -> Rows:
        """Rows that were made one by one, each with its line."""
        ends = np.cumsum([len(data) for _, data in rows], dtype=np.uint32)
        return cls(b"".join([data for _, data in rows]), np.array([line for line, _ in rows], np.uint32), ends)

    def __len__(self) -> int:
        return len(self.lines)

    def without(self, lines: Collection[int]) -> Rows:
        """Those of other lines."""
        if not lines:
            return self
        bounds = pairwise([0, *self.ends.tolist()])
        return Rows.of(
            [
                (line, self.data[start:end])
                for line, (start, end) in zip(self.lines.tolist(), bounds, strict=True)
                if line not in lines
            ]
        )

    def halves(self) -> tuple[Rows, Rows]:
        """The same in two; of more than one row."""
        middle = len(self) // 2
        end = int(self.ends[middle - 1])
        return (
            Rows(self.data[:end], self.lines[:middle], self.ends[:middle]),
            Rows(self.data[end:], self.lines[middle:], self.ends[middle:] - np.uint32(end)),
        )
