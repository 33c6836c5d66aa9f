"""A free port on loopback for a name: chosen once, kept in <home>/ports.json, moved when it is taken."""

from __future__ import annotations

import json
import random
import socket
from typing import TYPE_CHECKING

from spiders.errors import LocalError

if TYPE_CHECKING:
    from pathlib import Path

LOOPBACK = "127.0.0.1"
RANGE = range(18000, 28000)
"""Below the ports that systems give to outgoing connections, so a remembered port is seldom taken."""


def port_for(home: Path, name: str) -> int:
    """The port that this home uses for the name; another one, remembered from now on, where it is taken."""
    path = home / "ports.json"
    known: dict[str, int] = json.loads(path.read_text()) if path.exists() else {}
    if name in known and is_free(known[name]):
        return known[name]
    candidates = random.sample(RANGE, k=200)
    taken = set(known.values())
    port = next((port for port in candidates if port not in taken and is_free(port)), None)
    if port is None:
        raise LocalError(f"no free port on {LOOPBACK} among {len(candidates)} tried: are servers left running?")
    path.write_text(json.dumps({**known, name: port}, indent=1) + "\n")
    return port


def is_free(port: int) -> bool:
    """Whether a server could listen there now; a connection that is still winding down does not count."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((LOOPBACK, port))
        except OSError:
            return False
    return True
