"""All settings, read in one place from environment variables that start with NEWS_. `news status` shows them.

| variable                 | means                                                    | unset                      |
|--------------------------|----------------------------------------------------------|----------------------------|
| NEWS_HOME                | directory of everything this machine keeps               | .news in the checkout      |
| NEWS_STAGE, NEWS_ARCHIVE | staged batches, archived responses: directory or s3://…  | stage/, archive/ in it     |
| NEWS_EXPORT              | days as files, for `news export`: directory or s3://…    | export/ in NEWS_HOME       |
| NEWS_DSN                 | warehouse, as the loader                                 | the embedded Postgres      |
| NEWS_OWNER_DSN           | the same as owner, for `news migrate`                    | the embedded one, NEWS_DSN |
| NEWS_READER_DSN          | the same as reader, for queries                          | the embedded one, NEWS_DSN |
| NEWS_USER_AGENT          | who we say we are, with a contact                        | Broadsheet with its address|
| NEWS_WORKERS             | worker processes that read pages                         | cores, at most 8           |
| NEWS_KEEP_BATCHES        | days that a loaded batch stays in the stage, or "forever"| 30                         |
| NEWS_BASE_URL_<SITE>     | fetch this site from there instead (mirror, test double) | the site's own address     |
| NEWS_PG_BINDIR           | programs of another Postgres for the local server        | those of the wheel         |
"""

from __future__ import annotations

import json
import os
from pathlib import Path

from attrs import frozen

from spiders import __version__
from spiders.errors import UsageError, WarehouseError

ROOT = Path(__file__).resolve().parent.parent
"""The checkout: sql/ and dags/ lie in it."""


@frozen(kw_only=True)
class Config:
    """The settings in force."""

    home: Path
    stage: str
    """fsspec address of the staged batches."""
    archive: str
    """fsspec address of the archived responses."""
    export: str
    """fsspec address of exported days."""
    user_agent: str
    workers: int
    keep_batches: int | None
    """Days that a loaded batch stays in the stage; None: for ever."""

    def dsn(self, role: str) -> str:
        """Postgres address for "owner", "loader" or "reader".

        Raises WarehouseError where none is set and no embedded Postgres was ever started here.
        """
        names = {
            "owner": ("NEWS_OWNER_DSN", "NEWS_DSN"),
            "loader": ("NEWS_DSN",),
            "reader": ("NEWS_READER_DSN", "NEWS_DSN"),
        }
        for name in names[role]:
            if os.environ.get(name):
                return os.environ[name]
        try:
            return str(json.loads((self.home / "warehouse.json").read_text())[role])
        except FileNotFoundError:
            raise WarehouseError(
                "there is no warehouse yet: start the local one with `news up`, or set NEWS_DSN to a Postgres address."
            ) from None

    def base_url(self, site: str) -> str | None:
        """Address to fetch a site from in place of its own, where one is set."""
        return os.environ.get(f"NEWS_BASE_URL_{site.upper()}")


def load() -> Config:
    """The settings as the environment has them now."""
    days = os.environ.get("NEWS_KEEP_BATCHES") or "30"
    if days != "forever" and not days.isdecimal():
        raise UsageError(f'NEWS_KEEP_BATCHES is a number of days or "forever", not {days!r}.')
    home = Path(os.environ.get("NEWS_HOME") or ROOT / ".news").expanduser().absolute()
    return Config(
        home=home,
        stage=os.environ.get("NEWS_STAGE") or str(home / "stage"),
        archive=os.environ.get("NEWS_ARCHIVE") or str(home / "archive"),
        export=os.environ.get("NEWS_EXPORT") or str(home / "export"),
        user_agent=os.environ.get("NEWS_USER_AGENT")
        or f"Broadsheet/{__version__} (+https://broadsheet.example/bot; crawler@broadsheet.example)",
        workers=int(os.environ.get("NEWS_WORKERS") or min(os.cpu_count() or 1, 8)),
        keep_batches=None if days == "forever" else int(days),
    )
