"""What <home>/postgres.json remembers of the home's Postgres: generated passwords, where the data are, the port."""

from __future__ import annotations

import json
import secrets
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import frozen

from spiders.errors import WarehouseError
from spiders.local.account import server_account
from spiders.local.login import write_private

if TYPE_CHECKING:
    from spiders.local.account import Account

LOGINS = ("owner", "loader", "reader")


@frozen
class State:
    """The file, read anew at each look: several processes may speak for one server."""

    home: Path

    @property
    def exists(self) -> bool:
        """Whether there was a first start."""
        return self._file.exists()

    @property
    def place(self) -> Path:
        """The directory of data and log: in the home, or elsewhere where the server's account cannot enter the home."""
        return self.home / str(self._values()["place"])

    @property
    def data(self) -> Path:
        """The server's data directory."""
        return self.place / "data"

    @property
    def log(self) -> Path:
        """What the server said."""
        return self.place / "server.log"

    @property
    def port(self) -> int:
        """Where the server listened last."""
        return int(self._values()["port"])

    @property
    def made(self) -> bool:
        """Whether the data directory was complete once."""
        return bool(self._values().get("made"))

    def password(self, name: str) -> str:
        """Of "owner", "loader", "reader", "airflow" or "postgres"."""
        return str(self._values()["passwords"][name])

    def remember(self, **values: Any) -> None:
        """Keep these beside what is known."""
        write_private(self._file, json.dumps({**self._values(), **values}, indent=1) + "\n")

    def begin(self) -> None:
        """Decide where the data are and make the passwords; at the first start only."""
        if self.exists:
            return
        place = self.home / "postgres"
        if (place / "data").exists():
            raise WarehouseError(
                f"{self._file} with the passwords of {place} is missing: restore it, "
                "or move that directory away to begin with an empty warehouse."
            )
        account = server_account(place)
        place.mkdir(exist_ok=True)
        account.own(place)
        if not account.can_enter(place):
            place.rmdir()
            place = _elsewhere(account)
        inside = place.parent == self.home
        passwords = {name: secrets.token_hex(16) for name in (*LOGINS, "airflow", "postgres")}
        self.remember(place=place.name if inside else str(place), passwords=passwords)

    def programs(self, account: Account) -> Path:
        """Where copies of the programs may lie: at a place elsewhere, for the account cannot enter where they are."""
        if "programs" not in self._values():
            self.remember(programs=str(_elsewhere(account) if self.place.parent == self.home else self.place))
        return Path(self._values()["programs"])

    @property
    def _file(self) -> Path:
        return self.home / "postgres.json"

    def _values(self) -> dict[str, Any]:
        values: dict[str, Any] = json.loads(self._file.read_text()) if self.exists else {}
        return values


def _elsewhere(account: Account) -> Path:
    """A directory of the account's own, outside every home that is closed to it."""
    for parent in (Path("/var/lib/broadsheet"), Path("/var/tmp")):  # noqa: S108 (the name below it is random)
        try:
            parent.mkdir(mode=0o755, exist_ok=True)
            place = Path(tempfile.mkdtemp(prefix="postgres-", dir=parent))
        except OSError:
            continue
        account.own(place)
        if account.can_enter(place):
            return place
        place.rmdir()
    raise WarehouseError("there is no directory for Postgres' data that its account can reach: set another NEWS_HOME.")
