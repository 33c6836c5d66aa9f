"""The articles of a source in; what recurs in it whatever the story, and sketches without that, out.

Legal notices, newsletter boxes, author's lines, paywall stubs: what stands in five articles of one source that differ
in headline or opening belongs to the source, not to a story. Whether a key recurs depends on the set of articles
alone and never turns back as more come, so the order of their arrival leaves no trace.
"""

from __future__ import annotations

from collections import defaultdict
from zlib import crc32

from attrs import evolve

from spiders.dedupe.stories.sketch import Sketch, candidates_of, passage_keys, signed
from spiders.dedupe.stories.words import CHARACTER, kinds

RECURS = 5
"""Articles of one source, told apart by headline and opening, that have a passage before it is the source's own."""
BRIDGE = 24
"""Words between two recurring passages that are taken to recur too: only some passages of an article have keys."""


def opening(of: Sketch) -> int:
    """What tells articles apart: 32 bits of headline and first words. Repeated copies in one source count once."""
    return signed(crc32(of.words[:10], crc32(of.headline)))


class Recurring:
    """Which keys recur in which source, as far as articles were counted."""

    def __init__(self) -> None:
        self._openings: defaultdict[tuple[str, int], set[int]] = defaultdict(set)
        self._keys: defaultdict[str, set[int]] = defaultdict(set)

    def count(self, source: str, of: Sketch) -> bool:
        """Count one article; True where a key turned out to recur that was not known to."""
        grew = False
        first = opening(of)
        for key in candidates_of(of):
            seen = self._openings[source, key]
            if len(seen) < RECURS:
                seen.add(first)
                if len(seen) == RECURS:
                    self._keys[source].add(key)
                    grew = True
        return grew

    def of(self, source: str) -> frozenset[int]:
        """The keys that recur in a source."""
        return frozenset(self._keys.get(source, ()))


def without(of: Sketch, recurring: frozenset[int]) -> Sketch:
    """The sketch with its recurring passages cut out, and without their keys."""
    if recurring.isdisjoint(candidates_of(of)):
        return of
    all_keys = [signed(key) for key in passage_keys(of.words)]
    places = [at for at, key in enumerate(all_keys) if key in recurring]
    widths = kinds(of.words)
    cuts: list[tuple[int, int]] = []
    for at in places:
        end = at + (9 if widths[at] == CHARACTER else 5)
        if cuts and at - cuts[-1][1] <= BRIDGE:
            cuts[-1] = (cuts[-1][0], end)
        else:
            cuts.append((at, end))
    kept, at = [], 0
    for start, end in cuts:
        kept.append(of.words[2 * at : 2 * start])
        at = end
    kept.append(of.words[2 * at :])
    lost = {key for start, end in cuts for key in all_keys[start:end]}
    return evolve(
        of,
        words=b"".join(kept),
        keys=tuple(key for key in of.keys if key not in lost),
        whole=0 if of.whole in recurring else of.whole,
    )
