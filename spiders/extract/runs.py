"""The parsed page in, its longer runs of text out, and how much one of their characters says."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from spiders.extract.tags import NO_PROSE

LONG_TEXT = 25
"""Characters from which a run of text counts as prose at all."""
DENSE = 2.5
"""Latin letters that a character of Han, kana or Hangul stands for."""
MOST_RUNS = 20_000

Run = tuple[str, Any]
"""A run of text and the element it stands directly in."""

_TEXTS = etree.XPath(
    f"descendant-or-self::text()[string-length() > {int(LONG_TEXT / DENSE)}][not(parent::a or parent::script)]"
)
_DENSE = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3]")


def density_of(runs: list[Run]) -> float:
    """How many Latin letters one character of this page stands for: several where most is Han, kana or Hangul."""
    sample = "".join(text for text, _ in runs[:: max(1, len(runs) // 60)])[:6000]
    if sample.isascii():
        return 1.0
    letters = sum(map(str.isalpha, sample)) or 1
    return DENSE if len(_DENSE.findall(sample)) > 0.3 * letters else 1.0


def runs_of(root: Any) -> list[Run]:
    """The page's longer runs of text, without those directly in links and scripts: most of a page's, and no prose."""
    runs: list[Run] = []
    for text in _TEXTS(root):
        place = text.getparent()
        if text.is_tail:
            place = place.getparent()
        if place is not None and place.tag not in NO_PROSE:
            runs.append((text, place))
    return runs[:MOST_RUNS]
