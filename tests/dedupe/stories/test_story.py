"""What a story tells of its members."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from spiders.dedupe.stories.corpus import cluster
from spiders.dedupe.stories.index import Entry

News = Callable[..., list[str]]
Make = Callable[..., Entry]


def test_members_tell_what_they_kept_what_is_their_own_and_how_late_they_were(news: News, entry: Make) -> None:
    text, own = news(1), news(2)[:2]
    [story] = cluster(
        [
            entry("agency", text, source="agency", hours=0),
            entry("cut", text[:4], source="daily", hours=2),
            entry("led in", own + text, source="weekly", hours=30),
        ]
    )
    agency, cut, led_in = story.members
    length = len(" ".join(text).split())

    assert (story.origin, story.first_source) == ("agency", "agency")
    assert (agency.role, agency.kept, agency.own, agency.delay) == ("origin", 1, 0, 0)
    assert (cut.role, cut.own, cut.delay) == ("copy", 0, 7200)
    assert cut.kept == pytest.approx(len(" ".join(text[:4]).split()) / length, abs=0.02)
    assert (led_in.role, led_in.kept, led_in.delay) == ("copy", 1, 108_000)
    assert led_in.own == pytest.approx(1 - length / len(" ".join(own + text).split()), abs=0.02)


def test_a_copy_with_more_words_of_its_own_than_of_the_origin_is_a_rewrite(news: News, entry: Make) -> None:
    text = news(1, paragraphs=4)
    [story] = cluster([entry("origin", text), entry("rewrite", news(2)[:6] + text, hours=1)])

    assert [member.role for member in story.members] == ["origin", "rewrite"]


def test_an_early_copy_with_a_lead_of_its_own_is_not_the_origin(news: News, entry: Make) -> None:
    [story] = cluster(
        [entry("led in", news(2)[:1] + news(1), source="quick"), entry("plain", news(1), source="agency", hours=1)]
    )

    assert (story.origin, story.first_source) == ("plain", "quick")


def test_an_article_without_copies_is_a_story_of_its_own(news: News, entry: Make) -> None:
    [story] = cluster([entry("alone", news(1))])

    assert (story.origin, len(story.members)) == ("alone", 1)


def test_empty_articles_are_stories_of_their_own(entry: Make) -> None:
    assert len(cluster([entry("a", [""]), entry("b", [""], hours=1)])) == 2
