"""Texts to copy and to confuse: invented news of natural lengths and word frequencies, in four scripts."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest

from spiders.dedupe.stories.index import Entry
from spiders.dedupe.stories.sketch import sketch

Text = list[str]
"""Paragraphs."""


def _words(script: str) -> list[str]:
    rng = random.Random(f"words {script}")  # noqa: S311
    if script == "ko":
        return ["".join(chr(rng.randrange(0xAC00, 0xC400)) for _ in range(rng.randint(1, 4))) for _ in range(2500)]
    if script == "zh":
        return ["".join(chr(rng.randrange(0x4E00, 0x5600)) for _ in range(rng.randint(1, 3))) for _ in range(2500)]
    if script == "ja":
        return [
            "".join(chr(rng.randrange(0x4E00, 0x5200)) for _ in range(rng.randint(1, 2)))
            + "".join(chr(rng.randrange(0x3042, 0x3090)) for _ in range(rng.randint(0, 3)))
            for _ in range(2500)
        ]
    parts = [a + b for a in "bcdfghjklmnprstvwz" for b in ("a", "e", "i", "o", "u", "ai", "ou")]
    return ["".join(rng.choice(parts) for _ in range(rng.randint(1, 4))) for _ in range(2500)]


WORDS = {script: _words(script) for script in ("en", "ko", "ja", "zh")}
WEIGHTS = [1 / (rank + 3) for rank in range(2500)]


def sentence(rng: random.Random, script: str) -> str:
    """One sentence, with a name or a figure here and there."""
    words = rng.choices(WORDS[script], WEIGHTS, k=rng.randint(8, 24))
    for at in range(len(words)):
        chance = rng.random()
        if chance < 0.03:
            words[at] = f"{rng.uniform(1, 900):.1f}"
        elif script == "en" and (chance < 0.12 or at == 0):
            words[at] = words[at].capitalize()
    return "".join(words) + "。" if script in ("ja", "zh") else " ".join(words) + "."


@pytest.fixture
def news() -> Callable[..., Text]:
    """Makes a text: `news(number, script="en", paragraphs=9)`."""

    def make(number: int, script: str = "en", paragraphs: int = 9) -> Text:
        rng = random.Random(f"news {script} {number}")  # noqa: S311
        between = "" if script in ("ja", "zh") else " "
        return [between.join(sentence(rng, script) for _ in range(rng.randint(2, 4))) for _ in range(paragraphs)]

    return make


@pytest.fixture
def entry() -> Callable[..., Entry]:
    """Makes an article: `entry(name, paragraphs, headline=…, source=…, hours=…)`."""

    def make(name: str, text: Text, *, headline: str = "", source: str = "one", hours: float = 0) -> Entry:
        body = "\n\n".join(text)
        return Entry(
            name=name, source=source, published=1_800_000_000 + int(hours * 3600), sketch=sketch(headline, body)
        )

    return make
