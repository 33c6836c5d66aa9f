"""No request goes to this machine or its network, in whatever form an address says so."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from spiders.fetch.private import is_public, literal_address, names_private
from spiders.site import Site
from tests.fetch.crawled import crawl
from tests.fetch.small_paper import Answer, SmallPaper, article_page


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",  # noqa: S104
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1%eth0",
        "fc00::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "no address",
    ],
)
def test_what_is_not_of_the_public_internet_is_private(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "address", ["93.184.216.34", "2606:2800:220:1::1", "::ffff:93.184.216.34", "64:ff9b::5db8:d822"]
)
def test_what_is_public_stays_reachable(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("2130706433", "127.0.0.1"),
        ("0x7f.1", "127.0.0.1"),
        ("017700000001", "127.0.0.1"),
        ("127.1", "127.0.0.1"),
        ("[::1]", "::1"),
        ("example.org", None),
        ("10.example.org", None),
    ],
)
def test_every_form_of_an_address_is_read_as_one(host: str, address: str | None) -> None:
    assert literal_address(host) == address


@pytest.mark.parametrize("host", ["localhost", "a.localhost", "printer.local", "2130706433", "[::1]", "127.0.0.1:8000"])
def test_an_address_that_names_this_machine_is_refused_unless_it_was_configured(host: str) -> None:
    assert names_private(f"http://{host}/x", [])
    assert not names_private("http://127.0.0.1:9000/x", [("127.0.0.1", 9000)])
    assert names_private("http://127.0.0.1:9001/x", [("127.0.0.1", 9000)])


def test_a_name_that_resolves_to_a_private_address_is_not_connected_to(tmp_path: Path) -> None:
    name = socket.gethostname()
    try:
        addresses = {found[4][0] for found in socket.getaddrinfo(name, 80)}
    except OSError:
        pytest.skip("this machine's own name does not resolve")
    if any(is_public(str(address)) for address in addresses):
        pytest.skip("this machine's own name resolves to a public address")
    urls = tmp_path / "urls.txt"
    with SmallPaper({"/a/1": Answer(body=article_page(1))}) as paper:
        port = paper.address.rpartition(":")[2]
        urls.write_text(f"http://{name}:{port}/a/1\nhttp://nowhere.invalid/a/2\n")
        crawled = crawl(Site(name="web", title="Web", base_url="", delay=0.0), tmp_path / "home", urls=urls)

        assert paper.log == []
    assert crawled.books()[f"http://{name}:{port}/a/1"] == ("filtered", "private_address")
    assert crawled.books()["http://nowhere.invalid/a/2"] == ("failed", "dns")
