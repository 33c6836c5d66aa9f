"""The figures that the stories must reach on real texts edited the way desks edit them."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from spiders.dedupe.stories.corpus import cluster
from spiders.dedupe.stories.index import Entry
from spiders.dedupe.stories.sketch import sketch


def test_the_shared_benchmark_is_reached(shared: Path, tmp_path: Path) -> None:
    script = shared / "stories" / "stories.py"
    if not script.is_file():
        pytest.skip("the folder ../shared/stories is not here")

    def run(*arguments: str | Path) -> None:
        subprocess.run([sys.executable, script, *arguments], check=True, capture_output=True, timeout=600)

    run("make", "--seed", "1", "--out", tmp_path)
    entries = []
    with (tmp_path / "articles.jsonl").open(encoding="utf-8") as lines:
        for article in map(json.loads, lines):
            published = int(datetime.fromisoformat(article["published_at"]).timestamp())
            made = sketch(article["headline"], article["body"])
            entries.append(Entry(name=article["url"], source=article["source"], published=published, sketch=made))
    with (tmp_path / "clusters.csv").open("w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow(["url", "story"])
        rows.writerows((member.name, story.origin) for story in cluster(entries) for member in story.members)
    result = tmp_path / "result.json"
    run("score", "--truth", tmp_path / "truth.json", "--clusters", tmp_path / "clusters.csv", "--json", result)

    score = json.loads(result.read_text())
    assert score["f1"] >= 0.985
    assert [name for name, value in score.items() if name.startswith("recall_") and value < 0.95] == []
    assert [name for name, value in score.items() if name.startswith("merged_") and value > 0.05] == []
