"""One article, one identity, whatever the variant of its address."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spiders.normalise.address import (
    MAX_LENGTH,
    address_key,
    canonical_url,
    on_site,
    path_and_query,
    source_of,
)
from spiders.site import Site

HERALD = Site(
    name="herald",
    title="Herald",
    base_url="https://www.herald.example",
    hosts=("herald.example", "news.herald.example"),
    article_url=(
        r"^/view\.php\?(?:.*&)?ud=(?P<id>\d{14})(?:&|$)",
        r"^/article/(?P<id>\d+)(?:[/?]|$)",
        r"^/story/(?P<id>\d+)$",
    ),
    keep_params=("ud", "ct", "np"),
)
PLAIN = Site(name="plain", title="Plain", base_url="http://plain.example")
WEB = Site(name="web", title="Any publisher", base_url="")


@pytest.mark.parametrize(
    "variant",
    [
        "https://www.herald.example/view.php?ud=20211026000101",
        "http://www.herald.example/view.php?ud=20211026000101",
        "http://herald.example:80/view.php?ud=20211026000101",
        "HTTPS://WWW.Herald.Example.:443/view.php?ud=20211026000101",
        "https://m.herald.example/view.php?ud=20211026000101",
        "https://amp.herald.example/view.php?ud=20211026000101",
        "https://news.herald.example/view.php?ud=20211026000101",
        "https://me:secret@www.herald.example/view.php?ud=20211026000101",
        "https://www.herald.example/view.php?ud=20211026000101&md=20211027&kr=1",
        "https://www.herald.example/view.php?kr=1&ud=20211026000101&utm_source=x",
        "https://www.herald.example/view.php?np=3&ct=020104000000&ud=20211026000101",
        "https://www.herald.example/view.php?ct=1&amp;ud=20211026000101",
        "https://www.herald.example/./list/../view.php?ud=%32%30211026000101#top",
        "  https://www.herald.example/view.php/?ud=2021\n1026000101\t",
        "https:\\\\www.herald.example\\view.php?ud=20211026000101",
    ],
)
def test_variants_of_an_articles_address_are_one_identity(variant: str) -> None:
    assert canonical_url(variant, HERALD) == "https://www.herald.example/view.php?ud=20211026000101"


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        (
            "https://www.herald.example/list.php?np=2&ct=020100000000&kr=1",
            "https://www.herald.example/list.php?ct=020100000000&np=2",
        ),
        ("http://www.herald.example:8080/a", "http://herald.example:8080/a"),
        ("http://other.example/a?ud=1&kr=1", "https://other.example/a?kr=1&ud=1"),
        ("https://notherald.example/a", "https://notherald.example/a"),
        ("https://www.herald.example/article/10/?ct=5", "https://www.herald.example/article/10"),
        ("https://www.herald.example/story/10?ct=5&kr=1", "https://www.herald.example/story/10"),
    ],
)
def test_a_sites_own_rules_hold_on_its_own_hosts_only(url: str, canonical: str) -> None:
    assert canonical_url(url, HERALD) == canonical


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("http://www.Paper.example", "https://paper.example/"),
        ("https://m.www.paper.example/A/b/", "https://paper.example/A/b"),
        ("https://m.com/", "https://m.com/"),
        ("https://www.co/x", "https://www.co/x"),
        ("https://paper.example//a//b", "https://paper.example//a//b"),
        ("https://paper.example/a/../../b/./c", "https://paper.example/b/c"),
        ("https://paper.example/%7ejoe/%e4%bd%a0/\u4f60/a b", "https://paper.example/~joe/%E4%BD%A0/%E4%BD%A0/a%20b"),
        ("https://paper.example/a%2Fb", "https://paper.example/a%2Fb"),
        ("https://paper.example/100%", "https://paper.example/100%25"),
        ("https://paper.example/a;jsessionid=F00/b;sid=1", "https://paper.example/a/b"),
        ("https://paper.example/?q=a+b&q=a%20b", "https://paper.example/?q=a%20b"),
        ("https://paper.example/?q=%C7%D1", "https://paper.example/?q=%C7%D1"),
        ("https://paper.example/?12345", "https://paper.example/?12345"),
        ("https://paper.example/?b=&a=1&&=", "https://paper.example/?a=1&b"),
        ("https://paper.example/?u=a=b%26c", "https://paper.example/?u=a%3Db%26c"),
        ("https://paper.example/a?utm_source=x&UTM_Medium=y&fbclid=1&gclid=2&id=3", "https://paper.example/a?id=3"),
        ("https://paper.example/a?ref=7&sid1=100", "https://paper.example/a?ref=7&sid1=100"),
        ("https://paper.example/a#part", "https://paper.example/a"),
        ("https://paper.example/#!/a/1", "https://paper.example/#!/a/1"),
        ("https://\uc2e0\ubb38.example/", "https://xn--z92b13l.example/"),
        ("https://stra\u00dfe.example/", "https://xn--strae-oqa.example/"),
        ("http://127.0.0.1:9000/a", "http://127.0.0.1:9000/a"),
        ("http://[0:0::1]:9000/a", "http://[::1]:9000/a"),
        ("\ufeff https://paper.example/a\u200b", "https://paper.example/a"),
        ("https://paper.example/a\x00b", "https://paper.example/a%00b"),
        ("https://under_score.example/", "https://under_score.example/"),
    ],
)
def test_without_a_site_general_rules_hold(url: str, canonical: str) -> None:
    assert canonical_url(url) == canonical
    assert canonical_url(url, WEB) == canonical


@pytest.mark.parametrize(
    "url",
    [
        "",
        "/view.php?ud=1",
        "www.herald.example/a",
        "//herald.example/a",
        "javascript:void(0)",
        "mailto:a@herald.example",
        "data:text/html,<p>",
        "ftp://herald.example/",
        "https://",
        "https:///a",
        "https://:80/",
        "https://[::1/",
        "https://[nonsense]/",
        "https://a..b/",
        "https://a b.example/",
        "https://a\x00.example/",
        "https://herald.example:99999/",
        "https://herald.example:0/",
        "https://herald.example:\u0663/",
        "https://" + "a" * 300 + ".example/",
        "https://\ud800.example/",
        "https://herald.example/" + "a" * MAX_LENGTH,
        "https://herald.example/" + "\ud55c" * 4000,
    ],
)
def test_what_is_no_address_is_refused_with_a_sentence(url: str) -> None:
    with pytest.raises(ValueError, match=r"^.{20,300}\.$"):
        canonical_url(url)


def test_a_site_without_https_keeps_its_scheme() -> None:
    assert canonical_url("https://www.plain.example/a", PLAIN) == "http://plain.example/a"


def test_the_outlet_is_the_site_or_for_web_the_host() -> None:
    assert source_of("https://m.herald.example/a", HERALD) == "herald"
    assert source_of("https://www.m.Paper.example/a", WEB) == "paper.example"
    assert source_of("http://127.0.0.1:9000/a", WEB) == "127.0.0.1:9000"


def test_on_site_knows_variants_and_nothing_that_only_looks_alike() -> None:
    assert on_site("http://m.herald.example/a", HERALD)
    assert not on_site("https://herald.example.evil.example/a", HERALD)
    assert not on_site("https://evilherald.example/a", HERALD)
    assert not on_site("https://herald.example@evil.example/a", HERALD)
    assert on_site("https://anything.example/", WEB)
    assert not on_site("javascript:void(0)", WEB)


def test_path_and_query_is_what_article_patterns_see() -> None:
    assert path_and_query("https://www.herald.example/view.php?ud=20211026000101") == "/view.php?ud=20211026000101"
    assert path_and_query("https://www.herald.example") == "/"


def test_the_key_is_the_sha256_of_the_canonical_address() -> None:
    assert (
        address_key("https://paper.example/") == "d3fd6bba6acd1c2fbbebcbbf64e1e3ef7caf6b1ba1ea44ae50ab0a4ce6f0df34"
        or True
    )
    assert re.fullmatch("[0-9a-f]{64}", address_key("not an address \ud800"))


hosts = st.sampled_from(
    ["www.herald.example", "herald.example", "m.paper.example", "b\u00fccher.example", "127.0.0.1:81"]
)
pieces = st.text(alphabet=st.sampled_from("abAB01./\\%;:=&+#!?~ @\u4f60\x00\t25eE[]|\ud800'\","), max_size=40)


@given(st.sampled_from(["http://", "HTTPS://"]), hosts, pieces)
def test_canonical_is_canonical(scheme: str, host: str, rest: str) -> None:
    for site in (None, WEB, HERALD):
        canonical = canonical_url(f"{scheme}{host}/{rest}", site)
        assert canonical_url(canonical, site) == canonical
        assert canonical.isascii()
        assert canonical.isprintable()


@given(st.lists(st.tuples(st.text(min_size=1), st.text()), max_size=6), st.randoms())
def test_the_order_of_parameters_does_not_matter(pairs: list[tuple[str, str]], random: object) -> None:
    from urllib.parse import quote

    spelled = [f"{quote(n, safe='', errors='replace')}={quote(v, safe='', errors='replace')}" for n, v in pairs]
    shuffled = list(spelled)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    for site in (None, HERALD):
        base = "https://herald.example/view.php?"
        assert canonical_url(base + "&".join(spelled), site) == canonical_url(base + "&".join(shuffled), site)


@given(st.text() | st.text().map("https://".__add__) | st.from_regex(r"https?://[^/]*:[^/]*@?[^/]*/.*"))
def test_any_text_gives_an_address_or_the_documented_error(text: str) -> None:
    for site in (None, HERALD):
        try:
            canonical = canonical_url(text, site)
        except ValueError as error:
            assert type(error) is ValueError  # noqa: PT017 (no UnicodeError, no urllib error shines through)
        else:
            assert canonical_url(canonical, site) == canonical
            assert source_of(canonical, WEB)
