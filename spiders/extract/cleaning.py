"""Pieces of the text in, the same without lines that are not the article's out: one rule after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spiders.extract.agreement import as_stated
from spiders.extract.caption_lines import without_captions
from spiders.extract.ends import (
    before_other_articles,
    each_once,
    without_first_headings,
    without_loose_end,
    without_loose_headings,
)
from spiders.extract.neighbours import with_neighbours
from spiders.extract.page_lines import (
    without_beginnings,
    without_calls,
    without_dates,
    without_labels,
    without_lone_links,
    without_offers,
    without_pointers,
    without_rights,
    without_stand_ins,
)
from spiders.extract.people_lines import without_bylines, without_notes_about_authors
from spiders.extract.rule import Cut, Rule
from spiders.extract.title_lines import below_title, without_title

if TYPE_CHECKING:
    from spiders.extract.pieces import Piece
    from spiders.extract.rule import Lines, Reading

LINES: tuple[Rule[Lines], ...] = (
    Rule("outside the container", with_neighbours),
    Rule("above the headline", below_title),
    Rule("link alone", without_lone_links),
    Rule("headline again", without_title),
    Rule("date alone", without_dates),
    Rule("byline", without_bylines),
    Rule("caption by its credit", without_captions),
    Rule("rights", without_rights),
    Rule("in place of an embed", without_stand_ins),
    Rule("above an advertisement", without_labels),
    Rule("offer", without_offers),
    Rule("beginning of another article", without_beginnings),
    Rule("call to the reader", without_calls),
    Rule("pointer to another article", without_pointers),
    Rule("list of other articles", before_other_articles),
    Rule("said twice", each_once),
    Rule("about an author", without_notes_about_authors),
    Rule("heading above the text", without_first_headings),
    Rule("heading without text", without_loose_headings),
    Rule("loose end", without_loose_end),
    Rule("not in the stated text", as_stated),
)
"""Each takes away what its name says."""


def clean_pieces(pieces: list[Piece], reading: Reading) -> tuple[list[Piece], list[Cut]]:
    """What all rules leave, and what each took."""
    cuts: list[Cut] = []
    for rule in reading.rules.lines:
        kept = rule.judge(pieces, reading)
        if len(kept) < len(pieces):
            stays = set(map(id, kept))
            cuts += [Cut(rule.name, piece.text) for piece in pieces if piece.text and id(piece) not in stays]
        pieces = kept
    return pieces, cuts
