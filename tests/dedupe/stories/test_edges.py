"""A roundup joins nothing, even where a pair alone would take it for a copy."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from spiders.dedupe.stories.corpus import Corpus
from spiders.dedupe.stories.index import Entry

News = Callable[..., list[str]]
Make = Callable[..., Entry]


@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_roundup_that_holds_a_whole_brief_stays_alone(news: News, entry: Make, place: int) -> None:
    texts = [news(number, paragraphs=5) for number in range(3)]
    corpus = Corpus()
    corpus.add(
        entry(f"s{number}", text, headline=f"Headline {number} of its own", hours=number)
        for number, text in enumerate(texts)
    )
    corpus.add([entry("brief", texts[place][:1], headline="A brief of the first words", hours=5)])
    corpus.add([entry("roundup", [text[0] for text in texts], headline="Morning news at a glance", hours=9)])

    assert corpus.story("roundup") == {"roundup"}
    assert corpus.story("brief") == {"brief", f"s{place}"}


def test_two_roundups_that_share_a_story_and_a_title_stay_apart(news: News, entry: Make) -> None:
    texts = [news(number) for number in range(5)]
    corpus = Corpus()
    corpus.add(entry(f"s{number}", text, hours=number) for number, text in enumerate(texts))
    for name, numbers in (("monday", (0, 1, 2)), ("tuesday", (2, 3, 4))):
        roundup = [texts[number][0] for number in numbers]
        corpus.add([entry(name, roundup, headline="All the news of this morning", hours=20)])

    assert {corpus.story(name) for name in ("monday", "tuesday")} == {frozenset({"monday"}), frozenset({"tuesday"})}


def test_a_copy_of_a_roundup_is_one_story_with_it(news: News, entry: Make) -> None:
    texts = [news(number) for number in range(4)]
    roundup = [text[0] for text in texts]
    corpus = Corpus()
    corpus.add(entry(f"s{number}", text) for number, text in enumerate(texts))
    corpus.add([entry("roundup", roundup, hours=9), entry("again", roundup, source="two", hours=10)])

    assert corpus.story("roundup") == {"roundup", "again"}
