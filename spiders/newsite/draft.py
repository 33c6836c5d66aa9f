"""The material in, the draft of a site out: the Site itself and all that was found out about it. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
from attrs import frozen

from spiders.errors import BroadsheetError
from spiders.newsite.addresses import Pattern, learn
from spiders.newsite.doors import Door, find_doors
from spiders.newsite.outlet import Outlet, guess_outlet
from spiders.newsite.sample import Material, Sample, read_sample
from spiders.normalise.address import canonical_url, on_site
from spiders.site import Feed, Site, Sitemap

if TYPE_CHECKING:
    from collections.abc import Iterable


@frozen(kw_only=True)
class Draft:
    """What the site file says, with its reasons."""

    site: Site
    outlet: Outlet
    patterns: tuple[Pattern, ...]
    doors: tuple[Door, ...]
    samples: tuple[Sample, ...]
    """All pages, those that are articles read as articles of this site."""
    robots: bool
    """Whether a robots.txt was there to be read."""
    notes: tuple[str, ...]

    @property
    def articles(self) -> tuple[Sample, ...]:
        """The pages that are articles."""
        return tuple(sample for sample in self.samples if sample.article)


def make_draft(material: Material, name: str | None = None, title: str | None = None) -> Draft:
    """Everything that the pages say about their site. BroadsheetError where none of them is an article."""
    if not material.articles:
        reasons = "; ".join(f"{sample.page.url}: {sample.why_not}" for sample in material.samples[:5])
        raise BroadsheetError(
            f"none of the pages is an article ({reasons or 'there are none'}): give three to five articles."
        )
    outlet = guess_outlet(material.articles, name, title)
    site = Site(
        name=outlet.name.value,
        title=outlet.title.value,
        base_url=outlet.base_url.value,
        hosts=outlet.hosts,
        timezone=outlet.timezone.value,
        language=outlet.language.value if outlet.language else None,
        country=outlet.country.value if outlet.country else None,
    )
    strangers = [sample.page.url for sample in material.articles if not on_site(sample.page.url, site)]
    if strangers:
        raise BroadsheetError(
            f"{strangers[0]} is not of the same site as the others ({site.base_url}): one site at a time."
        )
    samples = [_again(sample, site) for sample in material.samples]
    found = [sample.article.url_canonical for sample in samples if sample.article]
    patterns = learn(found, _own(samples, site))
    site = attrs.evolve(site, article_url=tuple(pattern.regex for pattern in patterns))
    doors = find_doors(attrs.evolve(material, samples=tuple(samples)), site)
    used = [door for door in doors if door.refused is None]
    site = attrs.evolve(site, discover=tuple((Feed if door.kind == "feed" else Sitemap)(url=door.url) for door in used))
    return Draft(
        site=site,
        outlet=outlet,
        patterns=patterns,
        doors=doors,
        samples=tuple(_again(sample, site) for sample in samples),
        robots=material.robots is not None,
        notes=material.notes,
    )


def _again(sample: Sample, site: Site) -> Sample:
    """An article's page read as one of the site: zone, identity and id are known now."""
    return read_sample(sample.page, site) if sample.article else sample


def _own(samples: Iterable[Sample], site: Site) -> list[str]:
    links = dict.fromkeys(link for sample in samples for link in sample.links)
    return [canonical_url(link, site) for link in links if on_site(link, site)]
