"""Where the text may come from when the page itself leaves doubt: each source returns what was found, or better."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from spiders.extract.body import Body
from spiders.extract.cleaning import clean_pieces
from spiders.extract.ends import SENTENCE_END
from spiders.extract.folding import fold
from spiders.extract.json_ld import text_of
from spiders.extract.pieces import Piece, pieces_of
from spiders.extract.posts import BEGINNING, FEWEST, Post
from spiders.extract.rule import Rule
from spiders.extract.second_opinion import second_opinion
from spiders.extract.state import read_state
from spiders.extract.updates import stated_updates

if TYPE_CHECKING:
    from spiders.extract.rule import Reading, Source
    from spiders.extract.updates import Update

LABEL = 60
"""Shorter lines are no prose."""
ENOUGH = 500
"""Characters from which a page shows enough text to be believed."""
_TAGS = re.compile(r"<[^<>]{1,300}>")


def _confirmed(reading: Reading, found: Body | None) -> Body | None:
    """Our reading, or the second opinion where ours doubts itself and that one holds it and much more."""
    if found is None or not found.doubts:
        return found
    pieces, cuts = clean_pieces(second_opinion(reading.document), reading)
    other = sum(piece.size for piece in pieces if piece.size > LABEL and SENTENCE_END.search(piece.text))
    theirs = fold(" ".join(piece.text for piece in pieces))
    ours = [fold(piece.text) for piece in found.pieces if piece.text]
    agreed = sum(len(text) for text in ours if text in theirs)
    if other > 1.3 * found.chars and agreed > 0.6 * sum(map(len, ours)):
        return Body(pieces, "trafilatura", "second opinion", 0.5, found.container, found.doubts, tuple(cuts))
    return found


def _stated(reading: Reading, found: Body | None) -> Body | None:
    """The text that JSON-LD states, where the page shows less than half of it."""
    stated = text_of(reading.document.json_ld.article.get("articleBody")) or ""
    if len(stated) < ENOUGH or (found is not None and found.chars >= max(ENOUGH, 0.5 * len(stated))):
        return found
    pieces = [Piece("p", line, reading.document.root) for line in _lines(stated)]
    pieces, cuts = clean_pieces(pieces, reading)
    return Body(pieces, "json_ld", "articleBody", 0.8, None, ("little_text_shown",), tuple(cuts))


def _updates(reading: Reading, found: Body | None) -> Body | None:
    """The posts that JSON-LD states, where the page shows none of them: some state weeks of which it shows an hour."""
    updates = stated_updates(reading.document)
    length = sum(len(update.text) for update in updates)
    if length < ENOUGH or (found is not None and (found.chars >= length or _shows(found, updates))):
        return found
    pieces = []
    for number, update in enumerate(updates):
        lines = [update.headline, *_lines(update.text)] if update.headline else _lines(update.text)
        for place, line in enumerate(lines):
            piece = Piece("h" if update.headline and not place else "p", line, reading.document.root)
            piece.post = Post(number, update.raw)
            pieces.append(piece)
    pieces, cuts = clean_pieces(pieces, reading)
    return Body(pieces, "json_ld", "liveBlogUpdate", 0.8, None, ("little_text_shown",), tuple(cuts))


def _unseen(reading: Reading, found: Body | None) -> Body | None:
    """The text of a noscript or template element, where little is shown."""
    if found is not None and found.chars >= ENOUGH:
        return found
    groups = [pieces_of(list(element)) for element in list(reading.document.root.iter("noscript", "template"))[:100]]
    pieces = max(groups, key=lambda group: sum(piece.size for piece in group), default=[])
    pieces, cuts = clean_pieces(pieces, reading)
    unseen = Body(pieces, "page", "noscript, template", 0.6, None, ("little_text_shown",), tuple(cuts))
    return unseen if unseen.chars >= ENOUGH and (found is None or unseen.chars > 2 * found.chars) else found


def _shows(found: Body, updates: list[Update]) -> bool:
    shown = fold(" ".join(piece.text for piece in found.pieces))
    return sum(bool(text := fold(update.text)[:BEGINNING]) and text in shown for update in updates) >= FEWEST


def _held(reading: Reading, found: Body | None) -> Body | None:
    """The text that only the page's data holds, where little is shown."""
    if found is not None and (found.method == "json_ld" or found.chars >= ENOUGH):
        return found
    hidden = read_state(reading.document)
    if hidden is None:
        return found
    pieces, cuts = clean_pieces(hidden[0], reading)
    held = Body(pieces, "state", hidden[1], 0.6, None, ("little_text_shown",), tuple(cuts))
    return held if found is None or held.chars > 2 * found.chars else found


def _lines(text: str) -> list[str]:
    """Of a stated text, which may hold tags."""
    return [line for part in _TAGS.sub("\n", text).split("\n") if (line := " ".join(part.split()))]


SOURCES: tuple[Rule[Source], ...] = (
    Rule("second opinion", _confirmed),
    Rule("stated text", _stated),
    Rule("stated updates", _updates),
    Rule("noscript or template", _unseen),
    Rule("page's data", _held),
)
"""In the order in which they are asked."""
