"""Order: what one crawl is asked to do, as the command line or Airflow says it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from spiders.site import Site


@frozen(kw_only=True)
class Order:
    """One crawl of one site."""

    site: Site
    run: str
    """UUID of the run."""
    started_at: datetime
    since: datetime | None = None
    """What is older is not wanted; None: the site's window before `started_at`, or no limit for given addresses."""
    until: datetime | None = None
    """What is from then or later is not wanted; None: no limit."""
    limit: int | None = None
    """At most so many articles are asked for."""
    urls: Path | None = None
    """A file of addresses, read in place of the site's own lists."""
    warc: Path | None = None
    """A web archive whose pages are read; no request is made."""
    base_url: str | None = None
    """Where to fetch from in place of the site's own address."""
    airflow: str | None = None
    """Id of Airflow's DAG run."""
    interval: tuple[datetime, datetime] | None = None
    """Airflow's data interval; None: the window counts as one."""

    @property
    def names_pages(self) -> bool:
        """Whether it names its pages: they are read whether they are due or not."""
        return bool(self.urls or self.warc)

    @property
    def oldest(self) -> datetime | None:
        """Where the window begins."""
        if self.since or self.names_pages:
            return self.since
        return self.started_at - self.site.window
