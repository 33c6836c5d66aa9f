"""A file of addresses: plain lines, JSON lines, and lines that are neither."""

from __future__ import annotations

import json
from datetime import UTC, datetime

from spiders.discover import url_list


def test_plain_lines_and_json_lines_are_read_in_order() -> None:
    row = {
        "url": "https://b.example/2",
        "headline": "Two",
        "published_at": "2021-10-26T09:18",
        "section": "News",
        "x": [1],
    }
    lines = ["\ufeffhttps://a.example/1\r\n", "\n", "  # comment\n", json.dumps(row), "\thttp://a.example/3?x=1#y  "]
    found = url_list.read(lines, timezone="Asia/Seoul")
    assert [link.url for link in found.links] == [
        "https://a.example/1",
        "https://b.example/2",
        "http://a.example/3?x=1#y",
    ]
    two = found.links[1]
    assert (two.headline, two.section, two.via) == ("Two", "News", "url_list")
    assert two.published_at == datetime(2021, 10, 26, 0, 18, tzinfo=UTC)
    assert found.problems == ()


def test_each_bad_line_is_named_with_its_number() -> None:
    lines = [
        "www.a.example/1",
        "",
        "javascript:x",
        '{"url": 1}',
        '{"url":',
        '{"a":' + "[" * 100_000,
        "https://a.example/1",
    ]
    found = url_list.read(lines)
    assert len(found.links) == 1
    assert [problem.detail.split(" is ")[0] for problem in found.problems] == [
        "line 1",
        "line 3",
        "line 4",
        "line 5",
        "line 6",
    ]
    assert {problem.reason for problem in found.problems} == {"bad_line"}


def test_a_file_of_nothing_but_bad_lines_is_counted_to_its_end() -> None:
    found = url_list.read("nonsense" for _ in range(url_list.MOST_NAMED + 500))
    assert sum(problem.count for problem in found.problems) == url_list.MOST_NAMED + 500
    assert len(found.problems) == url_list.MOST_NAMED + 1
