"""A crawl's Outcome → its last line for people, or one JSON object for programs, and the exit code."""

from __future__ import annotations

import json
import sys

import attrs

from spiders.fetch.crawl import Outcome


def say(outcome: Outcome, *, as_json: bool) -> int:
    """Print the result; 0 for a crawl that went well."""
    if as_json:
        sys.stdout.write(json.dumps(attrs.asdict(outcome), ensure_ascii=False) + "\n")
    else:
        counts = ", ".join(f"{number} {state}" for state, number in outcome.counts.items()) or "nothing new"
        for path in outcome.recovered:
            sys.stdout.write(f"{outcome.site}: an earlier crawl was killed; what it had read is in {path}\n")
        where = f" → {outcome.batches[-1]}" if outcome.batches else ""
        sys.stdout.write(f"{outcome.site}: {outcome.seen} addresses seen: {counts}{where}\n")
    if outcome.failed:
        sys.stderr.write(f"news: {outcome.site}: {outcome.failed}\n")
    return 1 if outcome.failed else 0
