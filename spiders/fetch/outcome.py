"""What a response's status or a failed request means for the books: (state, reason, detail)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrapy import exceptions
from twisted.internet import error
from twisted.web.client import ResponseFailed

from spiders.fetch.refused import Refused
from spiders.items import State

if TYPE_CHECKING:
    from scrapy.http import Response

Outcome = tuple[State, str, str | None]

_BROKEN = (
    exceptions.DownloadFailedError,
    exceptions.ResponseDataLossError,
    exceptions.DownloadConnectionRefusedError,
    ResponseFailed,
    error.ConnectError,
    error.ConnectionClosed,
    OSError,
)
_HTML = ("text/html", "application/xhtml+xml", "application/xml", "text/xml", "application/octet-stream", "")


def of_status(status: int, was_known: bool = False) -> Outcome | None:
    """The state that a status alone decides; None for a page to read."""
    if status == 304 and was_known:  # noqa: PLR2004
        return State.UNCHANGED, "not_modified", None
    if status in (404, 410):
        return State.GONE, f"http_{status}", None
    if status in (401, 402, 403, 451):
        return State.FAILED, f"http_{status}", "The site refuses this page to us."
    if status in (200, 203):
        return None
    return State.FAILED, f"http_{status}", None


def of_kind(response: Response) -> Outcome | None:
    """The state of what is no page at all by its content type; None for a page to read."""
    kind = _content_type(response).partition(";")[0].strip().lower()
    if kind in _HTML or (kind == "text/plain" and response.body[:1000].lstrip()[:1] == b"<"):
        return None
    return State.FILTERED, "not_html", f"The response is {kind}."


def of_failure(failure: BaseException) -> Outcome:  # noqa: PLR0911 (a table)
    """The state of a request that brought no response."""
    if isinstance(failure, Refused):
        return failure.state, failure.reason, failure.detail or None
    detail = str(failure) or None
    if isinstance(failure, exceptions.IgnoreRequest):
        if "redirections" in str(failure):
            return State.FAILED, "redirect_loop", "It redirects again and again."
        if "DOWNLOAD_MAXSIZE" in str(failure):
            return State.FAILED, "too_large", "Unpacked it is larger than what is read of a page."
        return State.FAILED, "ignored", detail
    if isinstance(failure, exceptions.DownloadTimeoutError | TimeoutError | error.TimeoutError):
        return State.FAILED, "timeout", detail
    if isinstance(failure, exceptions.CannotResolveHostError | error.DNSLookupError):
        return State.FAILED, "dns", detail
    if "certificate" in str(failure).lower():
        return State.FAILED, "certificate", detail
    if isinstance(failure, _BROKEN):
        return State.FAILED, "connection", detail
    if isinstance(failure, exceptions.UnsupportedURLSchemeError | exceptions.NotSupported | ValueError):
        return State.FILTERED, "bad_address", detail
    return State.FAILED, "fetch_error", f"{type(failure).__name__}: {failure}"


def _content_type(response: Response) -> str:
    return (response.headers.get("Content-Type") or b"").decode("latin-1")
