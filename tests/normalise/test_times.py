"""Times as printed around the world, read to the minute or to the day, in the zone they name or are given."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spiders.normalise.times import read_time

NINE_EIGHTEEN = datetime(2021, 10, 26, 0, 18, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "Oct 26, 2021 - 09:18",
        "Published : Oct. 26, 2021 - 09:18",
        "October 26, 2021 9:18 AM",
        "26 Oct 2021, 9:18 am",
        "2021-10-26 09:18",
        "2021.10.26 09:18",
        "2021/10/26 09:18:00",
        "2021-10-26T09:18:00",
        "2021년 10월 26일 오전 9시 18분",
        "2021年10月26日 9時18分",
        "2021年10月26日09:18",
        "2021年10月26日（火） 午前9時18分",
        "２０２１年１０月２６日　９時１８分",
        "令和3年10月26日 9時18分",
        "2021/10/26(火) 9:18",
        "2021. 10. 26. 오전 9:18",
        "입력 2021.10.26 09:18",
        "등록 : 2021-10-26 09:18:00",
        "2021년 10월 26일 (화) 09:18",
        "Dienstag, 26. Okt. 2021 um 9.18 Uhr",
        "Stand: 26.10.2021, 9:18",
        "Publié le mardi 26 octobre 2021 à 9 h 18",
        "26/10/2021 à 09:18",
        "martes, 26 de octubre de 2021 a las 9:18",
        "26 oct. 2021 09:18",
        "26 OCT 2021 - 09:18h",
        "26. Oktober 2021, 09:18 Uhr",
        "26.10.2021 | 09:18 Uhr",
        "26 octobre 2021 à 09h18",
        "26 de octubre de 2021 - 09:18h",
        "26 ottobre 2021, 09:18",
        "26 Ekim 2021 09:18",
        "26 października 2021, 09:18",
        "26 октября 2021, 09:18",
    ],
)
def test_local_time_is_read_in_the_zone_given(text: str) -> None:
    moment = read_time(text, "Asia/Seoul")

    assert moment is not None
    assert (moment.at, moment.precision, moment.zone_known) == (NINE_EIGHTEEN, "minute", False)


@pytest.mark.parametrize(
    "text",
    [
        "2021-10-26T00:18:00Z",
        "2021-10-26T09:18:00+09:00",
        "2021-10-26T09:18:00.123+0900",
        "2021-10-26 09:18 KST",
        "Tue, 26 Oct 2021 00:18:00 GMT",
        "Mon, 25 Oct 2021 20:18:00 -0400",
        "October 25, 2021 8:18 PM EDT",
        "20211026T001800Z",
        "1635207480",
        "1635207480000",
    ],
)
def test_named_zone_wins_over_the_one_given(text: str) -> None:
    moment = read_time(text, "Asia/Tokyo")

    assert moment is not None
    assert moment.at.replace(microsecond=0) == NINE_EIGHTEEN
    assert moment.zone_known


@pytest.mark.parametrize(
    "text",
    ["2021.10.26. 오후 9:18", "2021년 10월 26일 오후 9시 18분", "2021年10月26日 午後9時18分", "2021-10-26 下午 9:18"],
)
def test_afternoon_is_read_where_the_word_stands_before_the_hour(text: str) -> None:
    moment = read_time(text, "Asia/Seoul")

    assert moment is not None
    assert moment.at == datetime(2021, 10, 26, 12, 18, tzinfo=UTC)


@pytest.mark.parametrize("text", ["2021-10-26", "Oct 26, 2021", "26. Oktober 2021", "2021년 10월 26일", "20211026"])
def test_day_alone_is_midnight_of_the_zone_and_says_day(text: str) -> None:
    moment = read_time(text, "Asia/Seoul")

    assert moment is not None
    assert (moment.at, moment.precision) == (datetime(2021, 10, 25, 15, tzinfo=UTC), "day")


def test_slashes_are_read_by_the_countrys_order() -> None:
    first = read_time("3/4/2021 10:00", day_first=True)
    second = read_time("3/4/2021 10:00", day_first=False)

    assert first is not None
    assert second is not None
    assert (first.at.month, second.at.month) == (4, 3)


@pytest.mark.parametrize("text", ["", "yesterday", "31 February 2021", "2021-13-45", "99:99", "0000-00-00"])
def test_what_is_no_time_is_none(text: str) -> None:
    assert read_time(text) is None


@given(st.text(max_size=300))
def test_any_text_is_a_time_or_none(text: str) -> None:
    moment = read_time(text)

    assert moment is None or 1899 <= moment.at.year <= 2200


@given(st.datetimes(min_value=datetime(1990, 1, 1), max_value=datetime(2100, 1, 1)))  # noqa: DTZ001 (naive bounds)
def test_iso_8601_is_read_exactly(at: datetime) -> None:
    moment = read_time(at.replace(microsecond=0, tzinfo=UTC).isoformat())

    assert moment is not None
    assert moment.at == at.replace(microsecond=0, tzinfo=UTC)
