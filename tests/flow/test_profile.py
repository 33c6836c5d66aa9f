"""The furnished demo paper: what its pages share is learnt by one crawl, left out by the next and by reextract."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from spiders.local.paper import truth
from tests.flow.conftest import Flow

pytestmark = pytest.mark.slow

FURNISHED = True


def texts(flow: Flow) -> tuple[dict[str, str], dict[str, str]]:
    """Address → text, as the warehouse has it, and as it is."""
    has = {
        row["url"]: row["body_text"] for row in flow.sql("SELECT url_canonical AS url, body_text FROM news.articles")
    }
    told = [line for line in truth.lines(flow.paper.edition()) if line["kind"] == "article"]
    return has, {line["url_canonical"]: line["body_text"] for line in told if line["url_canonical"] in has}


def right(flow: Flow) -> tuple[int, int]:
    """Texts that are as they should be, and all that have a truth."""
    has, true = texts(flow)
    return sum(has[url] == text for url, text in true.items()), len(true)


def test_a_site_is_learnt_by_crawling_it(flow: Flow) -> None:
    flow.run()
    before, count = right(flow)
    assert count > 100
    assert before == 0  # every page has a standing line at least

    (profile,) = map(json.loads, flow.news("sites", "demo", "--profile", "--json").splitlines())
    said = [passage["text"] for passage in profile["passages"]]
    assert "The Harbour Ledger comes ashore with the first ferry of the day." in said
    assert len(said) <= 8
    assert "how it begins" in flow.news("sites", "demo", "--profile")

    again = json.loads(flow.news("reextract", "--site", "demo", "--apply", "--json").splitlines()[-1])
    assert again["profiles"] == {"demo": profile["version"]}
    after, _ = right(flow)
    assert after > 0.95 * count
    has, true = texts(flow)
    assert [url for url, text in true.items() if not set(text.split("\n\n")) <= set(has[url].split("\n\n"))] == []

    flow.paper.jump(timedelta(hours=1))
    flow.run()
    later, more = right(flow)
    assert more >= count + 20
    assert later - after >= 0.9 * (more - count)
    kept = flow.sql("SELECT kind, count(*) FROM news.revisions WHERE kind <> 'first' GROUP BY kind")
    assert {row["kind"]: row["count"] for row in kept}["reextracted"] >= after
    assert "recurs_on_site: " in json.dumps(flow.sql("SELECT field_provenance FROM news.articles"), default=str)
