"""One crawl of any site in a process of its own, as `news crawl` does it, and what it staged."""

from __future__ import annotations

import json
import os
import pickle
import resource
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from attrs import frozen

from spiders.site import Site
from spiders.stage.batch import read_batch

ROOT = Path(__file__).resolve().parents[2]


@frozen(kw_only=True)
class Crawled:
    """The result, and every line that was staged."""

    code: int
    outcome: dict[str, Any]
    errors: str
    records: list[dict[str, Any]]

    def of(self, kind: str) -> list[dict[str, Any]]:
        """All lines of a kind."""
        return [record for record in self.records if record["kind"] == kind]

    def books(self) -> dict[str, tuple[str, str | None]]:
        """Address → (state, reason) as they ended."""
        return {
            line["url"]: (line["state"], line.get("reason")) for line in self.of("address") if line["state"] != "seen"
        }

    def article(self, url: str) -> dict[str, Any]:
        """The article that came from an address."""
        (article,) = [article for article in self.of("article") if article["url"] == url]
        return article


def command(
    site: Site, home: Path, settings: dict[str, str] | None = None, **order: Any
) -> tuple[list[str], dict[str, str]]:
    """Arguments and environment of the process that crawls."""
    with tempfile.NamedTemporaryFile(dir=_made(home.parent), suffix=".order", delete=False) as file:
        pickle.dump((site, order), file)
    environment = {name: value for name, value in os.environ.items() if not name.startswith("NEWS_")}
    environment |= {"NEWS_HOME": str(home), "NEWS_WORKERS": "1", "PYTHONPATH": str(ROOT), **(settings or {})}
    return [sys.executable, "-m", "tests.fetch.crawled", file.name], environment


def crawl(site: Site, home: Path, settings: dict[str, str] | None = None, **order: Any) -> Crawled:
    """Crawl to the end. `settings`: further environment variables; `order`: fields of Order."""
    arguments, environment = command(site, home, settings, **order)
    done = subprocess.run(
        arguments, env=environment, cwd=ROOT, capture_output=True, text=True, check=False, timeout=600
    )
    assert done.stdout, done.stderr
    outcome = json.loads(done.stdout)
    records = [record for path in outcome["batches"] for record in read_batch(path).records()]
    return Crawled(code=done.returncode, outcome=outcome, errors=done.stderr, records=records)


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _main(path: str) -> int:
    from spiders import config
    from spiders.cli.crawl_result import say
    from spiders.fetch.crawl import crawl as run_crawl
    from spiders.fetch.order import Order
    from spiders.stage.run import new_run

    site, order = pickle.loads(Path(path).read_bytes())  # noqa: S301
    if largest := order.pop("largest_file", None):
        resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))  # a disk that is full, to whoever writes
    order = Order(**{"site": site, "run": new_run(), "started_at": datetime.now(UTC), **order})
    return say(run_crawl(order, config.load()), as_json=True)


if __name__ == "__main__":
    sys.exit(_main(sys.argv[1]))
