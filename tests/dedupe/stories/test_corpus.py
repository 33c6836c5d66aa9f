"""Stories from a set of articles do not depend on how the articles arrive."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest

from spiders.dedupe.stories.corpus import Corpus, cluster
from spiders.dedupe.stories.index import Entry

News = Callable[..., list[str]]
Make = Callable[..., Entry]


def partition(corpus: Corpus) -> set[frozenset[str]]:
    return {corpus.story(name) for name in corpus.entries}


@pytest.fixture
def paper(news: News, entry: Make) -> list[Entry]:
    """Copies of ten stories, roundups of them, follow-ups, a notice that recurs: about a hundred articles."""
    out = []
    notice = " ".join(news(900, paragraphs=2))
    for number in range(10):
        text, title = news(number), f"Story {number} as told by desk {number}"
        variants = [text, text[:2], text[:4], news(100 + number)[:1] + text, news(200 + number)[:2] + text[:6]]
        out += [
            entry(f"s{number}.{kind}", body, headline=title, source=f"outlet{kind}", hours=number + 5 * kind)
            for kind, body in enumerate(variants)
        ]
        follow_up = news(300 + number)[:5] + text[1:3]
        out.append(entry(f"follow{number}", follow_up, headline=f"Later on {number}", hours=30 + number))
        own = " ".join(news(400 + number, paragraphs=1))
        out.append(entry(f"notice{number}", [own, notice], headline=f"Column {number}", source="x", hours=number))
    for number, size in enumerate((3, 5, 8)):
        roundup = [news(story)[0] for story in range(size)]
        out.append(entry(f"roundup{number}", roundup, headline="The day in brief", source="r", hours=40 + number))
    return out


def test_copies_come_together_and_traps_stay_alone(paper: list[Entry]) -> None:
    found = {frozenset(member.name for member in story.members) for story in cluster(paper)}

    copies = {frozenset(f"s{number}.{kind}" for kind in range(5)) for number in range(10)}
    assert copies <= found
    assert {len(story) for story in found - copies} == {1}


@pytest.mark.parametrize("seed", range(6))
def test_any_order_and_any_batches_make_the_same_stories(paper: list[Entry], seed: int) -> None:
    at_once = Corpus()
    at_once.add(paper)
    rng = random.Random(seed)  # noqa: S311
    shuffled = rng.sample(paper, len(paper))

    by_batches = Corpus()
    while shuffled:
        size = rng.choice([1, 2, 7, 30])
        by_batches.add(shuffled[:size])
        del shuffled[:size]

    assert partition(by_batches) == partition(at_once)
    assert by_batches.stories() == at_once.stories()
    assert {(one, two): relation for one, of in by_batches.relations.items() for two, relation in of.items()} == {
        (one, two): relation for one, of in at_once.relations.items() for two, relation in of.items()
    }


def test_a_batch_again_changes_nothing(paper: list[Entry]) -> None:
    corpus = Corpus()
    assert corpus.add(paper)

    assert corpus.add(paper) == set()


def test_a_story_grows_and_two_join(news: News, entry: Make) -> None:
    text = news(1, paragraphs=12)
    corpus = Corpus()
    first = corpus.add([entry("head", text[:5]), entry("tail of it", news(2)[:2] + text[5:])])
    assert first == {frozenset({"head"}), frozenset({"tail of it"})}

    corpus.add([entry("head again", text[:6])])
    assert corpus.story("head") == {"head", "head again"}

    one, two = news(3)[:3] + text[:9], news(4)[:4] + text[:9]
    corpus.add([entry("led in", one), entry("led in otherwise", two), entry("whole", text)])
    assert corpus.story("head") == {"head", "head again", "led in", "led in otherwise", "whole"}


def test_a_notice_of_one_source_is_learnt_and_parts_what_it_had_joined(news: News, entry: Make) -> None:
    notice = news(900, paragraphs=4)
    columns = [
        entry(f"column{number}", [news(number)[0][:60], *notice], headline=f"Column {number} of mine", hours=number)
        for number in range(6)
    ]
    corpus = Corpus()
    corpus.add(columns)

    assert partition(corpus) == {frozenset({column.name}) for column in columns}


def test_a_stub_in_place_of_the_text_makes_no_story(entry: Make) -> None:
    stub = [
        "This article is for subscribers only. Please log in or choose one of our offers to read on without limits."
    ]
    corpus = Corpus()
    corpus.add(entry(f"stub{number}", stub, headline=f"Quite another matter {number}") for number in range(8))

    assert all(len(story) == 1 for story in partition(corpus))


def test_articles_further_apart_than_the_window_are_not_compared(news: News, entry: Make) -> None:
    near = cluster([entry("a", news(1)), entry("b", news(1), hours=239)])
    far = cluster([entry("a", news(1)), entry("b", news(1), hours=241)])

    assert (len(near), len(far)) == (1, 2)


def test_many_copies_of_a_story_under_headlines_of_their_own_stay_one(news: News, entry: Make) -> None:
    text = news(1)
    copies = [entry(f"c{n}", text[: 5 + n % 5], headline=f"Headline {n} of {n}", source=f"o{n}") for n in range(40)]

    assert len(cluster(copies)) == 1
