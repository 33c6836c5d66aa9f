"""A data directory in, its living server out: what postmaster.pid says, checked against the process itself.

A server that was killed with -9 leaves the file behind. While the killed process has not been reaped (for ever, in a
container whose first process never does that), or when its number was given to another program, Postgres takes the file
for a running server and does not start.
"""

from __future__ import annotations

import subprocess
from pathlib import Path

from attrs import frozen


@frozen
class Postmaster:
    """A server that is alive."""

    pid: int
    port: int


def postmaster(data: Path) -> Postmaster | None:
    """The server of these data; None where none is alive."""
    try:
        lines = (data / "postmaster.pid").read_text().splitlines()
        found = Postmaster(int(lines[0]), int(lines[3]))
    except (FileNotFoundError, IndexError, ValueError):
        return None
    return found if _is_postgres(found.pid) else None


def clear_stale_lock(data: Path) -> None:
    """Remove the file of a server that is dead; only for who holds the lock of the home."""
    if postmaster(data) is None:
        (data / "postmaster.pid").unlink(missing_ok=True)


def _is_postgres(pid: int) -> bool:
    if Path("/proc/self").exists():
        try:
            status = Path(f"/proc/{pid}/status").read_text()
        except OSError:
            return False
        fields = dict(line.split(":", 1) for line in status.splitlines() if ":" in line)
        name, state = fields["Name"].strip(), fields["State"].strip()
    else:
        shown = subprocess.run(["ps", "-o", "stat=,comm=", "-p", str(pid)], capture_output=True, text=True, check=False)
        state, _, name = shown.stdout.strip().partition(" ")
    return Path(name.strip()).name == "postgres" and not state.startswith(("Z", "X"))
