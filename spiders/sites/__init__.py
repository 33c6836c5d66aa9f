"""WHERE the news is: one file a site, data only, plus a page class (sites/pages/) where the generic reading is wrong.

A site file is imported at every parse of the DAGs: it imports nothing but spiders.site.
"""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from spiders.errors import SiteError
from spiders.site import Site


@cache
def all_sites() -> dict[str, Site]:
    """Every site by name, in alphabetical order: what stands in this folder is what there is."""
    sites = {}
    for module in pkgutil.iter_modules(__path__):
        if module.name == "pages":
            continue
        loaded = importlib.import_module(f"{__name__}.{module.name}")
        site = getattr(loaded, "SITE", None)
        if not isinstance(site, Site) or site.name != module.name:
            raise SiteError(f"spiders/sites/{module.name}.py must define SITE = Site(name={module.name!r}, …).")
        sites[site.name] = site
    return sites


def get_site(name: str) -> Site:
    """The site of that name; SiteError names those there are."""
    try:
        return all_sites()[name]
    except KeyError:
        raise SiteError(f"there is no site {name!r}; the sites are {', '.join(all_sites())}.") from None
