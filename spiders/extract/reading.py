"""The document in, its body out: our own fast reading, and where that finds too little, the other sources.

The container is found by the weight of its prose, read into pieces in one walk, and what its own parts show to be
beside the text is taken away: by tag, by name, by how much of it is links, by what a line says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from spiders.extract.body import Body
from spiders.extract.cleaning import LINES, clean_pieces
from spiders.extract.container import WEIGHTLESS, find_containers
from spiders.extract.pieces import MOST_PIECES, pieces_of
from spiders.extract.pruning import SUBTREES, without_what_is_beside
from spiders.extract.rule import Cut, Reading, Rules
from spiders.extract.runs import density_of, runs_of
from spiders.extract.sources import SOURCES

if TYPE_CHECKING:
    from spiders.extract.parse import Document

RULES = Rules(weightless=WEIGHTLESS, subtrees=SUBTREES, lines=LINES, sources=SOURCES)
"""All that decides about a body."""
SURE = 0.6
"""Share of the page's prose that the container must hold for the reading not to doubt itself."""
LITTLE = 350
PARTIAL = 0.4
"""How sure a body is that is known to lack its end."""


def read_body(document: Document, headline: str | None = None, rules: Rules = RULES) -> Body | None:
    """The body by our own reading of the page; where it shows too little, of its data; None where there is no prose."""
    body = _shown(document, headline, rules)
    reading = Reading(document, headline, rules)
    for source in rules.sources:
        body = source.judge(reading, body)
    if body is not None and document.unread:
        body = _partial(body, f"{document.unread} bytes of the page")
    return body


def _shown(document: Document, headline: str | None, rules: Rules) -> Body | None:
    runs = runs_of(document.root)
    density = density_of(runs)
    container, wide, share = find_containers(document.root, headline, runs, density, rules.weightless)
    if container is None:
        return None
    reading = Reading(document, headline, rules, container)
    read = pieces_of([wide], density=density)
    pieces, beside = without_what_is_beside(read, reading, wide)
    pieces, cuts = clean_pieces(pieces, reading)
    doubts = ("scattered_text",) if share < SURE else ()
    if share > SURE and sum(piece.size for piece in pieces) < LITTLE:
        doubts = ("little_text",)
    body = Body(pieces, "page", path_of(container), share, container, doubts, (*beside, *cuts))
    return _partial(body, f"what follows the first {MOST_PIECES} lines") if len(read) >= MOST_PIECES else body


def _partial(body: Body, lacking: str) -> Body:
    """The body of a page that is longer than is read: it says so."""
    cuts = (*body.cuts, Cut("longer than is read", lacking))
    return attrs.evolve(body, confidence=min(body.confidence, PARTIAL), cuts=cuts)


def path_of(element: Any) -> str:
    """A readable name of an element: "article > div.story-body"."""
    names: list[str] = []
    while element is not None and len(names) < 3:
        key = element.get("id")
        words = (element.get("class") or "").split()
        names.append(element.tag + (f"#{key}" if key else f".{words[0]}" if words else ""))
        element = element.getparent()
    return " > ".join(reversed(names))
