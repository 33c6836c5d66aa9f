"""A body and the profile of its source in, the body without what the source's pages have in common out.

A page that would lose more than a small share of its text keeps all of it: a doubt beats a loss.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs
from attrs import frozen

from spiders.extract.assets import largest_of, same_asset
from spiders.extract.cleaning import clean_pieces
from spiders.extract.passages import says_who
from spiders.extract.profile import digest
from spiders.extract.rule import Cut

if TYPE_CHECKING:
    from spiders.extract.body import Body
    from spiders.extract.parse import Document
    from spiders.extract.passages import Passage, Shown
    from spiders.extract.profile import Profile
    from spiders.extract.rule import Reading
    from spiders.items import Image

RULE = "recurs_on_site"
MOST_LOST = 0.3
"""Share of its text that a page may lose; above it, the lines are more likely the article's than the site's."""


@frozen
class Recurs:
    """What of a page's text recurs on its site."""

    places: frozenset[int] = frozenset()
    """Of the pieces that stay out."""
    keys: frozenset[str] = frozenset()
    """Of their lines."""
    boxes: tuple[Any, ...] = ()
    """Elements that stay out as a whole."""
    kept: int = 0
    """Pieces that recur and stay, because the page would lose too much."""

    @property
    def mark(self) -> str:
        """Six hex digits: two readings with one mark left out the same. Empty where nothing was left out."""
        return digest(self.keys)[:6]


def recurring(shown: Shown, profile: Profile) -> Recurs:
    """The pieces that the source's pages have in common; none where the page would lose too much."""
    known = [passage for passage in shown.passages if passage.key in profile.keys]
    gone = {place for passage in known if passage.kind in ("line", "box") for place in passage.places}
    if not gone:
        return Recurs()
    gone |= _beside(gone, [passage for passage in known if passage.kind in ("heading", "short")], shown.sizes)
    gone -= {place for each in shown.passages if each.kind != "box" and says_who(each.text) for place in each.places}
    if sum(shown.sizes[place] for place in gone) > MOST_LOST * sum(shown.sizes):
        return Recurs(kept=len(gone))
    lines = frozenset(each.key for each in shown.passages if each.kind != "box" and each.places[0] in gone)
    boxes = tuple(shown.boxes[each.key] for each in known if each.kind == "box")
    return Recurs(frozenset(gone), lines, boxes)


def without(body: Body, recurs: Recurs, profile: Profile, reading: Reading) -> Body:
    """The body without those pieces; it names the profile, and each line with the rule that took it.

    What stood behind the article's last line is gone then, and what stood before it is looked at as an end again.
    """
    cuts = tuple(Cut(RULE, body.pieces[place].text) for place in sorted(recurs.places) if body.pieces[place].text)
    kept = [piece for place, piece in enumerate(body.pieces) if place not in recurs.places]
    if cuts and body.method != "page_class":
        kept, again = clean_pieces(kept, reading)
        cuts = (*cuts, *again)
    stay = f"{RULE}: {recurs.kept} kept, they are more than {MOST_LOST:.0%} of the text" if recurs.kept else None
    return attrs.evolve(body, pieces=kept, cuts=(*body.cuts, *cuts), profile=profile.version, kept=stay)


def without_pictures(images: tuple[Image, ...], recurs: Recurs, document: Document) -> tuple[Image, ...]:
    """The pictures without those of the boxes that go."""
    gone = (element for box in recurs.boxes for element in box.iter("img", "amp-img"))
    urls = [url for element in gone if (url := document.absolute(largest_of(element)))]
    return tuple(image for image in images if not any(same_asset(image.url, url) for url in urls))


def _beside(gone: set[int], weak: list[Passage], sizes: list[int]) -> set[int]:
    """Headings of what goes, and short lines next to it, where they recur as well."""
    kinds = {passage.places[0]: passage.kind for passage in weak}
    lines = [place for place, size in enumerate(sizes) if size]
    also: set[int] = set()
    for order, of_kind in ((lines[::-1], ("heading", "short")), (lines, ("short",))):
        beside = False
        for place in order:
            if beside and kinds.get(place) in of_kind:
                also.add(place)
            beside = place in gone or place in also
    return also
