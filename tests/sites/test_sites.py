"""Every site in the list keeps the rules of a site file; the list is read at every parse of the DAGs."""

from __future__ import annotations

import importlib
import json
import re
import subprocess
import sys
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from croniter import croniter
from lxml.cssselect import CSSSelector

from spiders.errors import SiteError
from spiders.normalise.address import canonical_url, on_site, path_and_query
from spiders.site import SectionList
from spiders.sites import all_sites, get_site
from spiders.sites.korea_herald import SECTIONS, section_path

SITES = list(all_sites())

ARTICLES = {
    "korea_herald": {
        "https://www.koreaherald.com/view.php?ud=20211026000101": "20211026000101",
        "http://m.koreaherald.com/view.php?ct=020104000000&np=2&ud=20211026000101&md=20211027&kr=1": "20211026000101",
        "https://koreaherald.com/article/10618541?utm_source=x": "10618541",
        "https://www.koreaherald.com/article/10618541/": "10618541",
    },
    "demo": {
        "https://m.demo-ledger.example/view.php?ud=20211026000101&np=2": "20211026000101",
        "http://demo-ledger.example/article/10000001#top": "10000001",
        "https://www.demo-ledger.example/premium/article/10000002": "10000002",
    },
    "web": {
        "https://www.anything.example/2021/10/26/some-title.html": None,
    },
}
"""Addresses that must be read as articles → the site's own id. A new site adds its own, here or in a file."""
for _file in (Path(__file__).parent / "pages").glob("*/addresses.json"):  # as `news new-site` writes it
    ARTICLES.setdefault(_file.parent.name, {}).update(json.loads(_file.read_text(encoding="utf-8")))

NOT_ARTICLES = {
    "korea_herald": [
        "https://www.koreaherald.com/",
        "https://www.koreaherald.com/list.php?ct=020100000000&np=2",
        "https://www.koreaherald.com/search/list_name.php?byline=Ock+Hyun-ju",
        "https://www.koreaherald.com/view.php?ud=2021",
        "https://www.koreaherald.com/article/",
        "https://www.koreaherald.com/rss/newsAll",
    ],
}


def test_reading_the_list_loads_nothing_heavy() -> None:
    code = "import sys, json; from spiders.sites import all_sites; all_sites(); print(json.dumps(list(sys.modules)))"
    loaded = json.loads(subprocess.run([sys.executable, "-c", code], check=True, capture_output=True).stdout)
    heavy = {"lxml", "parsel", "scrapy", "twisted", "psycopg2", "airflow", "trafilatura", "selectolax", "hypothesis"}
    assert heavy.isdisjoint(loaded)


@pytest.mark.parametrize("name", SITES)
def test_a_site_is_named_like_its_file_and_explains_itself(name: str) -> None:
    site = get_site(name)
    assert re.fullmatch("[a-z][a-z0-9_]*", name)
    assert site.name == name
    assert site.title
    assert len(site.description or sys.modules[f"spiders.sites.{name}"].__doc__ or "") > 100


@pytest.mark.parametrize("name", SITES)
def test_zone_schedule_and_patterns_can_be_used(name: str) -> None:
    site = get_site(name)
    ZoneInfo(site.timezone)
    assert site.schedule is None or croniter.is_valid(site.schedule)
    assert site.delay >= 0
    assert site.window.total_seconds() > 0
    assert all(value >= 0 for value in site.floors.values())
    for pattern in (*site.article_url, *(pattern for pattern, _ in site.skip)):
        re.compile(pattern)
    assert all(re.fullmatch("[a-z][a-z0-9_]*", reason) for _, reason in site.skip)


@pytest.mark.parametrize("name", SITES)
def test_lists_lie_on_the_site_and_count_their_pages(name: str) -> None:
    site = get_site(name)
    assert site.base_url == "" or not site.base_url.endswith("/")
    for discovery in site.discover:
        assert on_site(discovery.url.replace("{page}", "1"), site)
        if isinstance(discovery, SectionList):
            assert discovery.max_pages >= 1
            for selector in filter(None, (discovery.link, discovery.headline, discovery.date)):
                CSSSelector(selector, translator="html")
    assert len({discovery.url for discovery in site.discover}) == len(site.discover)


def test_every_real_paper_starts_paused() -> None:
    assert {name for name in SITES if not get_site(name).paused} <= {"demo"}


@pytest.mark.parametrize(
    ("name", "url", "article_id"), [(n, u, i) for n, urls in ARTICLES.items() for u, i in urls.items()]
)
def test_an_articles_address_is_known_by_its_form(name: str, url: str, article_id: str | None) -> None:
    site = get_site(name)
    form = path_and_query(canonical_url(url, site))
    assert site.is_article(form)
    assert site.article_id(form) == article_id
    assert not [reason for pattern, reason in site.skip if re.search(pattern, form)]


def test_every_site_that_knows_its_articles_by_form_has_a_sample_here() -> None:
    assert {name for name in SITES if get_site(name).article_url} <= set(ARTICLES)


@pytest.mark.parametrize("name", [name for name in SITES if get_site(name).page])
def test_the_page_classes_a_site_names_are_there(name: str) -> None:
    module, _, attribute = (get_site(name).page or "").partition(":")
    assert getattr(importlib.import_module(f"spiders.sites.pages.{module}"), attribute)


@pytest.mark.parametrize(("name", "url"), [(n, u) for n, urls in NOT_ARTICLES.items() for u in urls])
def test_other_addresses_are_not(name: str, url: str) -> None:
    site = get_site(name)
    assert not site.is_article(path_and_query(canonical_url(url, site)))


def test_a_name_that_is_not_there_is_answered_with_those_that_are() -> None:
    with pytest.raises(SiteError, match=r"korea_herald.*web"):
        get_site("nowhere")


@pytest.mark.parametrize(
    ("code", "path"),
    [
        ("020100000000", ("National",)),
        ("020104000000", ("National", "North Korea")),
        ("020104", ("National", "North Korea")),
        ("021204000000", ("World", "Asia News Network")),
        ("020199000000", ("National", "020199000000")),
        ("990000000000", ("990000000000",)),
        ("", ("",)),
    ],
)
def test_a_section_code_nobody_knows_is_kept_as_it_is(code: str, path: tuple[str, ...]) -> None:
    assert section_path(code) == path


def test_the_codes_are_unique_names() -> None:
    names = [name for name, _ in SECTIONS.values()]
    assert len(set(names)) == len(names) == 8
    assert sum(len(below) for _, below in SECTIONS.values()) == 37
