"""The account of the Postgres server, which refuses to run as root: ourselves, or `nobody` where we are root."""

from __future__ import annotations

import os
import pwd
import subprocess
from typing import TYPE_CHECKING, Any

from attrs import frozen

from spiders.errors import WarehouseError

if TYPE_CHECKING:
    from pathlib import Path


@frozen
class Account:
    """Who runs the server. Without a user it is whoever we are."""

    user: int | None = None
    group: int | None = None

    @property
    def switch(self) -> dict[str, Any]:
        """Arguments for `subprocess` that start a program as this account."""
        if self.user is None:
            return {}
        return {"user": self.user, "group": self.group, "extra_groups": []}

    def can_run(self, program: Path) -> bool:
        """Whether every directory above the program lets the account through to it."""
        return self._test("-x", program)

    def can_enter(self, directory: Path) -> bool:
        """Whether the account may reach what lies in the directory."""
        return self._test("-x", directory)

    def own(self, path: Path) -> None:
        """Give the account a file or directory, for nobody else to read."""
        if self.user is not None and self.group is not None:
            os.chown(path, self.user, self.group)
        path.chmod(0o700 if path.is_dir() else 0o600)

    def _test(self, flag: str, path: Path) -> bool:
        return subprocess.run(["test", flag, str(path)], cwd="/", check=False, **self.switch).returncode == 0


def server_account(data: Path) -> Account:
    """The account for these data: their owner where they exist, since no other may read them."""
    if os.geteuid() != 0:
        return Account()
    if data.exists() and (owner := data.stat()).st_uid != 0:
        return Account(owner.st_uid, owner.st_gid)
    try:
        nobody = pwd.getpwnam("nobody")
    except KeyError:
        raise WarehouseError(
            "Postgres does not run as root and this system has no account `nobody`: run as a normal user."
        ) from None
    return Account(nobody.pw_uid, nobody.pw_gid)
