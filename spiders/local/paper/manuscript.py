"""A file of stories as people write them → Stories. The format is told in docs/demo-paper.md.

A story is a head of `name: value` lines, a line `---`, and the text; a line of equals signs stands between stories.
"""

from __future__ import annotations

import re
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs

from spiders.errors import BroadsheetError
from spiders.local.paper.story import Edit, Picture, Piece, Story

if TYPE_CHECKING:
    from collections.abc import Callable

FOLDER = Path(__file__).parent / "stories"
_FLAGS = {
    "twice": "caption_twice",
    "broken": "broken",
    "entities": "entities",
    "json-ld": "json_ld",
    "sponsored": "sponsored",
    "premium": "premium",
    "only-tail": "only_tail",
}
_UNITS = {"d": "days", "h": "hours", "m": "minutes"}
_MARKS = (("## ", "h"), ("> ", "quote"), ("- ", "list"), ("!", "picture"))


def span(text: str) -> timedelta:
    """A span of time: "2d 3h 10m"."""
    return timedelta(**{_UNITS[unit]: int(number) for number, unit in re.findall(r"(\d+)([dhm])", text)})


@cache
def all_stories() -> tuple[Story, ...]:
    """Every hand-written story, in the order of file names and of standing in them."""
    stories: dict[str, Story] = {}
    for file in sorted(FOLDER.glob("*.txt")):
        for text in re.split(r"^=+\n", file.read_text(encoding="utf-8"), flags=re.MULTILINE):
            story = read(text, stories)
            if story.slug in stories:
                raise BroadsheetError(
                    f"two stories are called {story.slug!r}: give the one in {file.name} another slug."
                )
            stories[story.slug] = story
    return tuple(stories.values())


def read(text: str, known: dict[str, Story]) -> Story:
    """One story; `known` has those that it may be a copy of."""
    head, _, body = text.strip().partition("\n---")
    lines = [(name.strip(), value.strip()) for name, _, value in (line.partition(":") for line in head.splitlines())]
    fields: dict[str, Any] = {_NAMES.get(name, name): _READ[name](value) for name, value in lines if name in _READ}
    fields |= {_FLAGS[flag]: True for name, value in lines if name == "flags" for flag in value.split()}
    if unknown := {name for name, _ in lines} - {*_READ, *_REPEATED, "flags"}:
        raise BroadsheetError(
            f"a story's head has no {unknown.pop()!r}: see docs/demo-paper.md for the names it knows."
        )
    if original := fields.get("copy_of"):
        # The same text; the page around it is its own. Edits stay with the original.
        return attrs.evolve(known[original], edits=(), **fields)
    for name, (field, reader) in _REPEATED.items():
        fields[field] = tuple(reader(value) for given, value in lines if given == name)
    return Story(body=_pieces(body), **fields)


def _picture(value: str) -> Picture:
    """`motif | caption | credit`, the last two may be empty."""
    motif, caption, credit = ([part.strip() for part in value.split("|")] + ["", ""])[:3]
    return Picture(motif=motif, caption=caption or None, credit=credit or None)


def _link(value: str) -> tuple[str, str]:
    """`words of the text => address`."""
    words, _, address = value.partition("=>")
    return words.strip(), address.strip()


def _edit(value: str) -> Edit:
    """`+3h silent | old words => new words`; `launch +6m headline | New headline`; `+1h withdraw | notice`."""
    when, _, what = value.partition("|")
    *after, kind = when.split()
    old, arrow, new = what.partition("=>")
    if not arrow:
        old, new = "", old
    return Edit(
        kind=kind, after=span(" ".join(after)), since_launch=after[0] == "launch", old=old.strip(), new=new.strip()
    )


def _pieces(body: str) -> tuple[Piece, ...]:
    pieces = []
    for block in re.split(r"\n\s*\n", body.strip()):
        lines = [line.strip() for line in block.splitlines()]
        mark, kind = next(((mark, kind) for mark, kind in _MARKS if lines[0].startswith(mark)), ("", "p"))
        lines = [line.removeprefix(mark) for line in lines]
        pieces.append(Piece(type=kind, text=("\n" if kind == "list" else " ").join(lines)))
    return tuple(pieces)


def _list(value: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in value.split(","))


_WORDS = ("slug", "headline", "section", "mail", "byline", "wire", "place", "paragraphs", "language", "note", "number")
_READ: dict[str, Callable[[str], Any]] = {
    **dict.fromkeys((*_WORDS, "published", "sub", "type", "copy"), str),
    **dict.fromkeys(("by", "keywords", "wire-at"), _list),
    "age": span,
    "layout": int,
}
"""Name in a head → how its value is read."""
_NAMES = {"by": "people", "wire-at": "wire_at", "sub": "subheadline", "type": "article_type", "copy": "copy_of"}
"""Where the field of Story is called otherwise."""
_REPEATED: dict[str, tuple[str, Callable[[str], Any]]] = {
    "picture": ("pictures", _picture),
    "edit": ("edits", _edit),
    "link": ("links", _link),
}
"""Names that may stand more than once."""
