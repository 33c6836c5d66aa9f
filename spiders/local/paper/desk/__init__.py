"""The desk that writes for ever: a turn's number → a story, always the same one, with its page and its edits."""

from __future__ import annotations

from datetime import timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

import attrs

from spiders.local.paper.desk import abroad, market, port, sport, stage, townhall, weather
from spiders.local.paper.desk.draft import Draft, dice
from spiders.local.paper.story import Edit, Picture, Story

if TYPE_CHECKING:
    from random import Random

_WRITERS = (port, townhall, sport, abroad, market, stage, townhall, weather, abroad, sport, port)
_EDIT_EVERY = 3
_EDITS = ("update", "silent", "update", "headline", "silent", "update", "headline", "update", "silent", "withdraw")
_PHOTOGRAPHERS = ("Park Jin-woo/The Harbour Ledger", "Yonhap", "Newsis", "AFP-Yonhap", "EPA")
_BACK_ISSUES = 56


@lru_cache(maxsize=1024)
def story(turn: int) -> Story:
    """The story that appears at a turn after the launch; every third is edited within the half hour."""
    draft = _WRITERS[turn % len(_WRITERS)].report(turn)
    dressed = _dressed(draft, turn)
    return attrs.evolve(dressed, edits=_edits(draft, turn)) if turn % _EDIT_EVERY == 0 else dressed


def back_issues() -> tuple[Story, ...]:
    """What the desk wrote in the ten days before the launch, about one story every four hours."""
    stories = []
    for number in range(1, _BACK_ISSUES + 1):
        turn = -number
        draft = _WRITERS[number % len(_WRITERS)].report(turn)
        age = timedelta(minutes=number * 250 + dice("age", turn).randint(0, 200))
        edit = (Edit(kind="update", after=timedelta(minutes=95), new=draft.later),) if number % 9 == 0 else ()
        stories.append(attrs.evolve(_dressed(draft, turn), age=age, edits=edit))
    return tuple(stories)


def _edits(draft: Draft, turn: int) -> tuple[Edit, ...]:
    kind = _EDITS[turn // _EDIT_EVERY % len(_EDITS)]
    after = timedelta(minutes=4 + dice("edit", turn).randint(0, 22))
    if kind == "update":
        return (Edit(kind=kind, after=after, new=draft.later),)
    if kind == "silent":
        return (Edit(kind=kind, after=after, old=draft.slip[0], new=draft.slip[1]),)
    if kind == "headline":
        return (Edit(kind=kind, after=after, new=draft.headline),)
    return (
        Edit(kind=kind, after=after, new="This article was withdrawn: its source asked us to wait, and was right."),
    )


def _dressed(draft: Draft, turn: int) -> Story:
    """The page around it: layout, pictures, how the text is divided, what the head says."""
    throw = dice("page", turn)
    pictures: tuple[Picture, ...] = ()
    if _one_in(2, throw):
        pictures = (Picture(motif=draft.story.slug, caption=draft.caption, credit=throw.choice(_PHOTOGRAPHERS)),)
    return attrs.evolve(
        draft.story,
        layout=throw.choice((1, 2)),
        paragraphs=throw.choice(("br", "p")),
        pictures=pictures,
        broken=bool(pictures) and _one_in(2, throw),
        caption_twice=bool(pictures) and _one_in(2, throw),
        entities=_one_in(3, throw),
        json_ld=_one_in(2, throw),
        keywords=("Haemin", draft.story.slug.split("-")[0]) if _one_in(3, throw) else (),
    )


def _one_in(many: int, throw: Random) -> bool:
    return throw.randrange(many) == 0
