"""The document in, the pieces of the article's text out: our own fast reading.

The container is found by the weight of its prose, read into pieces in one walk, and what its own parts show to be
beside the text is taken away: by tag, by name, by how much of it is links, by what a line says.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from spiders.extract.agreement import as_stated
from spiders.extract.cleaning import clean_pieces, with_neighbours
from spiders.extract.container import density_of, find_containers, runs_of
from spiders.extract.folding import fold
from spiders.extract.json_ld import text_of
from spiders.extract.pieces import Piece, pieces_of
from spiders.extract.pruning import without_what_is_beside
from spiders.extract.second_opinion import second_opinion
from spiders.extract.state import read_state

SURE = 0.6
"""Share of the page's prose that the container must hold for the reading not to doubt itself."""
LITTLE = 350
ENOUGH = 500
"""Characters from which a page shows enough text to be believed."""
_TAGS = re.compile(r"<[^<>]{1,300}>")

if TYPE_CHECKING:
    from spiders.extract.parse import Document


@frozen
class Body:
    """The text found, in pieces, and how sure the reading is."""

    pieces: list[Piece]
    method: str
    rule: str
    confidence: float
    container: Any = None
    doubts: tuple[str, ...] = field(default=())

    @property
    def chars(self) -> int:
        """Length of the text, in Latin letters."""
        return sum(piece.size for piece in self.pieces)


def read_body(document: Document, headline: str | None = None) -> Body | None:
    """The body by our own reading of the page; where it shows too little, of its data; None where there is no prose."""
    shown = _shown(document, headline)
    if shown is not None and shown.doubts:
        shown = _confirmed(shown, document, headline)
    stated = text_of(document.json_ld.article.get("articleBody")) or ""
    if shown is not None and shown.chars >= max(ENOUGH, 0.5 * len(stated)):
        return shown
    if len(stated) >= ENOUGH:
        pieces = [
            Piece("p", line, document.root)
            for text in _TAGS.sub("\n", stated).split("\n")
            if (line := " ".join(text.split()))
        ]
        return Body(clean_pieces(pieces, headline), "json_ld", "articleBody", 0.8, None, ("little_text_shown",))
    hidden = read_state(document)
    if hidden is not None:
        pieces = clean_pieces(hidden[0], headline)
        found = Body(pieces, "state", hidden[1], 0.6, None, ("little_text_shown",))
        if shown is None or found.chars > 2 * shown.chars:
            return found
    return shown


def _shown(document: Document, headline: str | None) -> Body | None:
    runs = runs_of(document.root)
    density = density_of(runs)
    container, wide, share = find_containers(document.root, headline, runs, density)
    if container is None:
        return None
    pieces = without_what_is_beside(pieces_of([wide], density=density), wide)
    if wide is not container:
        pieces = with_neighbours(pieces, container)
    pieces = clean_pieces(pieces, headline)
    if stated := text_of(document.json_ld.article.get("articleBody")):
        pieces = as_stated(pieces, stated)
    doubts = ("scattered_text",) if share < SURE else ()
    if share > SURE and sum(piece.size for piece in pieces) < LITTLE:
        doubts = ("little_text",)
    return Body(pieces, "page", path_of(container), share, container, doubts)


def _confirmed(shown: Body, document: Document, headline: str | None) -> Body:
    """Our reading, or the second opinion where that holds it and much more."""
    pieces = clean_pieces(second_opinion(document), headline)
    other = sum(piece.size for piece in pieces)
    theirs = fold(" ".join(piece.text for piece in pieces))
    ours = [fold(piece.text) for piece in shown.pieces if piece.text]
    agreed = sum(len(text) for text in ours if text in theirs)
    if other > 1.3 * shown.chars and agreed > 0.6 * sum(map(len, ours)):
        return Body(pieces, "trafilatura", "second opinion", 0.5, shown.container, shown.doubts)
    return shown


def path_of(element: Any) -> str:
    """A readable name of an element: "article > div.story-body"."""
    names: list[str] = []
    while element is not None and len(names) < 3:
        key = element.get("id")
        words = (element.get("class") or "").split()
        names.append(element.tag + (f"#{key}" if key else f".{words[0]}" if words else ""))
        element = element.getparent()
    return " > ".join(reversed(names))
