"""What each rule of the body contributes on real pages, and the pages that are read worst. Not part of `make bench`.

    python -m tests.bench._ablation ../shared/extraction [--only RULE] [--worst N]

The folder holds `corpus/` and its scorer `score.py`. Each page is parsed once and its body read once with all rules and
once without each of them. Printed, for every rule: how much F1 falls without it, on the two halves of the publishers
(split by a hash of the name), on how many pages it helps and harms; then the worst pages, with what is false and what
is missing by the rule that cut it. Only names of pages are printed, none of their text.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import statistics
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import define, field

from spiders.extract import ArticlePage, Document
from spiders.extract.reading import RULES, read_body
from spiders.items import Page
from spiders.sites.web import SITE

if TYPE_CHECKING:
    from spiders.extract.body import Body

DENSE = ("jp/", "kr/", "cn/", "tw/", "hk/")


@define
class Read:
    """One page, with all rules and without each."""

    name: str
    half: int
    full: float
    false: float
    missing: float
    cuts: Counter[str]
    """Characters of the truth that a rule cut."""
    kinds: Counter[str]
    """Characters that are not in the truth, by kind of piece."""
    method: str
    without: dict[str, float] = field(factory=dict)


def say(line: str) -> None:
    """One line, at once: a run takes minutes."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def main() -> None:
    """Read, then print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", help="a part of the names of the rules to take away")
    parser.add_argument("--worst", type=int, default=10)
    asked = parser.parse_args()
    score = _scorer(asked.folder)
    names = [name for name in RULES.names if (asked.only or "") in name]
    pages = [_read(row, score, names) for row in score.load(asked.folder / "corpus")]
    _contributions(pages, names)
    _worst(pages, asked.worst)


def _scorer(folder: Path) -> Any:
    spec = importlib.util.spec_from_file_location("score", folder / "score.py")
    assert spec is not None
    assert spec.loader is not None
    score = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)
    return score


def _read(row: dict[str, Any], score: Any, names: list[str]) -> Read:
    document = Document(Page(url=row["url"], body=row["html"]))
    found = ArticlePage(document, SITE).headline()
    headline = found.value if found else None
    body = read_body(document, headline)
    said = score.score_body_fundus(row["truth"], _text(body))
    truth = score.squash("\n".join(row["truth"]["mixed"]))
    whole = score.squash("\n".join((*row["truth"]["summary"], *row["truth"]["mixed"])))
    text = score.squash(_text(body))
    cuts: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    for cut in body.cuts if body else ():
        if len(squashed := score.squash(cut.text)) > 3 and squashed in truth and squashed not in text:
            cuts[cut.rule] += len(squashed)
    for piece in body.pieces if body else ():
        if (squashed := score.squash(piece.text)) and squashed not in whole:
            kinds[piece.type] += len(squashed)
    return Read(
        name=row["id"],
        half=int(hashlib.md5(row["site"].encode(), usedforsecurity=False).hexdigest(), 16) % 2,
        full=said["f1"],
        false=said["lenient"][1],
        missing=said["lenient"][2],
        cuts=cuts,
        kinds=kinds,
        method=body.method if body else "none",
        without={
            name: score.score_body_fundus(row["truth"], _text(read_body(document, headline, RULES.without(name))))["f1"]
            for name in names
        },
    )


def _text(body: Body | None) -> str:
    return "\n".join(piece.text for piece in body.pieces if piece.text) if body else ""


def _contributions(pages: list[Read], names: list[str]) -> None:
    whole = statistics.mean(page.full for page in pages)
    halves = [statistics.mean(page.full for page in pages if page.half == half) for half in (0, 1)]
    dense = statistics.mean(page.full for page in pages if page.name.startswith(DENSE))
    say(f"{len(pages)} pages: mean F1 {whole:.4f}, halves {halves[0]:.4f} {halves[1]:.4f}, dense scripts {dense:.4f}")
    say("| rule | contributes | first half | second half | helps | harms |\n|---|---|---|---|---|---|")
    for name in names:
        gains = {half: [p.full - p.without[name] for p in pages if p.half == half] for half in (0, 1)}
        gained = gains[0] + gains[1]
        say(
            f"| {name} | {statistics.mean(gained):+.4f}"
            f" | {statistics.mean(gains[0]):+.4f} | {statistics.mean(gains[1]):+.4f}"
            f" | {sum(gain > 0.001 for gain in gained)} | {sum(gain < -0.001 for gain in gained)} |"
        )


def _worst(pages: list[Read], count: int) -> None:
    say("\n| page | F1 | false | missing | false by kind, missing by rule |\n|---|---|---|---|---|")
    for page in sorted(pages, key=lambda page: page.full)[:count]:
        kinds = ", ".join(f"{kind} {chars}" for kind, chars in page.kinds.most_common(3))
        cuts = ", ".join(f"{rule} {chars}" for rule, chars in page.cuts.most_common(3))
        say(f"| {page.name} | {page.full:.3f} | {page.false:.3f} | {page.missing:.3f} | {kinds}; {cuts} |")


if __name__ == "__main__":
    main()
