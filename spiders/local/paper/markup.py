"""Text of a story → HTML: escaped, with the entities and links its page shows; pictures' addresses."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from spiders.local.paper import credit_lines, stamp
from spiders.local.paper.masthead import BASE_URL
from spiders.local.paper.standing import with_standing
from spiders.local.paper.story import Piece

if TYPE_CHECKING:
    from spiders.local.paper.article import Article

_ENTITIES = {
    "“": "&ldquo;",
    "”": "&rdquo;",
    "\N{LEFT SINGLE QUOTATION MARK}": "&lsquo;",
    "\N{RIGHT SINGLE QUOTATION MARK}": "&rsquo;",
    "—": "&mdash;",
    "\N{EN DASH}": "&ndash;",
    "…": "&hellip;",
    "é": "&eacute;",
    "'": "&#39;",
}
_LONGEST_DESCRIPTION = 160


def text_html(article: Article, text: str) -> str:
    """A run of text as it stands in the page's source."""
    html = escape(text, quote=False)
    if article.story.entities:
        html = "".join(_ENTITIES.get(character, character) for character in html)
    for words, address in article.story.links:
        html = html.replace(words, f'<a href="{escape(address)}" target="_blank">{words}</a>', 1)
    return html


def printed_pieces(article: Article) -> list[Piece]:
    """The body with what the page prints inside it: dateline in front, agency tag and reporter's address behind."""
    story = article.story
    pieces = list(story.body)
    texts = [place for place, piece in enumerate(pieces) if piece.type != "picture"]
    first, last = texts[0], texts[-1]
    pieces[first] = Piece(type=pieces[first].type, text=credit_lines.dateline_printed(story) + pieces[first].text)
    if credit := credit_lines.wire_credit(story):
        pieces[last] = Piece(type=pieces[last].type, text=f"{pieces[last].text} {credit}")
    if line := credit_lines.tail_line(story):
        pieces.append(Piece(text=line))
    shown = {int(piece.text) for piece in pieces if piece.type == "picture"}
    hidden = [Piece(type="picture", text=str(n)) for n in range(len(story.pictures)) if n not in shown]
    return hidden + (with_standing(pieces, story) if article.furnished else pieces)


def picture_url(article: Article, number: int) -> str:
    """Absolute, on the paper's own address."""
    motif = article.story.pictures[number].motif
    return f"{BASE_URL}/img/{stamp.day_digits(article.published)}/{motif}.png"


def description(article: Article) -> str:
    """The first paragraph, cut at a word."""
    text = article.story.first_words
    if len(text) <= _LONGEST_DESCRIPTION:
        return text
    return text[:_LONGEST_DESCRIPTION].rsplit(" ", 1)[0] + "..."
