"""Pages are asked for politely, and not where nobody has sent us."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from spiders.newsite.asking import Asking, UnansweredError
from tests.fetch.small_paper import Answer, SmallPaper, article_page


@pytest.fixture
def paper() -> Iterator[SmallPaper]:
    with SmallPaper({"/a": Answer(body=article_page(1))}) as served:
        yield served


def asking(paper: SmallPaper, delay: float = 0.0) -> Asking:
    return Asking("Broadsheet/1 (+https://us.example)", [paper.address], delay=delay)


def test_robots_is_asked_first_and_once_and_everything_carries_our_name(paper: SmallPaper) -> None:
    with asking(paper) as asks:
        asks.page(f"{paper.address}/a")
        asks.page(f"{paper.address}/a")

    assert [asked.path for asked in paper.log] == ["/robots.txt", "/a", "/a"]
    assert {asked.headers["user-agent"] for asked in paper.log} == {"Broadsheet/1 (+https://us.example)"}


def test_what_robots_forbids_is_not_asked_for(paper: SmallPaper) -> None:
    with asking(paper) as asks, pytest.raises(UnansweredError, match=r"robots\.txt does not allow"):
        asks.page(f"{paper.address}/private/a")

    assert paper.asked("/private/a") == []


def test_a_redirect_into_what_is_forbidden_is_not_followed(paper: SmallPaper) -> None:
    paper.answers["/moved"] = Answer(status=302, headers={"Location": "/private/a"})

    with asking(paper) as asks, pytest.raises(UnansweredError, match=r"robots\.txt does not allow"):
        asks.page(f"{paper.address}/moved")

    assert paper.asked("/private/a") == []


def test_a_server_that_cannot_give_its_rules_is_left_alone(paper: SmallPaper) -> None:
    paper.answers["/robots.txt"] = Answer(status=503)

    with asking(paper) as asks, pytest.raises(UnansweredError, match="until it answers"):
        asks.page(f"{paper.address}/a")

    assert [asked.path for asked in paper.log] == ["/robots.txt"]


def test_crawl_delay_lies_between_two_requests(paper: SmallPaper) -> None:
    paper.answers["/robots.txt"] = Answer(body=b"User-agent: *\nCrawl-delay: 0.2\n")

    with asking(paper) as asks:
        asks.page(f"{paper.address}/a")
        asks.page(f"{paper.address}/a")

    moments = [asked.at for asked in paper.log]
    assert moments[2] - moments[1] >= 0.2


def test_a_redirect_to_a_private_address_is_not_followed(paper: SmallPaper) -> None:
    with SmallPaper({"/secret": Answer(body=article_page(2))}) as inside:
        paper.answers["/out"] = Answer(status=302, headers={"Location": f"{inside.address}/secret"})
        with asking(paper) as asks, pytest.raises(UnansweredError, match="private network"):
            asks.page(f"{paper.address}/out")

        assert inside.log == []


def test_redirects_without_end_have_one(paper: SmallPaper) -> None:
    paper.answers["/round"] = Answer(status=302, headers={"Location": "/round"})

    with asking(paper) as asks, pytest.raises(UnansweredError, match="from redirect to redirect"):
        asks.page(f"{paper.address}/round")


def test_a_page_without_end_is_cut(paper: SmallPaper) -> None:
    paper.answers["/long"] = Answer(body=b"<p>again " * 8000, endless=40 << 20)

    with asking(paper) as asks:
        page = asks.page(f"{paper.address}/long")

    assert len(page.body) == 16 << 20


def test_a_status_that_is_no_page_is_named(paper: SmallPaper) -> None:
    with asking(paper) as asks, pytest.raises(UnansweredError, match="status 404"):
        asks.page(f"{paper.address}/nowhere")
