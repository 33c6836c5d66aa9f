"""Every failure has its state and its word."""

from __future__ import annotations

import pytest
from scrapy import exceptions
from scrapy.http import HtmlResponse
from twisted.internet import error

from spiders.fetch.outcome import of_failure, of_kind, of_status
from spiders.fetch.refused import Refused
from spiders.items import State


@pytest.mark.parametrize(
    ("failure", "state", "reason"),
    [
        (exceptions.DownloadTimeoutError("slow"), State.FAILED, "timeout"),
        (error.TimeoutError(), State.FAILED, "timeout"),
        (exceptions.CannotResolveHostError("x"), State.FAILED, "dns"),
        (exceptions.DownloadConnectionRefusedError("x"), State.FAILED, "connection"),
        (exceptions.ResponseDataLossError(), State.FAILED, "connection"),
        (error.ConnectionLost(), State.FAILED, "connection"),
        (exceptions.DownloadFailedError("certificate verify failed"), State.FAILED, "certificate"),
        (exceptions.IgnoreRequest("max redirections reached"), State.FAILED, "redirect_loop"),
        (exceptions.UnsupportedURLSchemeError("gopher"), State.FILTERED, "bad_address"),
        (Refused(State.BLOCKED, "robots"), State.BLOCKED, "robots"),
        (KeyError("what"), State.FAILED, "fetch_error"),
    ],
)
def test_a_failure_has_its_word(failure: Exception, state: State, reason: str) -> None:
    assert of_failure(failure)[:2] == (state, reason)


@pytest.mark.parametrize(
    ("status", "state"),
    [
        (404, State.GONE),
        (410, State.GONE),
        (500, State.FAILED),
        (403, State.FAILED),
        (302, State.FAILED),
        (304, State.FAILED),
    ],
)
def test_a_status_has_its_state(status: int, state: State) -> None:
    assert of_status(status) == (state, f"http_{status}", of_status(status)[2])  # type: ignore[index]


def test_a_page_is_read_and_not_modified_means_unchanged_to_who_asked_so() -> None:
    assert of_status(200) is None
    assert of_status(304, was_known=True) == (State.UNCHANGED, "not_modified", None)


@pytest.mark.parametrize(
    ("kind", "body", "read"),
    [
        ("text/html; charset=euc-kr", b"", True),
        ("application/xhtml+xml", b"", True),
        ("", b"", True),
        ("text/plain", b" <html>", True),
        ("text/plain", b"just text", False),
        ("application/json", b"{}", False),
        ("image/jpeg", b"\xff\xd8", False),
    ],
)
def test_only_pages_are_read(kind: str, body: bytes, read: bool) -> None:
    response = HtmlResponse("https://small.example/", body=body, headers={"Content-Type": kind} if kind else {})

    assert (of_kind(response) is None) is read
