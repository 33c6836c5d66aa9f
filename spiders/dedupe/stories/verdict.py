"""The passages that two texts share in; the rule that tells whether they are copies, by name, out."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from spiders.dedupe.stories.words import CHARACTER

if TYPE_CHECKING:
    from spiders.dedupe.stories.align import Passage
    from spiders.dedupe.stories.reading import Reading

SLACK = 14
"""Words of its own before or after the shared part that a text may have and still begin or end with it: a dateline,
an agency's credit, a caption, a "read more" line."""
COPIES = {"same", "whole", "cut", "led_in", "overlap"}
SURE = {"same", "whole"}
SAME = 0.97
"""Share of both texts from which on they are the same."""
MOSTLY = 0.75
"""Share of both texts from which on they are copies, if one begins and one ends with the common part."""
BOTH_ASIDE = 8
"""Words that both may have before and after it all the same; a long notice under two briefs leaves more."""
KEPT = 0.6
"""Share of the shorter text that a copy without a lead must keep."""
KEPT_LED = 0.5
"""Share of the origin that a copy with a lead of its own must keep, and of itself that must be the origin's."""
KEPT_LED_TITLED = 0.3
"""The former where the headline speaks for it too."""
TITLED = 0.5
"""Likeness of headlines from which on they speak for a copy."""
KEPT_WHOLE = 0.9
"""Share of a text from which on it stands in the other whole, if it has WHOLE words and is LARGE a part of it."""
WHOLE = 150
LARGE = 0.3
TORN = 0.33
"""Words that differ between common passages, in both texts, against those that are common, above which no copy is."""
COHERENT = 0.4
"""Share of the stretch from first to last common word that must be common."""


class _Common(NamedTuple):
    """The common part as one of the two texts has it, in shares and words."""

    kept: float
    before: int
    after: int


def verdict(passages: list[Passage], a: Reading, b: Reading, headline: float) -> str:
    """Which rule holds for the pair.

    "same", "whole": nearly all of both is common. "cut": one ends where it leaves the other, or stands at its head
    whole. "led_in": the same, after words of its own. "overlap": both have words of their own before it. "scattered":
    common sentences far apart. "part": the head of one stands in the other, which goes on. "other": a part that is
    the head of neither.
    """
    first, last = passages[0], passages[-1]
    shared = sum(passage.shared for passage in passages)
    torn = sum(min(right.a - left.a_end, right.b - left.b_end) for left, right in pairwise(passages))
    if torn > TORN * shared or shared < COHERENT * max(last.a_end - first.a, last.b_end - first.b):
        return "scattered"
    one = _Common(shared / len(a), first.a, len(a) - last.a_end)
    two = _Common(shared / len(b), first.b, len(b) - last.b_end)
    titled = headline >= TITLED
    least = min(one.kept, two.kept)
    if least >= SAME:
        return "same"
    aside = min(one.before, two.before) + min(one.after, two.after)
    if least >= MOSTLY and (aside <= BOTH_ASIDE or titled):
        return "whole"
    unit = 1 + 1.5 * min(a.kinds.count(CHARACTER) / len(a), b.kinds.count(CHARACTER) / len(b))
    verdicts = {_as_copy(origin, copy, shared, unit, titled) for origin, copy in ((one, two), (two, one))}
    for verdict in ("cut", "led_in"):
        if verdict in verdicts:
            return verdict
    if least >= KEPT and titled:
        return "overlap"
    return "part" if "part" in verdicts else "other"


def _as_copy(origin: _Common, copy: _Common, shared: int, unit: float, titled: bool) -> str:
    """Which rule holds if the one is the origin, or nearer to it, and the other the copy."""
    slack = SLACK * unit
    edge = min(slack, max(4, shared / 3))
    if origin.before > edge:
        return "other"
    inside = origin.after <= edge
    if not inside and copy.after > edge:
        return "part"
    if copy.before <= slack:
        return "cut" if (origin if inside else copy).kept >= KEPT else "part"
    enough = KEPT if inside else KEPT_LED_TITLED if titled else KEPT_LED
    brief = origin.kept >= KEPT_WHOLE and copy.kept >= LARGE and shared >= WHOLE * unit
    return "led_in" if origin.kept >= enough and (titled or brief or copy.kept >= KEPT_LED) else "part"


OTHER_FIGURES = 3
OTHER_NAMES = 4
OTHER_SHARE = 0.4
"""At least so many figures or names differ, and so large a share of all in the common part: rewording changes one
in twelve, correcting a toll one or two, a new day's report most."""
OTHER_BOTH = 5
OTHER_BOTH_SHARE = 0.3
"""The same of figures and names together, where most figures differ."""


def is_template(passages: list[Passage]) -> bool:
    """The same sentences with other figures, or with other names: a daily report, not a copy."""
    same, other = sum(p.same for p in passages), sum(p.other for p in passages)
    same_names, other_names = sum(p.same_names for p in passages), sum(p.other_names for p in passages)
    differ = other + other_names
    return (
        (other >= OTHER_FIGURES and other >= OTHER_SHARE * (same + other))
        or (other_names >= OTHER_NAMES and other_names >= OTHER_SHARE * (same_names + other_names))
        or (other > same and differ >= OTHER_BOTH and differ >= OTHER_BOTH_SHARE * (same + same_names + differ))
    )
