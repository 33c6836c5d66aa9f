"""Patterns learnt from articles' addresses: they fit these, others of the kind, and not what is no article."""

from __future__ import annotations

import re
import time

import pytest

from spiders.newsite.addresses import learn
from spiders.newsite.segments import looks_like_article

HOST = "https://www.bay-gazette.example"
LEARNT = {
    "number_in_the_path": (
        ["/article/10618541", "/article/10618542"],
        [],
        r"^/article/(?P<id>\d+)$",
        {"/article/99": "99"},
        ["/article", "/articles/10618541", "/article/10618541/comments"],
    ),
    "one_page_alone": (
        ["/article/10618541"],
        ["/tag/10618541"],
        r"^/article/(?P<id>\d+)$",
        {"/article/10618542": "10618542"},
        ["/tag/10618541"],
    ),
    "id_in_the_query": (
        ["/view.php?ud=20211026000101", "/view.php?ud=20211027000344"],
        [],
        r"^/view\.php\?(?:.*&)?ud=(?P<id>\d{14})(?:&|$)",
        {"/view.php?ud=20211026000999": "20211026000999"},
        ["/view.php?ud=2021", "/list.php?ct=020100000000"],
    ),
    "which_parameter_tells_articles_apart": (
        ["/read?cat=1020304&no=555111", "/read?cat=1020304&no=555112"],
        [],
        r"^/read\?(?:.*&)?no=(?P<id>\d+)(?:&|$)",
        {"/read?cat=9&no=777777": "777777"},
        ["/read?cat=1020304"],
    ),
    "date_and_slug": (
        ["/2026/08/05/sports/ferry-wins-the-cup", "/2026/08/06/city/bridge-opens-an-hour-late"],
        [],
        r"^/\d{4}/\d{1,2}/\d{1,2}/[^/]+/[^/]+$",
        {"/2026/12/24/culture/choir-sings-to-the-harbor": None},
        ["/2026/08/05", "/sports"],
    ),
    "month_by_name": (
        ["/world/2026/aug/05/ferry-wins-the-cup", "/sport/2026/nov/06/bridge-opens-an-hour-late"],
        [],
        r"^/[^/]+/\d{4}/[a-z]{3}/\d{1,2}/[^/]+$",
        {"/culture/2026/jan/01/choir-sings-to-the-harbor": None},
        ["/world/2026/aug/05"],
    ),
    "section_learnt_from_links": (
        ["/city/bridge-opens-an-hour-late-48151"],
        ["/sports/ferry-wins-the-cup-48152", "/about"],
        r"^/[^/]+/[^/]+[-_.,~](?P<id>\d+)$",
        {"/culture/choir-sings-to-the-harbor-1": "1"},
        ["/about", "/city"],
    ),
    "year_at_the_end_is_no_id": (
        ["/city/budget-plan-for-2026", "/city/what-changes-in-2027"],
        [],
        r"^/city/(?:[^/-]*-){2}[^/]*$",
        {"/city/ferry-wins-the-cup": None},
        ["/city", "/city/about-us"],
    ),
    "extension": (
        ["/news/ferry-wins-the-cup-48152.html", "/news/bridge-opens-late-48151.html"],
        [],
        r"^/news/[^/]+[-_.,~](?P<id>\d+)\.html$",
        {"/news/choir-sings-48153.html": "48153"},
        ["/news/choir-sings-48153"],
    ),
    "number_first": (
        ["/news/48152-ferry-wins-the-cup", "/news/48151-bridge-opens-late"],
        [],
        r"^/news/(?P<id>\d+)[-_,.][^/]+$",
        {"/news/5-choir-sings": "5"},
        ["/news"],
    ),
    "letters_and_number": (
        ["/view/AKR20211026000101", "/view/PYH20211027000344"],
        [],
        r"^/view/(?P<id>[A-Za-z]+\d+)$",
        {"/view/AEN20220101000100": "AEN20220101000100"},
        ["/view", "/view/politics"],
    ),
    "uuid": (
        ["/a/ferry-3f2504e0-4f89-11d3-9a0c-0305e82c3301", "/a/bridge-7d444840-9dc0-11d1-b245-5ffdce74fad2"],
        [],
        None,
        {"/a/choir-123e4567-e89b-12d3-a456-426614174000": "123e4567-e89b-12d3-a456-426614174000"},
        ["/a/choir"],
    ),
    "two_numbers": (
        ["/international/article/2026/08/05/ferry-wins_6099842_3210.html"],
        [],
        r"^/international/article/\d{4}/\d{1,2}/\d{1,2}/[^/]+_(?P<id>\d+)_\d+\.html$",
        {"/international/article/2026/08/06/bridge_6099843_3210.html": "6099843"},
        ["/international"],
    ),
    "day_at_the_end_is_no_id": (
        ["/world/ferry-wins-the-cup-20261122", "/world/bridge-opens-late-20261123"],
        [],
        r"^/world/(?:[^/-]*-){2}[^/]*$",
        {"/world/choir-sings-to-all-20261124": None},
        ["/world"],
    ),
    "day_in_the_query_is_no_id": (
        ["/read?day=20261122&sec=3"],
        [],
        r"^/read(?:\?|$)",
        {"/read?day=20261123&sec=3": None},
        ["/reader"],
    ),
    "year_and_month_in_one": (
        ["/news/2026-08/05/ferry-wins-the-cup"],
        [],
        r"^/news/\d{4}-\d{2}/\d{1,2}/[^/]+$",
        {"/news/2026-09/06/choir": None},
        ["/news/2026-08"],
    ),
    "month_and_day_in_one_before_the_id": (
        ["/n1/2026/0805/c1001-40223222.html", "/n1/2026/0806/c1001-40223223.html"],
        [],
        r"^/n1/\d{4}/\d+/[^/]+[-_.,~](?P<id>\d+)\.html$",
        {"/n1/2026/1231/c2-5.html": "5"},
        ["/n1/2026"],
    ),
    "code_in_capitals": (
        ["/articles/AST1F4445T1FUTIL02SM.html"],
        [],
        None,
        {"/articles/ASV2G5556U2GVUJM13TN.html": "ASV2G5556U2GVUJM13TN"},
        ["/articles/index.html"],
    ),
    "letters_before_the_number_behind_the_title": (
        ["/city/hat-festival-when-it-starts-artikel13351201"],
        [],
        None,
        {"/city/choir-sings-artikel13351299": "artikel13351299"},
        ["/city/choir-sings-to-everybody"],
    ),
    "section_before_a_number_learnt_from_links": (
        ["/news/politics/11333783"],
        ["/news/sports/11333784", "/tag/politics/11333785"],
        r"^/news/[^/]+/(?P<id>\d+)$",
        {"/news/world/11333790": "11333790"},
        ["/tag/politics/11333785"],
    ),
    "ids_in_two_places": (
        ["/topic-12345/ferry-wins-the-cup-48152", "/topic-12345/bridge-opens-late-48151"],
        [],
        None,
        {"/topic-12345/choir-sings-to-all-48153": "48153"},
        [],
    ),
}


@pytest.mark.parametrize("case", LEARNT)
def test_pattern_fits_what_it_should_and_nothing_else(case: str) -> None:
    articles, links, regex, fits, others = LEARNT[case]

    (pattern,) = learn([HOST + path for path in articles], [HOST + path for path in links])

    if regex:
        assert pattern.regex == regex
    for path in articles:
        assert re.search(pattern.regex, path)
    for path, article_id in fits.items():
        match = re.search(pattern.regex, path)
        assert match, path
        assert match.groupdict().get("id") == article_id
    assert [path for path in others if re.search(pattern.regex, path)] == []


def test_each_form_of_address_has_a_pattern_of_its_own_the_most_frequent_first() -> None:
    paths = ["/article/10618541", "/view.php?ud=20211026000101", "/article/10618542"]

    patterns = learn([HOST + path for path in paths], [HOST + "/article/10618543", HOST + "/about"])

    assert [len(pattern.samples) for pattern in patterns] == [2, 1]
    assert (patterns[0].links, patterns[0].example) == (1, "/article/10618543")


def test_front_page_teaches_nothing() -> None:
    assert learn([HOST + "/"]) == ()


@pytest.mark.parametrize(
    ("form", "is_one"),
    [
        ("/article/10618541", True),
        ("/city/bridge-opens-an-hour-late", True),
        ("/view.php?ud=20211026000101", True),
        ("/", False),
        ("/city", False),
        ("/list.php?page=2", False),
        ("/about-us", False),
    ],
)
def test_look_of_an_address(form: str, is_one: bool) -> None:
    assert looks_like_article(form) is is_one


def test_a_hostile_address_costs_no_time() -> None:
    began = time.process_time()

    learn([HOST + "/" + "a-" * 4000 + "!"], [f"{HOST}/{'1-a.' * 1900}{number}" for number in range(50)])

    assert time.process_time() - began < 50
