"""A story's people and agencies → the lines that print them, and what those lines mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spiders.items import Author
from spiders.local.paper.masthead import MAIL, agencies

if TYPE_CHECKING:
    from spiders.local.paper.story import Picture, Story


def byline_parts(story: Story) -> tuple[tuple[str, str], ...]:
    """The byline at the head as (text between, name): (("By ", "Kim Da-sol"), (" and ", "Lee Ji-yoon"))."""
    if story.byline:
        return (("", story.byline),)
    names = (story.wire,) if story.wire and "byline" in story.wire_at else story.people
    if not names or story.only_tail:
        return ()
    joints = ["By ", *[", "] * (len(names) - 2), *[" and "] * (len(names) > 1)]
    return tuple(zip(joints, (name or "" for name in names), strict=True))


def tail_line(story: Story) -> str | None:
    """The reporter's address behind the text: "By Kim Da-sol (dasol@…)"."""
    return f"By {story.people[0]} ({story.mail}@{MAIL})" if story.mail else None


def byline_raw(story: Story) -> str | None:
    """The byline as printed: the one at the head; where there is none, the line behind the text."""
    return "".join(joint + name for joint, name in byline_parts(story)) or tail_line(story)


def authors(story: Story) -> tuple[Author, ...]:
    """The people, with the address that the tail line gives the first of them."""
    mails = [f"{story.mail}@{MAIL}" if story.mail else None, *[None] * len(story.people)]
    return tuple(Author(name=name, email=mail) for name, mail in zip(story.people, mails, strict=False))


def wire_agency(story: Story) -> tuple[str, ...]:
    return agencies(story.wire) if story.wire else ()


def wire_credit(story: Story) -> str | None:
    """The tag behind the last paragraph: "(Yonhap)"."""
    return f"({story.wire})" if story.wire and "tail" in story.wire_at else None


def dateline_printed(story: Story) -> str:
    """What stands before the first paragraph: "HAEMIN, Oct. 26 (Yonhap) -- "."""
    if not story.place:
        return ""
    agency = f" ({story.wire})" if story.wire and "dateline" in story.wire_at else ""
    return f"{story.place}{agency} -- "


def picture_credit(picture: Picture) -> str | None:
    return f"({picture.credit})" if picture.credit else None


def picture_line(picture: Picture) -> str:
    """Caption and credit as they stand below the picture."""
    return " ".join(part for part in (picture.caption, picture_credit(picture)) if part)
