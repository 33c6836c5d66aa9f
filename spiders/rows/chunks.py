"""Texts in, a number for each of their chunks between white space out: the same one whenever a chunk comes again.

Nearly all chunks of a text are short and have come before. They are compared as numbers, all of a batch at once; only
those that are new or long are looked at one by one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    Numbers = np.ndarray[Any, np.dtype[Any]]

EDGE = b"\xff"
"""Marks the side of a chunk where the text begins or ends: Postgres reads ".." otherwise there than after a space. No
byte of UTF-8."""
_BETWEEN = EDGE + b" " + EDGE
_HALF = 8
_SHORT = 2 * _HALF
"""Bytes of a chunk that is compared as two numbers."""
_MASKS = np.array([(1 << 8 * min(length, _HALF)) - 1 for length in range(_SHORT + 1)], np.uint64)
"""What of the eight bytes at a place is the chunk's, where so many follow."""
_BITS = 17
_SPREAD = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F], np.uint64)
"""Odd numbers, by which alike chunks come to slots far apart."""


class Chunks(dict[bytes, int]):
    """Numbers from nought on. Each short chunk has a slot, which is held by the first one to come."""

    def __init__(self) -> None:
        super().__init__()
        self._firsts, self._seconds = np.zeros((2, 1 << _BITS), np.uint64)
        self._held = np.zeros(1 << _BITS, np.int64)
        """By each slot: one more than a number, or nought. Memory for noughts is given only when it is written to."""

    def __missing__(self, chunk: bytes) -> int:
        self[chunk] = number = len(self)
        return number

    def numbers(self, texts: Sequence[bytes]) -> tuple[Numbers, Numbers]:
        """How many chunks each text has; which ones, one text after the other."""
        data = EDGE + _BETWEEN.join(texts) + EDGE + b" " * _SHORT
        starts, ends = _bounds(np.frombuffer(data, np.uint8))
        firsts, seconds, slots = _keys(data, starts, ends - starts)
        found = self._look_up(firsts, seconds, slots)
        missed = np.flatnonzero(found < 0)
        # One for each slot first: then nearly all others are found.
        for some in (_one_of_each(slots, missed), missed):
            left = some[self._look_up(firsts[some], seconds[some], slots[some]) < 0]
            bounds = zip(starts[left].tolist(), ends[left].tolist(), strict=True)
            found[left] = [self[data[start:end]] for start, end in bounds]
            self._hold(firsts[left], seconds[left], slots[left], found[left])
        rest = missed[found[missed] < 0]
        found[rest] = self._look_up(firsts[rest], seconds[rest], slots[rest])
        begin = np.cumsum([0, *(len(text) + len(_BETWEEN) for text in texts)])
        return np.diff(np.searchsorted(starts, begin)), found

    def _look_up(self, firsts: Numbers, seconds: Numbers, slots: Numbers) -> Numbers:
        is_held = (self._firsts.take(slots) == firsts) & (self._seconds.take(slots) == seconds)
        return np.where(is_held, self._held.take(slots), 0) - 1

    def _hold(self, firsts: Numbers, seconds: Numbers, slots: Numbers, numbers: Numbers) -> None:
        free = (self._held[slots] == 0) & (firsts > 0)
        slots = slots[free]
        self._firsts[slots], self._seconds[slots], self._held[slots] = firsts[free], seconds[free], numbers[free] + 1


def _one_of_each(slots: Numbers, places: Numbers) -> Numbers:
    """Of places that share a slot, one."""
    chosen = np.empty(1 << _BITS, np.intp)
    of = slots.take(places)
    chosen[of] = places
    one: Numbers = places[chosen.take(of) == places]
    return one


def _bounds(signs: Numbers) -> tuple[Numbers, Numbers]:
    """Where chunks begin and end: between space, tab, line feed, vertical tab, form feed and carriage return."""
    is_space = (signs == ord(" ")) | (signs - np.uint8(ord("\t")) <= ord("\r") - ord("\t"))
    turns = np.flatnonzero(is_space[1:] != is_space[:-1]) + 1
    return np.concatenate(([0], turns[1::2])), turns[::2]


def _keys(data: bytes, starts: Numbers, lengths: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    """The first eight bytes of each chunk, its second eight, and its slot; noughts for one that is longer."""
    eights = np.ndarray(len(data) - _HALF + 1, np.uint64, data, strides=(1,))
    lengths = np.where(lengths > _SHORT, 0, lengths)
    firsts = eights.take(starts) & _MASKS.take(lengths)
    seconds = eights.take(starts + _HALF) & _MASKS.take(np.maximum(lengths - _HALF, 0))
    mixed: Numbers = (firsts * _SPREAD[0]) ^ (seconds * _SPREAD[1])
    return firsts, seconds, (mixed >> np.uint64(64 - _BITS)).astype(np.intp)
