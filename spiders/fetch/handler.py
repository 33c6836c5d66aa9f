"""The last place of a request, where its address becomes the mirror's; the first of a response: the archive."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler
from scrapy.exceptions import CannotResolveHostError, DownloadCancelledError

from spiders.errors import StageError
from spiders.fetch.archive import Exchange
from spiders.fetch.outcome import of_failure
from spiders.fetch.private import GuardedResolver, names_private, origin_of
from spiders.fetch.refused import Refused, interrupted
from spiders.fetch.run import run_of
from spiders.items import Fetch, State
from spiders.normalise.address import source_of

if TYPE_CHECKING:
    from scrapy import Request
    from scrapy.crawler import Crawler
    from scrapy.http import Response


class ArchivingHandler(HTTP11DownloadHandler):
    """Scrapy's own handler for HTTP/1.1 over TLS or not, between our mirror and our archive."""

    lazy = True

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._run = run_of(crawler)

    async def download_request(self, request: Request) -> Response:
        """The response under the address that was asked for, whoever gave it."""
        at, started = datetime.now(UTC), time.monotonic()
        sent = request.replace(url=self._run.mirror.there(request.url))
        if sent.url != request.url:
            sent.meta.pop("proxy", None)  # chosen for the site, not for its mirror
        try:
            response = await self._run.stopping.unless(self._download(sent))
        except Exception as error:
            if not (isinstance(error, Refused) and error.reason == "interrupted"):
                self._note(request, at, started, error=of_failure(error)[1])
            raise
        request.meta["download_latency"] = sent.meta.get("download_latency")
        response = self._own(request, response)
        try:
            request.meta["raw_ref"] = self._archive(request, sent, response, at)
        except StageError as error:
            self._run.books.broke(error)
            raise interrupted() from error
        request.meta["fetched_at"] = at
        self._note(request, at, started, response=response)
        return response

    async def _download(self, request: Request) -> Response:
        if names_private(request.url, self._run.allowed):
            raise _private(request.url)
        try:
            return await super().download_request(request)
        except CannotResolveHostError:
            if origin_of(request.url)[0] in GuardedResolver.refused:
                raise _private(request.url) from None
            raise
        except DownloadCancelledError:  # nothing else cancels one: a stop is told apart by `unless`
            raise Refused(State.FAILED, "too_large", "It is larger than what is read of a page.") from None

    def _own(self, request: Request, response: Response) -> Response:
        headers = response.headers.copy()
        if location := headers.get("Location"):
            # Resolved here: a relative one is relative to what the mirror was asked for.
            target = urljoin(self._run.mirror.there(request.url), location.decode("latin-1").strip())
            headers["Location"] = self._run.mirror.back(target, request.url).encode("latin-1", "replace")
        return response.replace(url=request.url, headers=headers)

    def _archive(self, request: Request, sent: Request, response: Response, at: datetime) -> str:
        return self._run.archive.write(
            Exchange(
                url=request.url,
                method=request.method,
                request_headers=_pairs(sent.headers, "host"),
                status=response.status,
                headers=_pairs(response.headers, "transfer-encoding"),
                body=response.body,
                at=at,
                ip=str(response.ip_address) if response.ip_address else None,
            )
        )

    def _note(
        self,
        request: Request,
        at: datetime,
        started: float,
        *,
        response: Response | None = None,
        error: str | None = None,
    ) -> None:
        self._run.books.fetched(
            Fetch(
                source=source_of(request.url, self._run.site),
                url=request.url,
                key=request.meta.get("key"),
                purpose=request.meta["purpose"],
                status=response.status if response is not None else None,
                error=error,
                bytes=len(response.body) if response is not None else 0,
                elapsed_ms=round((time.monotonic() - started) * 1000),
                etag=_header(response, "ETag"),
                last_modified=_header(response, "Last-Modified"),
                raw_ref=request.meta.get("raw_ref") if response is not None else None,
                at=at,
            )
        )


def _private(url: str) -> Refused:
    return Refused(State.FILTERED, "private_address", f"{url} leads to this machine or its own network.")


def _pairs(headers: Any, without: str) -> list[tuple[str, str]]:
    return [
        (name.decode("latin-1"), value.decode("latin-1"))
        for name, values in headers.items()
        if name.decode("latin-1").lower() != without
        for value in values
    ]


def _header(response: Response | None, name: str) -> str | None:
    value = response.headers.get(name) if response is not None else None
    return value.decode("latin-1")[:500] if value else None
