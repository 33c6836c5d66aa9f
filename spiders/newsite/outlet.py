"""Samples of one site in, what the outlet is out: address, hosts, title, language, country, zone, each with its reason.

Pure. A guess says that it is one: the reasons become comments in the site file, to be read before it is trusted.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from attrs import frozen

from spiders.extract.json_ld import text_of
from spiders.newsite.guess import Guess
from spiders.newsite.naming import name_of, title_of
from spiders.newsite.zone import guess_zone
from spiders.normalise.address import canonical_url
from spiders.normalise.language import language_tag
from spiders.normalise.zones import zone_of_page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spiders.newsite.sample import Sample

_SOLD = frozenset(["io", "co", "tv", "me", "ai", "cc", "fm", "ly", "to", "gg", "ag", "sc", "ws"])


@frozen(kw_only=True)
class Outlet:
    """What all pages of the site have in common."""

    name: Guess
    title: Guess
    base_url: Guess
    hosts: tuple[str, ...] = ()
    """Further hosts of the pages; www. and m. are none."""
    other_hosts: tuple[tuple[str, int], ...] = ()
    """Hosts below the same domain that the pages link to, with the number of links: not taken as the same site."""
    language: Guess | None = None
    country: Guess | None = None
    timezone: Guess


def guess_outlet(samples: Sequence[Sample], name: str | None = None, title: str | None = None) -> Outlet:
    """The outlet that the pages are of. `name`, `title`: as somebody has said them."""
    base_url, hosts = _home(samples)
    host = urlsplit(base_url.value).hostname or ""
    said = Guess(value=title, why="as you said") if title else title_of(samples, _bare(host))
    language = _language(samples)
    country = _country(samples, host, language)
    return Outlet(
        name=Guess(value=name, why="as you said") if name else name_of(said.value, _bare(host)),
        title=said,
        base_url=base_url,
        hosts=hosts,
        other_hosts=_other_hosts(samples, {host, *hosts}),
        language=language,
        country=country,
        timezone=guess_zone(samples, host, language.value if language else None, country.value if country else None),
    )


def _home(samples: Sequence[Sample]) -> tuple[Guess, tuple[str, ...]]:
    """The host that the pages call their own, else the one they came from."""
    own = Counter(_origin(sample.page.url) for sample in samples)
    bare = {_bare(urlsplit(sample.page.url).netloc) for sample in samples}
    stated: Counter[str] = Counter()
    for sample in samples:
        meta = sample.document.meta if sample.document else None
        href = meta and (next(iter(meta.links.get("canonical", ())), None) or meta.get("og:url"))
        url = href and sample.document and sample.document.absolute(href)
        if url and _related(_bare(urlsplit(url).netloc), bare):
            stated[_origin(url)] += 1
    if stated:
        origin, count = stated.most_common(1)[0]
        why = f"{count} of {len(samples)} pages call it their own (rel=canonical, og:url)"
    else:
        origin, count = own.most_common(1)[0]
        why = f"{count} of {len(samples)} pages came from there; none names an address of its own"
    home = _bare(urlsplit(origin).netloc)
    hosts = sorted({urlsplit(sample.page.url).netloc for sample in samples})
    return Guess(value=origin, why=why), tuple(
        host for host in hosts if _bare(host) != home and _related(_bare(host), {home})
    )


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2].lower()}"


def _bare(host: str) -> str:
    return urlsplit(canonical_url(f"https://{host}/")).netloc


def _related(host: str, others: set[str]) -> bool:
    """Whether one is the other or below it: what a page calls its own on a stranger's host is syndicated text."""
    return any(host == other or host.endswith(f".{other}") or other.endswith(f".{host}") for other in others)


def _language(samples: Sequence[Sample]) -> Guess | None:
    found: Counter[str] = Counter()
    detected: Counter[str] = Counter()
    for sample in samples:
        if sample.article is None:
            continue
        if sample.article.detected_language:
            detected[sample.article.detected_language] += 1
        elif sample.article.language != "und":
            found[sample.article.language] += 1
    if not found and not detected:
        return None
    if found:
        tag, count = found.most_common(1)[0]
        rules = {
            f"{origin.method} {origin.rule}"
            for sample in samples
            if sample.article and (origin := sample.article.field_provenance.get("language"))
        }
        return Guess(
            value=tag,
            why=f"{count} of {sum(found.values()) + sum(detected.values())} articles ({', '.join(sorted(rules))})",
        )
    tag, count = detected.most_common(1)[0]
    return Guess(value=tag, why=f"{count} articles are written in it, and declare another one")


def _country(samples: Sequence[Sample], host: str, language: Guess | None) -> Guess | None:
    ending = host.rpartition(".")[2]
    if len(ending) == 2 and ending not in _SOLD and zone_of_page(host, None):  # noqa: PLR2004
        return Guess(value="GB" if ending == "uk" else ending.upper(), why=f"its host ends in .{ending}")
    for sample in samples:
        if not sample.document:
            continue
        for node in sample.document.json_ld.typed("postaladdress"):
            country = (text_of(node.get("addressCountry")) or "").upper()
            if re.fullmatch("[A-Z]{2}", country):
                return Guess(value=country, why="addressCountry in the pages' JSON-LD")
    if language and (match := re.search(r"-([A-Z]{2})$", language.value)):
        return Guess(value=match[1], why=f"the pages declare {language.value}")
    locales = Counter(
        tag
        for sample in samples
        if sample.document and (tag := language_tag(sample.document.meta.get("og:locale"))) and tag != "en-US"
    )
    for tag, _ in locales.most_common(1):
        if match := re.search(r"-([A-Z]{2})$", tag):
            return Guess(value=match[1], why=f"og:locale says {tag}")
    return None


def _other_hosts(samples: Sequence[Sample], own: set[str]) -> tuple[tuple[str, int], ...]:
    mine = {_bare(host) for host in own if host}
    found: Counter[str] = Counter()
    for sample in samples:
        found.update(urlsplit(link).netloc for link in sample.links)
    return tuple((host, count) for host, count in found.most_common(200) if host not in mine and _related(host, mine))[
        :10
    ]
