"""An address as somebody pasted it in, the spellings under which the warehouse may know it out."""

from __future__ import annotations

from spiders.errors import UsageError
from spiders.normalise.address import canonical_url, on_site
from spiders.sites import all_sites


def spellings(url: str) -> list[str]:
    """As pasted, canonical, and in the form of each site that it may belong to. UsageError where it is no address."""
    try:
        found = [url, canonical_url(url)]
    except ValueError as error:
        raise UsageError(str(error)) from error
    found += [canonical_url(url, site) for site in all_sites().values() if site.base_url and on_site(url, site)]
    return list(dict.fromkeys(found))
