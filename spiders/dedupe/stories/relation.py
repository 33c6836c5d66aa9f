"""Two sketches in; how the texts relate, and whether one can be a copy of the other, out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve, frozen

from spiders.dedupe.stories.align import align
from spiders.dedupe.stories.headline import likeness
from spiders.dedupe.stories.reading import Reading, read
from spiders.dedupe.stories.verdict import COPIES, SLACK, SURE, TITLED, is_template, verdict

if TYPE_CHECKING:
    from spiders.dedupe.stories.sketch import Words


@frozen(kw_only=True)
class Relation:
    """What two articles have in common. A fact of the pair alone: no third article and no order of arrival enters."""

    copy: bool
    """Whether the two are copies of one text, as far as the pair can tell."""
    sure: bool
    """Whether they are so even where a third article shares a part with both."""
    same: bool
    """Whether they are the same but for a few words: copies even if all of it recurs in their sources."""
    titled: bool
    """Whether their headlines are alike."""
    words_a: int
    words_b: int
    shared: int
    """Words in common, in order."""
    a: int
    """Where the common part begins in a, in words; the same below."""
    a_end: int
    b: int
    b_end: int
    why: str
    """One word for the rule that decided."""

    @property
    def parts(self) -> bool:
        """Whether both texts go on after what they share, each otherwise."""
        return min(self.words_a - self.a_end, self.words_b - self.b_end) > SLACK

    @property
    def doubtful(self) -> bool:
        """Whether it would be worth knowing what the two share with others."""
        return self.copy and not self.sure

    def turned(self) -> Relation:
        """The same, seen from the other article."""
        return evolve(
            self,
            words_a=self.words_b,
            words_b=self.words_a,
            a=self.b,
            a_end=self.b_end,
            b=self.a,
            b_end=self.a_end,
        )


def relate(a: Reading, b: Reading, headline: float) -> Relation | None:
    """The relation of two texts; None where they share no passage.

    Args:
        headline: share of words the two headlines have in common, 0 to 1.
    """
    passages = align(a, b)
    if not passages:
        return None
    why = "template" if is_template(passages) else verdict(passages, a, b, headline)
    return Relation(
        copy=why in COPIES,
        sure=why in SURE,
        same=why == "same",
        titled=headline >= TITLED,
        words_a=len(a),
        words_b=len(b),
        shared=sum(passage.shared for passage in passages),
        a=passages[0].a,
        a_end=passages[-1].a_end,
        b=passages[0].b,
        b_end=passages[-1].b_end,
        why=why,
    )


def compare(a: Words, b: Words) -> Relation | None:
    """The relation of two articles; None where they share no passage."""
    return relate(read(a.words), read(b.words), likeness(a.headline, b.headline))
