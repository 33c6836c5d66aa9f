"""Figures by day: right after any order of loads, counted for touched days only, by a refresh that says when it was."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from spiders.items import Article, Author, Image, State
from spiders.warehouse.load import load
from spiders.warehouse.refresh import refresh
from tests.conftest import Warehouse
from tests.dedupe.stories.conftest import news  # noqa: F401 (a fixture)
from tests.warehouse.staging import DAY, Run, article, changed, line, url

Ask = Callable[..., list[tuple[Any, ...]]]
News = Callable[..., list[str]]
HOUR = timedelta(hours=1)
# The Herald's zone is Seoul: 15:30 UTC of 1 March is half past midnight of 2 March there.
NIGHT = datetime(2026, 3, 1, 15, 30, tzinfo=UTC)


@pytest.fixture
def filled(warehouse: Warehouse) -> Warehouse:
    one = article(
        "1", "One two three.", published_at=NIGHT, wire_agency=("afp", "yonhap"), is_wire=True, breadcrumbs=("World",),
        authors=(Author(name="KIM Da-sol", email="kim@herald.example"), Author(name="Lee")),
        images=(
            Image(url=url("1.jpg"), credit_agency="kcna"),
            Image(url=url("2.jpg"), credit_agency="afp", credit_agencies=("afp", "yonhap")),
        ),
    )  # fmt: skip
    two = article("2", "Four five.", published_at=None, date_precision="none", authors=(Author(name="Kim Da-sol"),))
    three = article("3", "Six.", published_at=NIGHT - HOUR)
    Run(1).reads(one, two, three).ends()
    load()
    refresh()
    return warehouse


@pytest.mark.usefixtures("filled")
def test_a_day_is_the_outlets_own_and_without_a_time_that_of_first_sight(ask: Ask):
    query = (
        "SELECT day, source, articles, words, wire_articles, own_articles, pictures FROM news.daily_sources ORDER BY 1"
    )

    assert ask(query) == [
        (date(2026, 3, 1), "herald", 1, 1, 0, 1, 0),
        (date(2026, 3, 2), "herald", 2, 5, 1, 1, 2),
    ]
    assert ask("SELECT section, articles FROM news.daily_sections ORDER BY day DESC, section") == [
        ("Business", 1), ("World", 1), ("Business", 1)
    ]  # fmt: skip


@pytest.mark.usefixtures("filled")
def test_a_joined_credit_counts_for_both_text_and_picture_apart(ask: Ask):
    query = "SELECT agency, articles, pictures FROM news.daily_agencies ORDER BY 1"

    assert ask(query) == [("afp", 1, 1), ("kcna", 0, 1), ("yonhap", 1, 1)]
    assert ask("SELECT agency, articles, pictures, sources, last_day FROM news.agencies WHERE agency = 'afp'") == [
        ("afp", 1, 1, 1, date(2026, 3, 2))
    ]
    assert ask("SELECT credited_for, agency, image_position FROM news.credits ORDER BY 1, 3, 2") == [
        ("picture", "kcna", 0), ("picture", "afp", 1), ("picture", "yonhap", 1),
        ("text", "afp", None), ("text", "yonhap", None),
    ]  # fmt: skip


@pytest.mark.usefixtures("filled")
def test_an_author_is_one_row_in_all_spellings(ask: Ask):
    assert ask("SELECT author, names, emails, kind, articles, sources FROM news.authors ORDER BY 1") == [
        ("kim da-sol", ["KIM Da-sol", "Kim Da-sol"], ["kim@herald.example"], "person", 2, ["herald"]),
        ("lee", ["Lee"], [], "person", 1, ["herald"]),
    ]
    assert ask("SELECT day, articles FROM news.daily_authors WHERE author = 'kim da-sol'") == [(date(2026, 3, 2), 2)]


@pytest.mark.usefixtures("warehouse")
@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_an_author_is_what_was_read_last(ask: Ask, order: tuple[int, int]):
    paths = [
        Run(place + 1).reads(article(kind, at=DAY + place * HOUR, authors=(Author(name="Lee", kind=kind),))).ends()
        for place, kind in enumerate(("person", "guest"))
    ]
    for place in order:
        load([str(path) for path in paths[place]])

    assert ask("SELECT author, kind FROM news.authors") == [("lee", "guest")]


@pytest.mark.usefixtures("filled")
def test_coverage_tells_which_share_of_a_day_has_a_field(ask: Ask):
    query = (
        "SELECT field, articles, filled, share::float FROM news.coverage WHERE day = %s AND field = ANY (%s) ORDER BY 1"
    )

    assert ask(query, date(2026, 3, 2), ["authors", "dateline", "published_at"]) == [
        ("authors", 2, 2, 1.0), ("dateline", 2, 0, 0.0), ("published_at", 2, 1, 0.5)
    ]  # fmt: skip


@pytest.mark.usefixtures("filled")
def test_only_touched_days_are_counted_again(ask: Ask):
    assert refresh().days == 0
    before = ask("SELECT refreshed_at FROM news.daily_sources WHERE day = '2026-03-01'")
    Run(2).reads(article("4", at=DAY + HOUR, published_at=NIGHT + HOUR)).ends()
    load()

    assert ask("SELECT is_refresh_due FROM news.freshness") == [(True,)]
    assert refresh().days == 1
    assert ask("SELECT is_refresh_due FROM news.freshness") == [(False,)]
    assert ask("SELECT articles FROM news.daily_sources WHERE day = '2026-03-02'") == [(3,)]
    assert ask("SELECT refreshed_at FROM news.daily_sources WHERE day = '2026-03-01'") == before


@pytest.mark.usefixtures("filled")
def test_an_article_that_moves_to_another_day_leaves_the_first(ask: Ask):
    moved = changed(article("3", "Six."), published_at=NIGHT, fetched_at=DAY + HOUR, raw_ref="x#1")
    Run(2).reads(moved).ends()
    load()
    refresh()

    assert ask("SELECT day, articles FROM news.daily_sources ORDER BY 1") == [(date(2026, 3, 2), 3)]


@pytest.mark.usefixtures("filled")
def test_edits_and_withdrawals_are_counted_for_the_day_of_publication(ask: Ask):
    edited = changed(
        article("3", "Six.", published_at=NIGHT - HOUR), body_text="Seven.", fetched_at=DAY + HOUR, raw_ref="x#1"
    )
    Run(2).reads(edited).says(line("1", State.GONE, DAY + HOUR, reason="http_410")).ends()
    load()
    refresh()

    assert ask("SELECT revised, silent, corrected, away FROM news.daily_sources ORDER BY day") == [
        (1, 1, 0, 0),
        (0, 0, 0, 1),
    ]
    query = "SELECT month, articles, revised_share::float, silent_share::float, away_share::float FROM news.edit_rates"
    assert ask(query) == [(date(2026, 3, 1), 3, 0.3333, 0.3333, 0.3333)]


FIGURES = """
SELECT 'source', day, source, to_jsonb(d) - 'refreshed_at' FROM news.daily_sources AS d
UNION ALL SELECT 'section', day, source, to_jsonb(d) FROM news.daily_sections AS d
UNION ALL SELECT 'agency', day, source, to_jsonb(d) FROM news.daily_agencies AS d
UNION ALL SELECT 'author', day, source, to_jsonb(d) FROM news.daily_authors AS d
ORDER BY 1, 2, 4
"""


@pytest.mark.usefixtures("filled")
def test_counting_everything_anew_changes_nothing(ask: Ask):
    Run(2).reads(changed(article("3", "Six."), section="Sports", fetched_at=DAY + HOUR, raw_ref="x#1")).ends()
    load()
    refresh()
    before = ask(FIGURES)

    assert refresh(everything=True).days == 1
    assert ask(FIGURES) == before


@pytest.mark.usefixtures("filled")
def test_sources_are_counted_by_the_load_itself(ask: Ask):
    counted = "SELECT articles, newest_first_seen_at FROM news.sources"
    assert ask(counted) == [(3, DAY)]

    Run(2).reads(article("4", at=DAY + HOUR), article("1", "Other.", at=DAY + HOUR)).ends()
    load()
    load()

    assert ask(counted) == [(4, DAY + HOUR)]


STORIES = (
    "SELECT source, stories, copies, copy_share::float, firsts, median_copy_delay FROM news.daily_sources ORDER BY 1"
)


@pytest.mark.usefixtures("warehouse")
def test_copies_are_counted_and_a_story_that_grows_touches_the_days_of_all_its_articles(ask: Ask, news: News):  # noqa: F811
    text = news(1)

    def piece(source: str, paragraphs: list[str], hours: int) -> Article:
        at = NIGHT + hours * HOUR
        return article(source, "\n\n".join(paragraphs), source=source, published_at=at, authors=(Author(name="Kim"),))

    Run(1).reads(piece("herald", text, 3), piece("courier", text[:4], 5)).ends()
    load()
    refresh()

    assert ask(STORIES) == [("courier", 1, 1, 1.0, 0, 2 * HOUR), ("herald", 1, 0, 0.0, 1, None)]

    Run(2).reads(piece("gazette", text, 1)).ends()
    load()
    refresh()

    assert ask(STORIES) == [
        ("courier", 1, 1, 1.0, 0, 4 * HOUR), ("gazette", 1, 0, 0.0, 1, None), ("herald", 1, 1, 1.0, 0, 2 * HOUR)
    ]  # fmt: skip
    assert ask("SELECT author, sum(stories) FROM news.daily_authors GROUP BY 1") == [("kim", 3)]
