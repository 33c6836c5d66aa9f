"""A disk that is full ends the crawl with a sentence; what was kept until then is sealed by the next one."""

from __future__ import annotations

import subprocess
from pathlib import Path

from spiders.stage.batch import complete_batches
from tests.fetch.crawled import ROOT, command, crawl
from tests.fetch.small_paper import Answer, SmallPaper, article_page, feed
from tests.fetch.test_orders import OWN, SITE


def test_a_full_disk_ends_the_crawl_and_loses_nothing_that_was_kept(tmp_path: Path) -> None:
    home = tmp_path / "home"
    with SmallPaper({f"/a/{number}": Answer(body=article_page(number)) for number in range(60)}) as paper:
        paper.answers["/feed.xml"] = Answer(body=feed([f"{OWN}/a/{number}" for number in range(60)]))
        arguments, environment = command(SITE, home, base_url=paper.address, largest_file=60_000)
        full = subprocess.run(arguments, env=environment, cwd=ROOT, capture_output=True, text=True, check=False)
        assert complete_batches(str(home / "stage")) == []
        after = crawl(SITE, home, base_url=paper.address)

    assert full.returncode == 1
    assert "cannot be written" in full.stderr
    (recovered,) = after.outcome["recovered"]
    assert recovered in complete_batches(str(home / "stage"))
    assert after.outcome["counts"]["staged"] == 60
