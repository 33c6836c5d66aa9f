# ruff: noqa: N802, N803 (the names of Twisted's interface)
"""No request leaves for this machine or its network: addresses are judged where names become addresses.

Whatever a page, a redirect or a name server says, a connection needs an address, and this resolver is the only place
where one comes from. It gives none that is private, loopback, link-local or otherwise not of the public internet,
except for the origins that were configured (a mirror, a site on loopback, the user's proxy).
"""

from __future__ import annotations

import ipaddress
import socket
from typing import TYPE_CHECKING, Any, Self
from urllib.parse import urlsplit

from twisted.internet.interfaces import IHostnameResolver, IResolutionReceiver
from zope.interface import implementer  # type: ignore[import-untyped]

if TYPE_CHECKING:
    from collections.abc import Iterable

_PORTS = {"http": 80, "https": 443}
_TRANSLATED = (ipaddress.ip_network("64:ff9b::/96"), ipaddress.ip_network("64:ff9b:1::/48"))


def is_public(address: str) -> bool:
    """Whether that IP address is one of the public internet; what holds an IPv4 address is judged by it."""
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo and ip.teredo[1])
        if not inner and any(ip in network for network in _TRANSLATED):
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner:
            return inner.is_global and not inner.is_multicast and ip.version == 6  # noqa: PLR2004
    return ip.is_global and not ip.is_multicast


def literal_address(host: str) -> str | None:
    """The IP address that a host is by itself, decimal, octal and hexadecimal forms among them; None for a name."""
    bare = host.strip("[]")
    try:
        return str(ipaddress.ip_address(bare))
    except ValueError:
        pass
    try:
        return socket.inet_ntoa(socket.inet_aton(bare)) if bare[:1].isdigit() and " " not in bare else None
    except OSError:
        return None


def names_private(url: str, allowed: Iterable[tuple[str, int]]) -> bool:
    """Whether an address says by itself that it is private. A name may still turn out to be; that the resolver sees."""
    host, port = origin_of(url)
    if (host, port) in allowed:
        return False
    literal = literal_address(host)
    return not is_public(literal) if literal else host == "localhost" or host.endswith((".localhost", ".local"))


def origin_of(url: str) -> tuple[str, int]:
    """Host and port of an address."""
    parts = urlsplit(url)
    return (parts.hostname or "").rstrip("."), parts.port or _PORTS.get(parts.scheme, 0)


@implementer(IHostnameResolver)
class GuardedResolver:
    """Twisted's own resolver (IPv4 and IPv6), without the addresses that nobody may be sent to.

    Attributes:
        refused: hosts that resolve to private addresses alone.
    """

    refused: set[str] = set()  # noqa: RUF012 (one reactor a process, and so one resolver)

    def __init__(self, reactor: Any, allowed: frozenset[tuple[str, int]]) -> None:
        self._reactor, self._allowed = reactor, allowed
        self._resolver = reactor.nameResolver

    @classmethod
    def from_crawler(cls, crawler: Any, reactor: Any) -> Self:
        """For Scrapy, which gives a resolver the settings alone."""
        return cls(reactor, frozenset(map(tuple, crawler.settings.getlist("NEWS_ALLOWED_ORIGINS"))))

    def install_on_reactor(self) -> None:
        """Make it the one that all connections ask."""
        self._reactor.installNameResolver(self)

    def resolveHostName(
        self, resolutionReceiver: Any, hostName: str, portNumber: int = 0, *args: Any, **kwargs: Any
    ) -> Any:
        """As in IHostnameResolver."""
        free = (hostName, portNumber) in self._allowed
        receiver = resolutionReceiver if free else _OnlyPublic(resolutionReceiver, hostName, self.refused)
        return self._resolver.resolveHostName(receiver, hostName, portNumber, *args, **kwargs)


@implementer(IResolutionReceiver)
class _OnlyPublic:
    """Passes on what may be connected to."""

    def __init__(self, receiver: Any, host: str, refused: set[str]) -> None:
        self._receiver, self._host, self._refused = receiver, host, refused
        self._public = self._private = 0

    def resolutionBegan(self, resolution: Any) -> None:
        self._receiver.resolutionBegan(resolution)

    def addressResolved(self, address: Any) -> None:
        if is_public(address.host):
            self._public += 1
            self._receiver.addressResolved(address)
        else:
            self._private += 1

    def resolutionComplete(self) -> None:
        (self._refused.add if self._private and not self._public else self._refused.discard)(self._host)
        self._receiver.resolutionComplete()
