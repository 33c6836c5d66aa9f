"""What every writer of the desk hands in: a story, what may become of it after print, and the names they draw from."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, Any

from attrs import frozen

from spiders.local.paper.story import Piece, Story

if TYPE_CHECKING:
    from collections.abc import Sequence

_FAMILY = ("Ma", "Bae", "Choi", "Noh", "Pyeon", "Gu", "Tak", "Yeom", "Ra", "Do", "Ok", "Bong", "Seol", "Hyeon", "Mo")
_GIVEN = ("Ha-jun", "Sol-bi", "Ye-rin", "Dong-hwi", "Min-a", "Seung-ok", "Gyeong-hui", "Tae-o", "Bo-reum", "Chun-ja")


@frozen(kw_only=True)
class Draft:
    """A story with the corrections that its editor has in the drawer."""

    story: Story
    later: str
    """A paragraph for an update."""
    slip: tuple[str, str]
    """Words of the text and what they should have been."""
    headline: str
    """A better one."""
    caption: str
    """For a picture, where the page has one."""


def dice(kind: str, seed: int) -> Random:
    """The same throws for the same story, whatever was written before it."""
    return Random(f"{kind} {seed}")  # noqa: S311 (a story, not a secret)


def name(throw: Random) -> str:
    """Somebody of Haemin."""
    return f"{throw.choice(_FAMILY)} {throw.choice(_GIVEN)}"


def sample(throw: Random, texts: Sequence[str], number: int) -> list[str]:
    """`number` different sentences in an order of their own."""
    return throw.sample(list(texts), number)


def story(kind: str, seed: int, paragraphs: Sequence[str], **fields: Any) -> Story:
    """A story of plain paragraphs."""
    return Story(slug=f"{kind}-{seed}", body=tuple(Piece(text=text) for text in paragraphs), **fields)
