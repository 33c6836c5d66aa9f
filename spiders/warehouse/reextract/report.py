"""What a pass has found, field by field, and what was applied of it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from attrs import Factory, define

from spiders.warehouse.reextract.compare import FIELDS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spiders.warehouse.reextract.compare import Difference

MOST_EXAMPLES = 3
KINDS = ("changed", "gained", "lost")


@define(kw_only=True)
class FieldReport:
    """One field over all articles of the pass."""

    counts: Counter[str] = Factory(Counter)
    """Kind → articles."""
    examples: dict[str, list[dict[str, str]]] = Factory(dict)
    """Kind → the first few: url, was, now."""


@define(kw_only=True)
class Report:
    """One pass."""

    site: str
    passed: str
    """Its id in warehouse.reextraction."""
    outcomes: Counter[str] = Factory(Counter)
    """same, text, fields, not_an_article, unreadable → articles."""
    reasons: Counter[str] = Factory(Counter)
    """Of what is no article now or cannot be read, as "outcome reason"."""
    reason_examples: dict[str, str] = Factory(dict)
    """One address of each."""
    fields: dict[str, FieldReport] = Factory(dict)
    without_page: int = 0
    """Articles that have no archived page (imported ones)."""
    applied: Counter[str] = Factory(Counter)
    """revisions, fields, overtaken (read anew since), refused (by Postgres) → articles. Empty: nothing was applied."""
    seconds: float = 0.0
    """That the reading took."""
    processes: int = 0
    profiles: dict[str, str] = Factory(dict)
    """Source → version of the profile that its pages were read with."""

    @property
    def read(self) -> int:
        """Pages that were read."""
        return sum(self.outcomes.values())

    def add(self, url: str, outcome: str, differences: Mapping[str, Difference]) -> None:
        """One article that could be read."""
        self.outcomes[outcome] += 1
        for name, difference in differences.items():
            field = self.fields.setdefault(name, FieldReport())
            field.counts[difference.kind] += 1
            examples = field.examples.setdefault(difference.kind, [])
            if len(examples) < MOST_EXAMPLES:
                examples.append({"url": url, "was": difference.was, "now": difference.now})

    def add_none(self, url: str, outcome: str, reason: str) -> None:
        """One page that is no article any more, or cannot be read."""
        self.outcomes[outcome] += 1
        self.reasons[f"{outcome} {reason}"] += 1
        self.reason_examples.setdefault(f"{outcome} {reason}", url)

    def rows(self) -> list[tuple[str, int, int, int, str, str, str]]:
        """Field, changed, gained, lost, and one example with what was and what is now; in the order of the fields."""
        rows = []
        for name in sorted(self.fields, key=FIELDS.index):
            field = self.fields[name]
            example = next(field.examples[kind][0] for kind in KINDS if field.examples.get(kind))
            counts = [field.counts[kind] for kind in KINDS]
            rows.append((name, counts[0], counts[1], counts[2], example["was"], example["now"], example["url"]))
        return rows

    def as_json(self) -> dict[str, Any]:
        """For programs."""
        return {
            "site": self.site,
            "pass": self.passed,
            "read": self.read,
            "outcomes": dict(self.outcomes),
            "reasons": {key: {"count": count, "url": self.reason_examples[key]} for key, count in self.reasons.items()},
            "fields": {
                name: {**{kind: field.counts[kind] for kind in KINDS}, "examples": field.examples}
                for name, field in sorted(self.fields.items(), key=lambda entry: FIELDS.index(entry[0]))
            },
            "without_page": self.without_page,
            "applied": dict(self.applied),
            "seconds": round(self.seconds, 3),
            "processes": self.processes,
            "profiles": self.profiles,
            "pages_per_second": round(self.read / self.seconds, 1) if self.seconds else None,
        }
