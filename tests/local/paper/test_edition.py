"""The paper as a function of (launch, now)."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta

from spiders.local.paper import Edition
from spiders.local.paper.article import Article
from spiders.local.paper.edition import stock

LAUNCH = datetime(2026, 11, 20, 3, 0, tzinfo=UTC)


def edition(minutes: int = 0) -> Edition:
    return Edition(launch=LAUNCH, now=LAUNCH + timedelta(minutes=minutes))


def test_more_than_eighty_articles_of_ten_days_stand_in_the_first_edition_and_the_sample_page() -> None:
    articles = edition().everything

    ages = [LAUNCH - article.published for article in articles if not article.story.number]
    assert len(ages) > 80
    assert timedelta(days=9) < max(ages) < timedelta(days=10)
    assert min(ages) > timedelta(0)
    assert {article.story.layout for article in articles} == {1, 2}
    assert [article.id for article in articles if article.story.number] == ["20211026000101"]


def test_at_least_thirty_stories_are_written_by_hand() -> None:
    assert sum(story.people != () or story.wire is not None for story in stock() if "--" not in story.slug) >= 30


def test_an_article_appears_every_two_minutes_for_ever() -> None:
    now, later, next_year = edition(100), edition(102), edition(365 * 24 * 60)

    assert len(later.everything) == len(now.everything) + 1
    assert next_year.latest - now.latest == (365 * 24 * 60 - 100) // 2
    assert next_year.article(next_year.latest) is not None


def test_the_same_moment_gives_the_same_paper() -> None:
    assert edition(77).everything == edition(77).everything


def test_every_article_has_an_address_of_its_own_that_answers_for_ever() -> None:
    then, much_later = edition(600), edition(60 * 24 * 30)

    assert len({article.path for article in then.everything}) == len(then.everything)
    for article in then.everything:
        path = article.path.split("?")[0].removesuffix(article.id)
        assert (found := much_later.at(path, article.id)) is not None
        assert found.id == article.id


def test_addresses_that_nobody_has_are_not_found() -> None:
    paper = edition(60)

    assert paper.at("/view.php", "20261120999999") is None
    assert paper.at("/view.php", "20250101000003") is None, "the number of an article with the date of another day"
    assert paper.at("/article/", "10601000") is None
    assert paper.at("/article/", "99999999") is None


def test_each_hour_brings_edits_of_every_kind() -> None:
    for hour in range(1, 4):
        seen: dict[str, Article] = {}
        changes: Counter[str] = Counter()
        for minute in range(hour * 60, hour * 60 + 61):
            for article in edition(minute).everything:
                old, seen[article.path] = seen.get(article.path, article), article
                if article.withdrawn != old.withdrawn:
                    changes["withdrawn"] += 1
                elif old.story.headline != article.story.headline:
                    changes["headline"] += 1
                    assert old.updated == article.updated, "a corrected headline comes without a stamp"
                elif article.updated != old.updated:
                    changes["updated"] += 1
                elif old.story.body != article.story.body:
                    changes["silent"] += 1
        assert set(changes) == {"withdrawn", "headline", "updated", "silent"}, hour


def test_an_edit_changes_nothing_but_its_own_article() -> None:
    for minute in range(20, 60):
        old = {article.path: article for article in edition(minute).everything}
        changed = [a for a in edition(minute + 1).everything if a.path in old and old[a.path] != a]
        assert all(article.changed == LAUNCH + timedelta(minutes=minute + 1) for article in changed)


def test_a_withdrawn_article_stays_in_the_lists_for_an_hour_and_goes() -> None:
    (withdrawn,) = [article for article in edition().advertised if article.withdrawn]

    assert withdrawn.notice.startswith("This article was withdrawn")
    assert withdrawn.path not in {article.path for article in edition(51).advertised}
    assert withdrawn.path in {article.path for article in edition(51).everything}


def test_lists_name_a_bounded_number_of_articles_however_old_the_paper_is() -> None:
    assert len(edition(60 * 24 * 90).advertised) <= 300


def test_no_two_articles_have_the_same_text_but_the_copies() -> None:
    texts = Counter(tuple(piece.text for piece in article.story.body) for article in edition(1500).everything)

    twice = [text for text, number in texts.items() if number > 1]
    copies = [article for article in edition(1500).everything if article.story.copy_of]
    assert len(twice) == len(copies) == 2
