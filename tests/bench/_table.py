"""Figures in, a table out: each beside what it should reach."""

from __future__ import annotations

import sys
from datetime import UTC, datetime

from attrs import define, field


@define
class Table:
    """The figures, each with what it should reach."""

    rows: list[tuple[str, str, str, bool]] = field(factory=list)

    def add(
        self, what: str, figure: float, unit: str, *, most: float | None = None, least: float | None = None
    ) -> None:
        """One line; told at once as well, for a run that does not come to its end."""
        reach = f"<= {most}" if most is not None else f">= {least}" if least is not None else ""
        is_met = (most is None or figure <= most) and (least is None or figure >= least)
        self.rows.append((what, f"{figure:.3g} {unit}".strip(), reach, is_met))
        told(f"{what}: {figure:.3g} {unit} {reach}")

    @property
    def is_reached(self) -> bool:
        """Whether all are."""
        return all(row[3] for row in self.rows)

    def __str__(self) -> str:
        width = max((len(row[0]) for row in self.rows), default=0)
        return "".join(
            f"{what:{width}}  {figure:>12}  {reach:>9}  {'' if is_met else 'NOT REACHED'}\n"
            for what, figure, reach, is_met in self.rows
        )


def told(sentence: str) -> None:
    """Progress."""
    sys.stderr.write(f"{datetime.now(UTC):%H:%M:%S} {sentence}\n")


def p95(values: list[float]) -> float:
    """What 95 of 100 stay below."""
    return sorted(values)[min(len(values) - 1, int(0.95 * len(values)))]
