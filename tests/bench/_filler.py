"""Filler out: staged batches of articles that differ, as long and with words as often as in real ones.

The articles are those of shared/stories/stories.py (`bulk`), staged by `news import`; where it is absent, texts
of made-up words. For more than a few thousand, the words of those are dealt anew, by fives.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

STORIES = Path(__file__).resolve().parents[3] / "shared" / "stories" / "stories.py"
OUTLETS = 40
PIECE = 5
PARAGRAPH = 60


def lines(count: int, seed: int, directory: Path) -> list[dict[str, Any]]:
    """That many articles as `news import` takes them."""
    if not STORIES.exists():
        return [_made_up(number, seed) for number in range(count)]
    file = directory / f"bulk-{seed}.jsonl"
    command = [sys.executable, str(STORIES), "bulk", "--count", str(count), "--seed", str(seed), "--out", str(file)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    made = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    file.unlink()
    return made


def dealt(base: list[dict[str, Any]], first: int, count: int, total: int, end: datetime) -> Iterator[dict[str, Any]]:
    """Articles `first` to `first + count` of `total`, in the order of their publication over the year before `end`."""
    for number in range(first, first + count):
        dice = random.Random(number)  # noqa: S311 (filler)
        tokens = dice.choice(base)["body"].split()
        pieces = [tokens[at : at + PIECE] for at in range(0, len(tokens), PIECE)]
        dice.shuffle(pieces)
        words = [word for piece in pieces for word in piece]
        outlet = f"bulk-{dice.randint(1, OUTLETS):02d}"
        at = end - timedelta(days=365) * (1 - number / total) - timedelta(seconds=dice.randint(0, 3600))
        yield {
            "url": f"https://{outlet}.example/d/{number:08d}",
            "source": outlet,
            "headline": " ".join(words[:9]),
            "body": "\n\n".join(" ".join(words[at : at + PARAGRAPH]) for at in range(0, len(words), PARAGRAPH)),
            "published_at": at.isoformat(),
            "language": "en",
            "byline": "By Staff reporter",
            "section": dice.choice(("World", "Business", "National", "Sports", "Culture")),
        }


def _made_up(number: int, seed: int) -> dict[str, Any]:
    dice = random.Random(f"{seed} {number}")  # noqa: S311 (filler)
    ranks = dice.choices(range(40_000), cum_weights=_WEIGHTS, k=max(80, int(dice.gauss(420, 160))))
    words = ["".join(_SYLLABLES[rank // 23**place % 23] for place in range(3)) for rank in ranks]
    outlet = f"bulk-{dice.randint(1, OUTLETS):02d}"
    return {
        "url": f"https://{outlet}.example/a/{seed}-{number:08d}",
        "source": outlet,
        "headline": " ".join(words[:9]),
        "body": "\n\n".join(" ".join(words[at : at + PARAGRAPH]) for at in range(0, len(words), PARAGRAPH)),
        "published_at": (datetime(2026, 3, 2, tzinfo=UTC) + timedelta(minutes=2 * number)).isoformat(),
        "language": "en",
        "byline": "By Staff reporter",
    }


_WEIGHTS = list(accumulate(1 / (rank + 3) for rank in range(40_000)))
_SYLLABLES = [first + second for first in "bdfgklmnprst" for second in "ae"][:23]
