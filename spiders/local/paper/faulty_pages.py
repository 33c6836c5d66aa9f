"""Faults with an article in them: in another charset, with control characters, nested without end, late, or cut off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from spiders.local.paper import layout_2
from spiders.local.paper.article import Article, in_print
from spiders.local.paper.fault import Fault
from spiders.local.paper.routes import Answer
from spiders.local.paper.story import Piece, Story

if TYPE_CHECKING:
    from datetime import datetime

NUMBERS = 10_600_000
FIRST = 390_001
"""Place of the first fault in the paper's order of numbers: /article/10990001."""
_OWN = 390_101
"""Place of the first of these: /article/10990101."""
_PROSE = (
    "This page is called {name}. On it a keeper tests the lamp twice a day, as those who are out late do as well.",
    "Nobody has asked which of the two is more reliable. The keeper has a view and keeps it to himself.",
    "On the calendar by the door every test is a circle, and every circle has been a boat that came home.",
)
_KOREAN = (
    "등대의 불빛은 하루에 두 번 시험된다. 한 번은 등대지기가, 한 번은 바다 위에서 늦은 배가 시험한다.",
    "등대지기는 그때마다 달력에 동그라미를 그린다. 동그라미 하나는 무사히 돌아온 배 한 척이다.",
)
_HEADLINES = {
    "nul_characters": "Keeper tests the lamp, page tests the reader",
    "euc_kr": "등대의 불빛은 하루에 두 번 시험된다",
    "nested_divs": "Ten thousand boxes, and a lamp in the last",
    "slow_page": "Keeper takes his time",
    "cut_off": "Keeper stops in the middle of a",
}


def articles(launch: datetime) -> dict[str, Article]:
    """What stands on the pages that can be read."""
    return {name: _article(name, launch) for name in ("nul_characters", "euc_kr", "slow_page")}


def faults(launch: datetime) -> list[Fault]:
    """All of them, with their paths."""
    pages = {name: (_article(name, launch), layout_2.page(_article(name, launch), [])) for name in _HEADLINES}
    nul, euc_kr, nested, late, cut = (page for _, page in pages.values())
    deep = nested.replace('<div class="text_box">', '<div class="text_box">' + "<div>" * 10_000)
    made = (
        Fault(
            name="nul_characters",
            states=("loaded",),
            answer=Answer(body=nul.replace("lamp", "la\0mp").replace("keeper", "keep\x0ber").encode()),
        ),
        Fault(
            name="euc_kr",
            states=("loaded",),
            answer=Answer(
                body=euc_kr.replace('<meta charset="utf-8">', '<meta charset="euc-kr">').encode(
                    "euc-kr", "xmlcharrefreplace"
                ),
                content_type="text/html; charset=EUC-KR",
            ),
        ),
        Fault(name="nested_divs", states=("loaded", "quarantined"), answer=Answer(body=deep.encode())),
        Fault(name="slow_page", states=("loaded", "failed"), answer=Answer(body=late.encode()), wait=2.0),
        Fault(name="cut_off", states=("failed", "quarantined"), answer=Answer(body=cut.encode()), cut_after=9000),
    )
    return [evolve(fault, path=pages[fault.name][0].path) for fault in made]


def _article(name: str, launch: datetime) -> Article:
    story = Story(
        slug=name.replace("_", "-"),
        headline=_HEADLINES[name],
        section="020102",
        layout=2,
        language="ko" if name == "euc_kr" else "en",
        people=("Kim Da-sol",),
        body=tuple(Piece(text=text.format(name=name)) for text in (_KOREAN if name == "euc_kr" else _PROSE)),
    )
    return in_print(story, _OWN + list(_HEADLINES).index(name), launch, launch, launch)
