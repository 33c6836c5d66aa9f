"""A reference as it stands in a list → the absolute address it means, or None where it means none over http(s)."""

from __future__ import annotations

import re
from urllib.parse import urljoin

from spiders.normalise.address import canonical_url

_PLAIN = re.compile(r"https?://[a-z0-9-]{1,62}(?:\.[a-z0-9-]{1,62}){1,3}(?:/[!$&-;=?-Z_a-z~]*)?")
"""What needs no second look: whatever matches has a canonical form."""
_OTHER_SCHEME = re.compile(r"(?!https?:)[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_LONGEST = 8192
_LONGEST_PLAIN = 2000


def resolve(reference: str, base: str) -> str | None:
    """Absolute, otherwise as it stands; every address returned has a canonical form."""
    reference = reference.strip()
    if len(reference) <= _LONGEST_PLAIN and _PLAIN.fullmatch(reference):
        return reference
    if not reference or len(reference) > _LONGEST or _OTHER_SCHEME.match(reference):
        return None
    try:
        url = urljoin(base, reference)
        canonical_url(url)
    except ValueError:
        return None
    return url
