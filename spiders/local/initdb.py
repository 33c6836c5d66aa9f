"""A new data directory for Postgres: whole, or not there at all."""

from __future__ import annotations

import locale
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from spiders.errors import WarehouseError

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable

    from spiders.local.account import Account


def initdb(
    data: Path,
    password: str,
    account: Account,
    run: Callable[..., subprocess.CompletedProcess[str]],
    *,
    durable: bool = True,
) -> None:
    """Make the directory, with a superuser `postgres` of that password. `run` starts a program as the account.

    It is made beside and renamed, so that a killed first start leaves nothing half made.
    """
    beside = data.with_name("data.part")
    shutil.rmtree(beside, ignore_errors=True)
    with tempfile.NamedTemporaryFile("w", dir=data.parent, suffix=".password") as file:
        file.write(password)
        file.flush()
        account.own(Path(file.name))
        # Postgres' own collation: an index outlives every update of the system's C library.
        made = run(
            "initdb", "-D", str(beside), "-U", "postgres", f"--pwfile={file.name}", "--auth=scram-sha-256",
            "-E", "UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C",
            f"--lc-ctype={ctype()}",
            *([] if durable else ["--no-sync"]),
        )  # fmt: skip
    if made.returncode:
        raise WarehouseError(f"the embedded Postgres cannot make its data directory {data}: {made.stderr.strip()}")
    beside.rename(data)


def ctype() -> str:
    """A locale of this system whose letters are Unicode's: what splits a text into words for the search."""
    before = locale.setlocale(locale.LC_CTYPE)
    try:
        for name in ("C.UTF-8", "en_US.UTF-8", "UTF-8"):
            try:
                locale.setlocale(locale.LC_CTYPE, name)
            except locale.Error:
                continue
            return name
    finally:
        locale.setlocale(locale.LC_CTYPE, before)
    return "C"
