"""Reading the story files."""

from __future__ import annotations

from datetime import timedelta

import pytest

from spiders.errors import BroadsheetError
from spiders.local.paper.manuscript import all_stories, read, span
from spiders.local.paper.masthead import path
from spiders.local.paper.story import Edit, Picture, Piece

STORY = """slug: fish
headline: A fish: two heads
section: 020102
by: Kim Da-sol, Lee Ji-yoon
wire-at: byline, tail
flags: broken entities
picture: fish | Two heads. | Yonhap
picture: pond | | EPA
link: the pond => https://pond.example/
age: 2d 3h 10m
edit: launch +6m silent | two => three
edit: +1h 5m update | => It swam.
---
First paragraph,
on two lines.

!1

## A heading

- one
- two

> said the fish
"""


def test_a_story_is_read_as_it_is_written() -> None:
    story = read(STORY, {})

    assert story.headline == "A fish: two heads"
    assert story.people == ("Kim Da-sol", "Lee Ji-yoon")
    assert story.age == timedelta(days=2, hours=3, minutes=10)
    assert (story.broken, story.entities, story.caption_twice) == (True, True, False)
    assert story.pictures == (
        Picture(motif="fish", caption="Two heads.", credit="Yonhap"),
        Picture(motif="pond", credit="EPA"),
    )
    assert story.links == (("the pond", "https://pond.example/"),)
    assert story.body == (
        Piece(text="First paragraph, on two lines."),
        Piece(type="picture", text="1"),
        Piece(type="h", text="A heading"),
        Piece(type="list", text="one\ntwo"),
        Piece(type="quote", text="said the fish"),
    )


def test_edits_count_from_publication_or_from_the_launch() -> None:
    assert read(STORY, {}).edits == (
        Edit(kind="silent", after=timedelta(minutes=6), since_launch=True, old="two", new="three"),
        Edit(kind="update", after=timedelta(minutes=65), new="It swam."),
    )


def test_a_copy_has_the_text_of_its_original_and_a_page_of_its_own() -> None:
    original = read(STORY, {})

    copy = read("slug: fish-2\ncopy: fish\nsection: 021201\nlayout: 2\nage: 1h", {"fish": original})

    assert (copy.body, copy.headline, copy.copy_of) == (original.body, original.headline, "fish")
    assert (copy.section, copy.layout, copy.edits) == ("021201", 2, ())


def test_a_name_that_nobody_knows_is_refused_by_name() -> None:
    with pytest.raises(BroadsheetError, match="'colour'"):
        read(STORY.replace("slug:", "colour: red\nslug:"), {})


def test_a_span_adds_up_its_parts() -> None:
    assert span("+29h 50m") == timedelta(hours=29, minutes=50)


def test_every_story_can_be_printed() -> None:
    for story in all_stories():
        assert path(story.section), story.slug
        assert story.first_words, story.slug
        assert (story.age is None) or (story.number is None), story.slug
        for edit in story.edits:
            assert edit.kind in {"update", "silent", "headline", "withdraw"}, story.slug
            assert not edit.old or any(edit.old in piece.text for piece in story.body), story.slug
        for words, _ in story.links:
            assert any(words in piece.text for piece in story.body), story.slug
