"""Pairs: each way to make a copy is seen as one, and what only looks like one is not."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest

from spiders.dedupe.stories.relation import compare
from spiders.dedupe.stories.sketch import sketch

News = Callable[..., list[str]]
SCRIPTS = ["en", "ko", "ja", "zh"]
TITLE = "Parliament passes budget after long night"
OTHER_TITLE = "What the new spending plan means for towns"


def is_copy(a: list[str], b: list[str], title: str = TITLE, other_title: str = OTHER_TITLE) -> bool:
    one, two = sketch(title, "\n\n".join(a)), sketch(other_title, "\n\n".join(b))
    forth, back = compare(one, two), compare(two, one)
    assert (forth is None) == (back is None)
    assert forth is None or back is None or forth.copy == back.copy
    return forth is not None and forth.copy


def reworded(text: list[str], one_in: int, others: list[str]) -> list[str]:
    """A word in so many replaced; of a script without spaces, a run of two characters."""
    rng = random.Random(one_in)  # noqa: S311
    out = []
    for paragraph in text:
        spaced = " " in paragraph
        parts = paragraph.split() if spaced else [paragraph[at : at + 2] for at in range(0, len(paragraph), 2)]
        mixed = [rng.choice(others) if rng.random() < 1 / one_in else part for part in parts]
        out.append((" " if spaced else "").join(mixed))
    return out


@pytest.mark.parametrize("script", SCRIPTS)
class TestCopies:
    def test_the_same_text(self, news: News, script: str) -> None:
        assert is_copy(news(1, script), news(1, script))

    @pytest.mark.parametrize("kept", [3, 5, 7])
    def test_cut_from_the_bottom_under_another_headline(self, news: News, script: str, kept: int) -> None:
        assert is_copy(news(1, script), news(1, script)[:kept])

    @pytest.mark.parametrize("led", [1, 2, 3])
    def test_led_in(self, news: News, script: str, led: int) -> None:
        assert is_copy(news(1, script), news(2, script)[:led] + news(1, script))

    def test_credited_and_datelined(self, news: News, script: str) -> None:
        text = news(1, script)

        assert is_copy(text, ["BERLIN/PARIS, 3 March (AFP) - " + text[0], *text[1:6], "(AFP, dpa, staff writers)"])

    def test_with_captions_between(self, news: News, script: str) -> None:
        captioned = []
        for number, paragraph in enumerate(news(1, script)):
            captioned += [paragraph, f"Photo {number}: a scene provided by the ministry (Reuters)"]

        assert is_copy(news(1, script), captioned)

    def test_a_word_in_twelve_replaced(self, news: News, script: str) -> None:
        others = "\n".join(news(7, script)).split() if script in ("en", "ko") else list("一二三四五六七八九十")

        assert is_copy(news(1, script), reworded(news(1, script), 12, others))

    def test_led_in_cut_and_reworded(self, news: News, script: str) -> None:
        others = "\n".join(news(7, script)).split() if script in ("en", "ko") else list("一二三四五六七八九十")
        copy = news(2, script)[:2] + reworded(news(1, script)[:6], 20, others)

        assert is_copy(news(1, script), copy, TITLE, "Update: " + TITLE)

    def test_a_paragraph_dropped_from_the_middle(self, news: News, script: str) -> None:
        assert is_copy(news(1, script), news(1, script)[:3] + news(1, script)[4:])


@pytest.mark.parametrize("script", SCRIPTS)
class TestTraps:
    def test_unrelated_texts(self, news: News, script: str) -> None:
        assert not is_copy(news(1, script), news(2, script))

    @pytest.mark.parametrize("stories", [3, 5, 8])
    def test_a_roundup(self, news: News, script: str, stories: int) -> None:
        roundup = [news(number, script)[0] for number in range(stories)]

        for number in range(stories):
            assert not is_copy(news(number, script), roundup)

    @pytest.mark.parametrize("at", [0, 4, 8])
    def test_a_follow_up_that_quotes_two_paragraphs(self, news: News, script: str, at: int) -> None:
        follow_up = news(2, script)
        follow_up[at:at] = news(1, script)[1:3]

        assert not is_copy(news(1, script), follow_up)
        assert not is_copy(news(1, script)[:4], follow_up)

    def test_a_follow_up_that_quotes_a_sentence_here_and_there(self, news: News, script: str) -> None:
        end = ". " if script in ("en", "ko") else "。"
        quotes = [paragraph.split(end)[0] for paragraph in news(1, script)]
        follow_up = [part for pair in zip(news(2, script), quotes, strict=True) for part in pair]

        assert not is_copy(news(1, script), follow_up)

    def test_the_head_at_the_end_of_longer_news(self, news: News, script: str) -> None:
        assert not is_copy(news(1, script), news(2, script) + news(1, script)[:2])

    @pytest.mark.parametrize("head", [True, False])
    def test_a_notice_in_common(self, news: News, script: str, head: bool) -> None:
        notice = news(99, script)[:2]
        one, two = news(1, script)[:3], news(2, script)[:3]

        assert not is_copy(notice + one if head else one + notice, notice + two if head else two + notice)


TEAMS = ["Ulsan", "Porto", "Lens", "Ajax", "Celtic", "Basel", "Genk", "Malmo", "Sevilla", "Suwon", "Daegu", "Bologna"]
REPORTS = {
    "weather": (
        "Seoul can expect a high of {0} degrees on {day}, the weather service said. Skies will be {sky} at first. "
        "The overnight low is forecast at {1} degrees. Winds from the {wind} will reach {2} kilometres an hour. The "
        "chance of rain is {3} percent. Residents are advised to check the latest forecast before leaving home."
    ),
    "earnings": (
        "{name} Co. said {day} its net profit rose {0} percent from a year earlier to {1} billion won in the {sky} "
        "quarter. Operating profit for the three months came to {2} billion won, compared with {3} billion won the "
        "previous year. Sales rose {4} percent to {5} trillion won. The earnings beat market expectations."
    ),
    "sport": (
        "{name} beat {rival} {6}-{7} at home on {day} to move up in the table. {scorer} opened the scoring in the "
        "{8}th minute before the visitors equalised after the break. {winner} struck the winner from close range, to "
        "the delight of {9} spectators. {name} next travel to {next}, while {rival} host the champions."
    ),
    "market": (
        "코스피가 {name} 매매에 힘입어 전 거래일보다 {0}포인트({1}%) 오른 {2}에 거래를 마쳤다. "
        "유가증권시장에서 외국인은 {3}억 원어치를 사들였고 기관은 {4}억 원을 순매도했다. "
        "코스닥 지수는 전 거래일보다 {5}포인트 내린 {8}에 마감했다. "
        "시장 전문가들은 당분간 관망세가 이어질 것으로 내다봤다."
    ),
}


@pytest.mark.parametrize("report", sorted(REPORTS))
@pytest.mark.parametrize("seed", range(5))
def test_a_daily_report_is_no_copy_of_yesterdays(report: str, seed: int) -> None:
    rng = random.Random(seed)  # noqa: S311

    def day() -> str:
        names = rng.sample(TEAMS, 5)
        return REPORTS[report].format(
            *(f"{rng.uniform(2, 900):.1f}" for _ in range(10)),
            day=rng.choice(["Monday", "Tuesday", "Friday", "Sunday"]),
            sky=rng.choice(["clear", "first", "third"]),
            wind=rng.choice(["north", "south"]),
            **dict(zip(("name", "rival", "scorer", "winner", "next"), names, strict=True)),
        )

    today = day()

    assert not is_copy([today], [day()], TITLE, TITLE)
    assert is_copy([today], [today], TITLE, OTHER_TITLE)


def test_an_update_with_one_other_figure_is_a_copy(news: News) -> None:
    text = [*news(1), "At least 14 people were killed, 32 hurt and 5 are missing, police said on Monday."]
    update = [*news(1), "At least 17 people were killed, 32 hurt and 5 are missing, police said on Monday."]

    assert is_copy(text, update)


@pytest.mark.parametrize("body", ["", "a " * 9000, "a b " * 9000, "가" * 9000, "1 2 " * 5000])
def test_texts_without_sense_are_compared_quickly_and_alone(body: str, news: News) -> None:
    assert not is_copy(["\n".join(news(1))], [body])
