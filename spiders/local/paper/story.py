"""A story as its writer hands it in: the content of an article without a page around it. Times in it are tokens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from datetime import timedelta


@frozen(kw_only=True)
class Picture:
    """A picture with its line. `motif` seeds what is drawn."""

    motif: str
    caption: str | None = None
    credit: str | None = None
    """As printed, without the brackets: "Yonhap", "Park Jin-woo/The Harbour Ledger"."""


@frozen(kw_only=True)
class Piece:
    """One piece of the body: "p", "h", "quote", "list" (items by line), or "picture" (text is its index)."""

    type: str = "p"
    text: str


@frozen(kw_only=True)
class Edit:
    """A change after publication: "update" (with a stamp), "silent", "headline", "withdraw"."""

    kind: str
    after: timedelta
    since_launch: bool = False
    """Counted from the paper's launch in place of the story's own publication."""
    old: str = ""
    """Words of the body (for "headline": nothing); empty: `new` is put behind the last paragraph."""
    new: str = ""


@frozen(kw_only=True)
class Story:
    """Everything about one article that does not depend on when it appears."""

    slug: str
    headline: str
    subheadline: str | None = None
    section: str
    body: tuple[Piece, ...]
    people: tuple[str, ...] = ()
    mail: str | None = None
    """Mail name of the first of `people`: then the text ends in "By Name (mail@…)"."""
    only_tail: bool = False
    """No byline at the head: that line is all there is."""
    byline: str | None = None
    """In place of a line made of `people` or `wire`: "From news reports"."""
    wire: str | None = None
    """Agencies as printed: "AFP-Yonhap"."""
    wire_at: tuple[str, ...] = ("byline",)
    """Where they stand: "byline", "tail", "dateline"."""
    place: str | None = None
    """Of the dateline: "HAEMIN, {date}"."""
    pictures: tuple[Picture, ...] = ()
    caption_twice: bool = False
    keywords: tuple[str, ...] = ()
    layout: int = 1
    paragraphs: str = "br"
    """How layout 1 divides them: "br" or "p"."""
    broken: bool = False
    """Layout 1 opens the text's element inside the picture's table cell and closes it outside."""
    entities: bool = False
    """Curly quotes and dashes as entities."""
    json_ld: bool = False
    language: str = "en"
    article_type: str = "news"
    sponsored: bool = False
    links: tuple[tuple[str, str], ...] = ()
    """(words of the body, address they link to)."""
    note: str | None = None
    """An editor's note below the text."""
    premium: bool = False
    """Below the path that robots.txt forbids."""
    copy_of: str | None = None
    """Slug of the story whose text this is, at another address."""
    age: timedelta | None = None
    """How long before the launch it appeared; None: after it, in turn."""
    number: str | None = None
    """Its own id, for a page from the archive; then `published` is its time, "2021-10-26 09:18"."""
    published: str | None = None
    edits: tuple[Edit, ...] = ()

    @property
    def first_words(self) -> str:
        """The first paragraph, from which descriptions and teasers are cut."""
        return next(piece.text for piece in self.body if piece.type == "p")
