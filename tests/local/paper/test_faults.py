"""The faulty edition over HTTP."""

from __future__ import annotations

import gzip
import re
from datetime import UTC, datetime
from http.client import HTTPConnection, HTTPResponse, IncompleteRead
from typing import TYPE_CHECKING

import pytest

from spiders.local.paper import FAULTS, Paper, PaperServer, faulty_edition
from spiders.local.paper.faults import readable

if TYPE_CHECKING:
    from collections.abc import Iterator

LAUNCH = datetime(2026, 11, 20, 3, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def server() -> Iterator[PaperServer]:
    paper = Paper(LAUNCH, LAUNCH)
    with PaperServer(paper, faults=faulty_edition(paper)) as server:
        yield server


def ask(server: PaperServer, path: str) -> tuple[HTTPResponse, bytes]:
    connection = HTTPConnection(server.address.removeprefix("http://"), timeout=100)
    try:
        connection.request("GET", path)
        response = connection.getresponse()
        return response, response.read()
    finally:
        connection.close()


def place(server: PaperServer, name: str) -> str:
    return next(path for path, fault in server.faults.items() if fault.name == name)


def test_every_fault_with_an_address_is_named_in_the_feed_of_everything(server: PaperServer) -> None:
    _, feed = ask(server, "/rss/newsAll")

    links = set(re.findall(rb"<link>https://www.demo-ledger.example(/article/1099\d+)</link>", feed))
    assert links == {path.encode() for path, fault in server.faults.items() if fault.states and fault.advertised}
    assert len(links) == 16


@pytest.mark.parametrize(
    ("name", "status", "location"),
    [
        ("empty_page", 200, None),
        ("not_found", 404, None),
        ("gone", 410, None),
        ("server_error", 500, None),
        ("to_private_address", 302, "http://10.0.0.1/"),
        ("to_cloud_metadata", 302, "http://169.254.169.254/latest/meta-data/"),
    ],
)
def test_a_fault_answers_as_its_name_says(server: PaperServer, name: str, status: int, location: str | None) -> None:
    response, _ = ask(server, place(server, name))

    assert (response.status, response.headers["Location"]) == (status, location)


def test_the_huge_page_has_thirty_megabytes(server: PaperServer) -> None:
    _, body = ask(server, place(server, "huge_page"))

    assert len(body) > 30_000_000


def test_the_bomb_is_small_until_it_is_unpacked(server: PaperServer) -> None:
    _, body = ask(server, place(server, "gzip_bomb"))

    assert len(body) * 100 < len(gzip.decompress(body))


def test_the_cut_page_ends_before_its_length(server: PaperServer) -> None:
    with pytest.raises(IncompleteRead):
        ask(server, place(server, "cut_off"))


def test_the_redirect_loop_comes_back(server: PaperServer) -> None:
    start = place(server, "redirect_loop")
    there, _ = ask(server, start)
    back, _ = ask(server, there.headers["Location"])

    assert back.headers["Location"] == start


def test_the_endless_list_has_a_new_link_and_a_next_page_on_every_page(server: PaperServer) -> None:
    _, one = ask(server, "/list.php?ct=021000000000&np=1")
    _, many = ask(server, "/list.php?ct=021000000000&np=777")

    assert b"/article/10980001" in one
    assert b"/article/10980777" in many
    assert b"np=778" in many


def test_pages_that_can_be_read_hold_their_article(server: PaperServer) -> None:
    articles = readable(server.paper)

    _, korean = ask(server, articles["euc_kr"].path)
    _, nul = ask(server, articles["nul_characters"].path)
    assert articles["euc_kr"].story.body[0].text in korean.decode("euc-kr")
    assert b"la\0mp" in nul


def test_ten_thousand_divs_are_nested(server: PaperServer) -> None:
    _, body = ask(server, place(server, "nested_divs"))

    assert body.count(b"<div>") >= 10_000


def test_a_reader_who_hangs_up_leaves_the_server_well(server: PaperServer, capfd: pytest.CaptureFixture[str]) -> None:
    connection = HTTPConnection(server.address.removeprefix("http://"), timeout=100)
    connection.request("GET", place(server, "huge_page"))
    connection.getresponse().read(1000)
    connection.close()

    assert ask(server, "/robots.txt")[0].status == 200
    assert "Traceback" not in capfd.readouterr().err


def test_a_fault_can_be_put_on_an_article_and_last_for_one_request() -> None:
    paper = Paper(LAUNCH, LAUNCH)
    path = paper.edition().advertised[0].path
    with PaperServer(paper, faults={path: FAULTS["unavailable_once"]}) as server:
        assert [ask(server, path)[0].status for _ in range(3)] == [503, 200, 200]
