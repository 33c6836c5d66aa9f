"""Programs ask in JSON lines and get one answer a line."""

from __future__ import annotations

import base64
import json
import subprocess
import sys
from typing import Any

from spiders.extract.json_lines import answer
from spiders.site import Site

WEB = Site(name="web", title="Any publisher", base_url="", schedule=None)


def line(html: str, url: str) -> str:
    return json.dumps({"id": "1", "url": url, "html_b64": base64.b64encode(html.encode()).decode()})


def test_article_is_answered_in_the_terms_of_the_protocol(post: Any) -> None:
    head = post.json_ld(
        datePublished="2026-03-04T09:18:00+09:00",
        author=[{"name": "Bo Lund"}, {"name": "AFP"}],
        keywords="bridge, ferry",
    )

    said = json.loads(answer(line(post.page(head=head), post.url), WEB))

    assert said.pop("ms") > 0
    assert said["id"] == "1"
    assert said["title"] == "Bridge replaces the last harbor ferry"
    assert said["body"].split("\n") == list(post.paragraphs)
    assert said["authors"] == ["Bo Lund", "AFP"]
    assert said["published_at"] == "2026-03-04T09:18:00+09:00"
    assert said["topics"] == ["bridge", "ferry"]


def test_day_alone_is_answered_as_a_day(post: Any) -> None:
    said = json.loads(
        answer(line(post.page(head=post.json_ld(datePublished="2026-03-04"), language="ko"), post.url), WEB)
    )

    assert said["published_at"] == "2026-03-04"


def test_page_that_is_no_article_is_no_error(post: Any) -> None:
    said = json.loads(answer(line("<html></html>", post.url), WEB))

    assert "error" not in said
    assert said["not_an_article"]["state"] == "quarantined"


def test_line_that_cannot_be_read_says_so() -> None:
    assert "cannot be read" in json.loads(answer("no json", WEB))["error"]
    assert "cannot be read" in json.loads(answer('{"id": 1}', WEB))["error"]


def test_command_reads_a_file_and_shows_where_each_field_came_from(post: Any, tmp_path: Any) -> None:
    (tmp_path / "page.html").write_text(post.page(head=post.json_ld(author="Bo Lund")))
    command = [sys.executable, "-m", "spiders", "extract", str(tmp_path / "page.html"), "--url", post.url]

    shown = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    explained = subprocess.run([*command, "--explain", "authors"], capture_output=True, text=True, check=True).stdout
    stated = json.loads(subprocess.run([*command, "--json"], capture_output=True, text=True, check=True).stdout)

    assert "headline" in shown
    assert "json_ld" in shown
    assert "found by: json_ld, author" in explained
    left_out = subprocess.run([*command, "--explain", "body_text"], capture_output=True, text=True, check=True).stdout
    assert "left out by the rule 'headline again':\n  Bridge replaces the last harbor ferry\n" in left_out
    assert stated["authors"] == [{"name": "Bo Lund", "kind": "person"}]


def test_command_without_an_address_is_bad_usage(tmp_path: Any) -> None:
    (tmp_path / "page.html").write_text("<html></html>")

    done = subprocess.run(
        [sys.executable, "-m", "spiders", "extract", str(tmp_path / "page.html")],
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 2
    assert "--url" in done.stderr
