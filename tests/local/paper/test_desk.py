"""The desk that writes for ever."""

from __future__ import annotations

from collections import Counter

from spiders.local.paper import desk

MANY = range(1, 2000)


def test_the_same_turn_gives_the_same_story() -> None:
    first = [desk.story(turn) for turn in range(1, 50)]
    desk.story.cache_clear()

    assert [desk.story(turn) for turn in range(1, 50)] == first


def test_no_two_stories_have_the_same_text_and_few_the_same_headline() -> None:
    stories = [desk.story(turn) for turn in MANY]

    assert len({tuple(piece.text for piece in story.body) for story in stories}) == len(stories)
    assert len({story.headline for story in stories}) > len(stories) * 0.8


def test_no_template_is_left_unfilled_and_every_story_has_two_to_nine_paragraphs() -> None:
    for turn in MANY:
        story = desk.story(turn)
        text = "\n".join((story.headline, *(piece.text for piece in story.body)))
        for token in ("{today}", "{tomorrow}", "{yesterday}", "{date}"):
            text = text.replace(token, "")
        assert "{" not in text, text
        assert 2 <= len(story.body) <= 9


def test_every_edit_changes_something() -> None:
    kinds: Counter[str] = Counter()
    for turn in MANY:
        story = desk.story(turn)
        for edit in story.edits:
            kinds[edit.kind] += 1
            if edit.old:
                assert any(edit.old in piece.text for piece in story.body), story.slug
                assert edit.old != edit.new
            if edit.kind == "headline":
                assert edit.new != story.headline
    assert min(kinds[kind] for kind in ("update", "silent", "headline", "withdraw")) > 20
