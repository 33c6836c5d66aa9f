"""The site's own addresses ↔ those of a mirror that is fetched from in its place.

Everything above the download handler sees the site's own: identity, books, archive, articles.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from attrs import field, frozen

from spiders.normalise.address import on_site

if TYPE_CHECKING:
    from spiders.site import Site


def _without_slash(address: str | None) -> str | None:
    return address.rstrip("/") if address else None


@frozen
class Mirror:
    """Both directions."""

    site: Site
    address: str | None = field(default=None, converter=_without_slash)
    """Scheme, host and port (and a path before all others) of the mirror; None: there is none."""

    def there(self, url: str) -> str:
        """Where to ask for an address. The mirror stands for the site alone; for `web` it stands for everybody."""
        return self.address + _rest(url) if self.address and on_site(url, self.site) else url

    def back(self, url: str, asked: str | None = None) -> str:
        """The site's own address for one of the mirror's; all others as they are.

        Args:
            url: as it stands in a page or in Location.
            asked: the own address that was asked for, whose host counts where the site has none.
        """
        if not self.address or not self._is_there(url):
            return url
        own = self.site.base_url or (_origin(asked) if asked else self.address)
        return own + (url[len(self.address) :] or "/")

    def _is_there(self, url: str) -> bool:
        assert self.address is not None  # noqa: S101 (asked for by `back` alone)
        return url.startswith(self.address) and url[len(self.address) :][:1] in ("", "/", "?", "#")


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def _rest(url: str) -> str:
    parts = urlsplit(url)
    return (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
