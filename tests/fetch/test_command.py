"""`news crawl` and `news sites` as a person calls them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.fetch.crawled import ROOT
from tests.fetch.test_orders import paper_of


def news(*words: str, home: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("NEWS_")}
    return subprocess.run(
        [sys.executable, "-m", "spiders", *words],
        cwd=ROOT,
        env=clean | {"NEWS_HOME": str(home), "NEWS_WORKERS": "1", **environment},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (["crawl", "nosuch"], 1, "there is no site 'nosuch'; the sites are demo, "),
        (["crawl", "demo", "--since", "yesterday"], 2, "--since 'yesterday' is no time: write 2026-08-05"),
        (["crawl", "demo", "--base-url", "127.0.0.1"], 2, "is no address to fetch from"),
        (["crawl", "web"], 1, "name addresses by --urls FILE or pages by --warc FILE"),
    ],
)
def test_a_wrong_call_is_answered_with_one_sentence(tmp_path: Path, words: list[str], code: int, says: str) -> None:
    done = news(*words, home=tmp_path)

    assert done.returncode == code
    assert says in done.stderr
    assert "Traceback" not in done.stderr


def test_a_crawl_says_what_it_did_to_people_and_to_programs(tmp_path: Path) -> None:
    urls = tmp_path / "urls.txt"
    urls.write_text("https://one.example/a/1\nhttps://one.example/a/99\n")
    with paper_of(3) as paper:
        mirror = {"NEWS_BASE_URL_WEB": paper.address}
        said = news("crawl", "web", "--urls", str(urls), home=tmp_path / "home", **mirror)
        told = news("crawl", "web", "--urls", str(urls), "--json", home=tmp_path / "home", **mirror)

    assert (said.returncode, told.returncode) == (0, 0)
    assert said.stdout.startswith("web: 2 addresses seen: 1 gone, 1 staged → ")
    outcome = json.loads(told.stdout)
    assert outcome["counts"] == {"gone": 1, "unchanged": 1}
    assert outcome["batches"][0].startswith(str(tmp_path / "home" / "stage" / "web" / outcome["run"]))
    assert said.stderr == told.stderr == ""


def test_the_sites_are_listed_without_a_warehouse(tmp_path: Path) -> None:
    listed = news("sites", "--json", home=tmp_path)

    rows = {row["name"]: row for row in map(json.loads, listed.stdout.splitlines())}
    assert {"demo", "korea_herald", "web"} <= rows.keys()
    assert rows["korea_herald"]["timezone"] == "Asia/Seoul"
    assert rows["web"]["base_url"] is None
    assert "korea_herald" in news("sites", home=tmp_path).stdout
