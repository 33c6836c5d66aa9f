"""A story in print: with its number, its stamps and its address, as it stood at a moment."""

from __future__ import annotations

from datetime import datetime, timedelta

import attrs
from attrs import frozen

from spiders.local.paper import stamp
from spiders.local.paper.masthead import BASE_URL
from spiders.local.paper.story import Edit, Piece, Story

NOTICE_STAYS = timedelta(minutes=60)
"""How long a withdrawn article is still linked from the lists."""


@frozen(kw_only=True)
class Article:
    """What the paper shows of a story at one moment."""

    story: Story
    """Tokens filled, edits applied."""
    index: int
    """Its place in the paper's order of numbers: later is higher."""
    published: datetime
    updated: datetime | None = None
    """None: the page shows no other stamp than the published one."""
    changed: datetime
    """The last change of the page, silent ones too."""
    withdrawn: datetime | None = None
    notice: str = ""
    furnished: bool = False
    """Its page has standing lines among the paragraphs."""

    @property
    def id(self) -> str:
        if self.story.number:
            return self.story.number
        if self.story.layout == 1:
            return f"{stamp.day_digits(self.published)}{self.index:06d}"
        return str(10_600_000 + self.index)

    @property
    def path(self) -> str:
        if self.story.layout == 1:
            return f"/view.php?ud={self.id}"
        return f"{'/premium' if self.story.premium else ''}/article/{self.id}"

    @property
    def url(self) -> str:
        return BASE_URL + self.path


def index_of(path: str, number: str) -> int:
    """The place in the order of numbers that an address claims."""
    return int(number) - 10_600_000 if path != "/view.php" else int(number[8:])


def in_print(
    story: Story, index: int, published: datetime, launch: datetime, now: datetime, *, furnished: bool = False
) -> Article:
    """The story as the page shows it at `now`, every edit due by then applied."""
    text = attrs.evolve(
        story,
        headline=stamp.fill(story.headline, published),
        subheadline=story.subheadline and stamp.fill(story.subheadline, published),
        body=tuple(attrs.evolve(piece, text=stamp.fill(piece.text, published)) for piece in story.body),
        place=story.place and stamp.fill(story.place, published),
    )
    article = Article(story=text, index=index, published=published, changed=published, furnished=furnished)
    due = [((launch if edit.since_launch else published) + edit.after, edit) for edit in story.edits]
    for at, edit in sorted(due, key=lambda pair: pair[0]):
        if at <= now:
            article = _edited(article, edit, at)
    return article


def _edited(article: Article, edit: Edit, at: datetime) -> Article:
    article = attrs.evolve(article, changed=at)
    if edit.kind == "withdraw":
        return attrs.evolve(article, withdrawn=at, notice=edit.new)
    new = stamp.fill(edit.new, article.published)
    if edit.kind == "headline":
        return attrs.evolve(article, story=attrs.evolve(article.story, headline=new))
    body = article.story.body
    if edit.old:
        old = stamp.fill(edit.old, article.published)
        body = tuple(attrs.evolve(piece, text=piece.text.replace(old, new)) for piece in body)
    else:
        body = (*body, Piece(text=new))
    article = attrs.evolve(article, story=attrs.evolve(article.story, body=body))
    return attrs.evolve(article, updated=at) if edit.kind == "update" else article
