"""What is secret on this machine: made once, kept in <home>/login.json, readable by its owner only."""

from __future__ import annotations

import base64
import json
import os
from secrets import token_bytes, token_hex, token_urlsafe
from typing import TYPE_CHECKING

import attrs
from attrs import frozen

if TYPE_CHECKING:
    from pathlib import Path


@frozen(kw_only=True)
class Login:
    """The person's login and the keys that Airflow's components share."""

    user: str = "admin"
    password: str = attrs.field(factory=lambda: token_urlsafe(12))
    api_secret: str = attrs.field(factory=lambda: token_urlsafe(32))
    jwt_secret: str = attrs.field(factory=lambda: token_urlsafe(64))
    fernet_key: str = attrs.field(factory=lambda: base64.urlsafe_b64encode(token_bytes(32)).decode())
    mark: str = attrs.field(factory=lambda: token_hex(16))
    """Stands in the environment of every process of this home's stack: how a later `news up` knows its own."""


def login(home: Path) -> Login:
    """This home's secrets, made at the first call."""
    path = home / "login.json"
    try:
        return Login(**json.loads(path.read_text()))
    except FileNotFoundError:
        made = Login()
    write_private(path, json.dumps(attrs.asdict(made), indent=1) + "\n")
    return made


def write_private(path: Path, text: str) -> None:
    """Replace a file that nobody else may read, not even for a moment."""
    beside = path.with_name(path.name + ".part")
    beside.unlink(missing_ok=True)
    with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(text)
    beside.replace(path)
