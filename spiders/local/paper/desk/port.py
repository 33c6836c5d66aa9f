"""Port traffic: what came in, what went out, what waits in the roads."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from spiders.local.paper.story import Piece, Story

if TYPE_CHECKING:
    from datetime import timedelta

_CARGO = (
    "soybeans",
    "steel coils",
    "timber",
    "frozen pollock",
    "new cars",
    "cement",
    "fertilizer",
    "wind turbine blades",
)
_SHIPS = ("Haemin Star", "Blue Cormorant", "Ocean Lantern", "Dongrim Pride", "Silver Anchovy", "Northern Ferry No. 7")


def report(seed: int, age: timedelta | None) -> Story:
    """The day's shipping in four paragraphs."""
    dice = Random(f"port {seed}")  # noqa: S311 (a story, not a secret)
    ship, cargo, calls = dice.choice(_SHIPS), dice.choice(_CARGO), dice.randint(21, 68)
    boxes = dice.randint(2100, 9800)
    return Story(
        slug=f"port-{seed}",
        headline=f"Port log {seed}: {ship} leads {calls} calls with {cargo}",
        section="020210",
        people=("Ma Jeong-seok",),
        layout=1 + seed % 2,
        age=age,
        body=(
            Piece(text=f"The {ship} led {calls} vessels into Haemin on {{today}} with a load of {cargo}."),
            Piece(text=f"Terminals moved {boxes:,} boxes, and the night shift starts with two cranes idle."),
        ),
    )
