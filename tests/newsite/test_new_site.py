"""news new-site as a person uses it: addresses or saved pages in, files that the tests pick up out."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from spiders.cli import app
from spiders.fetch.archive import Archive, Exchange
from spiders.local.paper import Paper, PaperServer
from tests.conftest import ROOT
from tests.newsite.conftest import BASE, Gazette

LAUNCH = datetime(2026, 11, 20, 3, 0, tzinfo=UTC)
DEMO = "https://www.demo-ledger.example"


@pytest.fixture
def checkout(tmp_path: Path, home: Path) -> Path:  # noqa: ARG001 (no setting of ours)
    (tmp_path / "checkout" / "spiders" / "sites").mkdir(parents=True)
    return tmp_path / "checkout"


@pytest.fixture(scope="module")
def paper() -> Iterator[PaperServer]:
    with PaperServer(Paper(LAUNCH, LAUNCH + timedelta(hours=1)), delay=0.01) as served:
        yield served


def new_site(*arguments: str, into: Path) -> Result:
    return CliRunner().invoke(app, ["new-site", "--into", str(into), *arguments])


def saved(gazette: Gazette, folder: Path, *numbers: int) -> list[str]:
    arguments = []
    for number in numbers:
        file = folder / f"{number}.html"
        file.write_text(gazette.html(f"/article/1000000{number}", data={"datePublished": "2026-08-05T09:18:00+01:00"}))
        arguments += ["--page", f"{file}={BASE}/article/1000000{number}"]
    return arguments


def test_one_address_of_the_demo_paper_is_enough(paper: PaperServer, checkout: Path) -> None:
    before = len(paper.requests)

    result = new_site(f"{DEMO}/", "--base-url", paper.address, "--delay", "0", "--json", into=checkout)

    assert result.exit_code == 0, result.output
    said = json.loads(result.stdout)
    assert said["site"]["name"] == "demo_ledger"
    assert said["site"]["discover"] == [f"{DEMO}/sitemap.xml"]
    assert set(said["site"]["article_url"]) == {
        r"^/view\.php\?(?:.*&)?ud=(?P<id>\d{14})(?:&|$)",
        r"^/article/(?P<id>\d+)$",
    }
    assert said["site"]["timezone"] in ("Asia/Seoul", "Asia/Tokyo")
    covered = {line["field"]: line for line in said["coverage"]}
    assert covered["headline"]["found"] == covered["body_text"]["found"] == covered["headline"]["pages"] == 4
    assert paper.requests[before].path == "/robots.txt"
    assert len(paper.requests) - before < 12


def test_saved_pages_become_a_site_whose_tests_run(gazette: Gazette, checkout: Path, tmp_path: Path) -> None:
    robots = tmp_path / "robots.txt"
    robots.write_text(f"Sitemap: {BASE}/map.xml\n")
    given = [*saved(gazette, tmp_path, 1, 2, 3), "--page", f"{robots}={BASE}/robots.txt"]

    result = new_site(*given, into=checkout)

    assert result.exit_code == 0, result.output
    assert "3/3" in result.stdout
    folder = checkout / "tests" / "sites" / "pages" / "bay_gazette"
    assert sorted(path.name for path in folder.iterdir()) == [
        ".gitignore",
        "addresses.json",
        "article_10000001",
        "article_10000002",
        "article_10000003",
    ]
    assert (folder / "article_10000001" / "page.html").read_bytes() == (tmp_path / "1.html").read_bytes()

    expected = folder / "article_10000002" / "expected.json"
    expected.write_text(expected.read_text().replace('"language": "en"', '"language": "pt"'))
    summary = run_tests(checkout)
    assert "bay_gazette-article_10000002-language" in summary
    assert re.search(r"^1 failed, \d{2,} passed", summary, re.MULTILINE), summary


def run_tests(checkout: Path) -> str:
    """The tests of the list of sites and of their pages, run where the site was written."""
    folder = checkout / "tests" / "sites"
    for name in ("cases.py", "sites/test_sites.py", "sites/pages/test_cases.py"):
        shutil.copy(ROOT / "tests" / name, checkout / "tests" / name)
    conftest = "import spiders.sites\nspiders.sites.__path__.append({!r})\n".format(str(checkout / "spiders" / "sites"))
    (folder / "conftest.py").write_text(conftest)
    command = [sys.executable, "-m", "pytest", "-q", "-rf", "-p", "no:cacheprovider", "-c", "/dev/null"]
    command += [
        "--rootdir",
        str(checkout),
        "--import-mode=importlib",
        "-k",
        "bay_gazette or list or sample",
        str(folder),
    ]
    environment = os.environ | {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    ran = subprocess.run(command, capture_output=True, text=True, check=False, cwd=checkout, env=environment)
    return ran.stdout + ran.stderr


def test_nothing_is_written_over_unasked(gazette: Gazette, checkout: Path, tmp_path: Path) -> None:
    given = saved(gazette, tmp_path, 1, 2)
    assert new_site(*given, into=checkout).exit_code == 0
    corrected = checkout / "tests/sites/pages/bay_gazette/article_10000001/expected.json"
    corrected.write_text("corrected by hand")

    again = new_site(*given, into=checkout)

    assert "--force" in str(again.exception)
    assert corrected.read_text() == "corrected by hand"
    assert new_site(*given, "--force", into=checkout).exit_code == 0
    assert corrected.read_text() != "corrected by hand"


def test_a_dry_run_prints_the_file_and_writes_nothing(gazette: Gazette, checkout: Path, tmp_path: Path) -> None:
    result = new_site(*saved(gazette, tmp_path, 1, 2), "--dry-run", into=checkout)

    assert 'name="bay_gazette"' in result.stdout
    assert [path for path in checkout.rglob("*") if path.is_file()] == []


def test_an_archive_gives_pages_without_a_request(gazette: Gazette, checkout: Path, tmp_path: Path) -> None:
    archive = Archive(str(tmp_path / "archive"), tmp_path, "bay", "run", LAUNCH)
    for number in range(1, 8):
        path = f"/article/1000000{number}"
        archive.write(
            Exchange(
                url=BASE + path,
                method="GET",
                request_headers=[],
                status=200,
                headers=[("Content-Type", "text/html; charset=utf-8")],
                body=gazette.html(path).encode(),
                at=LAUNCH,
            )
        )
    archive.close()
    (file,) = (tmp_path / "archive").rglob("*.warc.gz")

    result = new_site("--warc", str(file), "--pages", "3", into=checkout)

    assert result.exit_code == 0, result.output
    assert len(list((checkout / "tests/sites/pages/bay_gazette").glob("article_*"))) == 3


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ([], "name addresses"),
        (["page.html"], "is no address"),
        (["--page", "page.html"], "lacks the address"),
        (["--page", "nowhere.html=https://x.example/a"], "cannot be read"),
    ],
)
def test_a_wrong_call_is_answered_with_the_way_out(arguments: list[str], sentence: str, checkout: Path) -> None:
    result = new_site(*arguments, into=checkout)

    assert result.exit_code != 0
    assert sentence in str(result.exception)


def test_a_name_that_is_none_is_refused(gazette: Gazette, checkout: Path, tmp_path: Path) -> None:
    result = new_site(*saved(gazette, tmp_path, 1), "--name", "../up", into=checkout)

    assert "is no name of a site" in str(result.exception)
    assert [path for path in checkout.rglob("*") if path.is_file()] == []
