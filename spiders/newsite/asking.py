"""An address in, its Page out, politely: robots.txt first, a pause between requests, our own name on each.

The only file here that asks the network. What resolves to a private address is asked only where the user named it.
"""

from __future__ import annotations

import socket
import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Self
from urllib.parse import urljoin, urlsplit

import httpx
from protego import Protego

from spiders.errors import BroadsheetError
from spiders.fetch.private import is_public, names_private, origin_of
from spiders.items import Page

if TYPE_CHECKING:
    from types import TracebackType

    from spiders.fetch.mirror import Mirror

_LARGEST = 16 << 20
_LARGEST_ROBOTS = 512 * 1024
_MOST_REDIRECTS = 5
_SECONDS = 20.0
_ACCEPT = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.5"


class UnansweredError(BroadsheetError):
    """What was asked for did not come, with the reason."""


class Asking:
    """Asks for one thing at a time.

    Args:
        agent: who we say we are.
        named: addresses that the user named: their hosts may be private ones.
        mirror: where the site's own addresses are fetched from.
        delay: seconds between two requests at least; a larger Crawl-delay counts instead.
    """

    def __init__(self, agent: str, named: list[str], mirror: Mirror | None = None, delay: float = 1.0) -> None:
        self._agent, self._mirror, self._delay = agent, mirror, delay
        there = [mirror.address] if mirror and mirror.address else []
        self._allowed = frozenset(origin_of(url) for url in [*named, *there])
        self._client = httpx.Client(headers={"User-Agent": agent, "Accept": _ACCEPT}, timeout=_SECONDS)
        self._rules: dict[str, tuple[Page | None, Protego | None]] = {}
        self._next = 0.0
        self.requests = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._client.close()

    def page(self, url: str) -> Page:
        """What is at the address. Raises UnansweredError where robots.txt, the server or the net says no."""
        self._obey(url)
        page = self._get(url, _LARGEST)
        if page.status != httpx.codes.OK:
            raise UnansweredError(f"{url} answered with status {page.status}.")
        return page

    def robots(self, url: str) -> Page | None:
        """robots.txt of the address's host; None where it has none."""
        return self._rules_of(url)[0]

    def _obey(self, url: str) -> None:
        _, rules = self._rules_of(url)
        if rules and not rules.can_fetch(url, self._agent.partition("/")[0]):
            raise UnansweredError(f"robots.txt does not allow {url}.")

    def _rules_of(self, url: str) -> tuple[Page | None, Protego | None]:
        parts = urlsplit(url)
        address = f"{parts.scheme}://{parts.netloc}/robots.txt"
        if address not in self._rules:
            page = self._get(address, _LARGEST_ROBOTS)
            if page.status == httpx.codes.TOO_MANY_REQUESTS or page.status >= httpx.codes.INTERNAL_SERVER_ERROR:
                raise UnansweredError(f"{address} answers {page.status}: until it answers, nothing may be asked for.")
            if page.status == httpx.codes.OK:
                rules = Protego.parse(page.body.decode("utf-8-sig", "replace"))
                self._delay = max(self._delay, rules.crawl_delay(self._agent.partition("/")[0]) or 0.0)
                self._rules[address] = page, rules
            else:
                self._rules[address] = None, None
        return self._rules[address]

    def _get(self, url: str, largest: int) -> Page:
        """One answer, redirects followed one by one."""
        at = url
        for _ in range(_MOST_REDIRECTS + 1):
            page, location = self._once(at, largest)
            if location is None:
                return page
            at = urljoin(at, location)
            if urlsplit(at).path != "/robots.txt":
                self._obey(at)
        raise UnansweredError(f"{url} leads from redirect to redirect.")

    def _once(self, url: str, largest: int) -> tuple[Page, str | None]:
        there = self._mirror.there(url) if self._mirror else url
        self._guard(there)
        time.sleep(max(0.0, self._next - time.monotonic()))
        body = bytearray()
        self.requests += 1
        try:
            with self._client.stream("GET", there) as response:
                for part in response.iter_bytes():
                    body += part
                    if len(body) > largest:
                        break
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise UnansweredError(f"{url} cannot be fetched: {str(error) or type(error).__name__}.") from error
        finally:
            self._next = time.monotonic() + self._delay
        location = response.headers.get("location") if response.is_redirect else None
        page = Page(
            url=url,
            body=bytes(body[:largest]),
            content_type=response.headers.get("content-type"),
            fetched_at=datetime.now(UTC),
            status=response.status_code,
        )
        return page, self._mirror.back(urljoin(there, location), url) if location and self._mirror else location

    def _guard(self, url: str) -> None:
        """Refuse what is no address of the public internet, unless the user named it."""
        if urlsplit(url).scheme not in ("http", "https"):
            raise UnansweredError(f"{url} is no address over http.")
        if origin_of(url) in self._allowed:
            return
        host, port = origin_of(url)
        try:
            found = {str(entry[4][0]) for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)}
        except OSError as error:
            raise UnansweredError(f"{host} has no address: {error.strerror or error}.") from error
        if names_private(url, self._allowed) or not all(map(is_public, found)):
            raise UnansweredError(f"{url} leads into a private network: nothing is asked for there.")
