"""A site in, the asset that its DAG's load updates and other DAGs are scheduled on out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from airflow.sdk import Asset

if TYPE_CHECKING:
    from spiders.site import Site


def articles(site: Site) -> Asset:
    """What others may schedule on: the site's articles in the warehouse have changed."""
    return Asset(name=f"{site.name}_articles", uri=f"news://articles/{site.name}", group="news")
