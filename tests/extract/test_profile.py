"""What a source's pages have in common is counted over different articles and left out of the next ones."""

from __future__ import annotations

import hashlib
import json
import os
import pickle
import subprocess
import sys
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

import attrs
import pytest

from spiders.dedupe.fingerprint import fingerprint
from spiders.extract import open_page, read_article
from spiders.extract.passages import Passage
from spiders.extract.profile import Profile, profile_of
from spiders.extract.tally import (
    ENOUGH,
    LEAST,
    MOST_HEADLINES,
    MOST_PASSAGES,
    WINDOW,
    Sighting,
    Tally,
    sighting_of,
    tally_of,
)
from spiders.items import Article, Page, record
from spiders.normalise.article import normalise
from spiders.site import Site

ROOT = Path(__file__).resolve().parents[2]
SITE = Site(name="post", title="Morning Post", base_url="https://www.morning-post.example", language="en")
CALL = "The Post is paid for by some of its readers. Whoever can is welcome to be one of them."
WORDS = (
    "harbor",
    "council",
    "bridge",
    "ferry",
    "mayor",
    "winter",
    "market",
    "school",
    "river",
    "tower",
    "captain",
    "garden",
    "lamp",
    "engine",
    "paper",
    "stone",
)


def sentence(number: int, part: int, letters: int = 110) -> str:
    """A sentence that no other number and part has."""
    digits = hashlib.sha256(f"{number} {part}".encode()).digest()
    words = [WORDS[digit % len(WORDS)] + str(number % 7) * (digit % 2) for digit in digits]
    return f"In story {number} the {' '.join(words)}"[:letters].rstrip() + f" of part {part}."


def page(number: int, *extra: str, at: int = 6, count: int = 6, title: str = "", language: str = "en") -> Page:
    """Story `number`, of `count` paragraphs of its own, with further HTML behind the paragraph `at`."""
    own = [f"<p>{sentence(number, part)}</p>" for part in range(count)]
    body = "".join([*own[:at], *extra, *own[at:]])
    headline = title or f"Story {number} of the morning, as it was told"
    html = (
        f'<!doctype html><html lang="{language}"><head><title>{headline}</title><meta property="og:title" '
        f'content="{headline}"><meta property="og:type" content="article"></head><body><header><a href="/">Post</a>'
        f'</header><main><article class="story"><h1>{headline}</h1><div class="text">{body}</div></article></main></body></html>'
    )
    url = f"https://www.morning-post.example/2026/story-{number}"
    return Page(url=url, body=html.encode(), fetched_at=datetime(2026, 8, 1 + number % 28, tzinfo=UTC))


def learnt(pages: Iterable[Page], tally: Tally | None = None) -> Tally:
    """Counted as a crawl does it: everything read without a profile."""
    tally = tally or Tally(source="post")
    for each in pages:
        opened = open_page(each, SITE)
        tally.count([sighting_of(opened.article(), opened.shown.passages)])
    return tally


def read(each: Page, profile: Profile | None) -> Article:
    return normalise(read_article(each, SITE, profile), SITE)


def own(number: int, count: int = 6) -> str:
    return "\n\n".join(sentence(number, part) for part in range(count))


@pytest.mark.parametrize("at", [0, 3, 6])
def test_a_line_of_enough_different_articles_is_left_out_wherever_it_stands(at: int) -> None:
    profile = learnt(page(number, f"<p>{CALL}</p>", at=at) for number in range(ENOUGH)).profile
    new = page(100, f"<p>{CALL}</p>", at=at)

    assert CALL in read(new, None).body_text
    assert read(new, profile).body_text == own(100)


@pytest.mark.parametrize(("articles", "recurs"), [(LEAST - 1, False), (LEAST, True)])
def test_it_takes_so_many_articles_and_not_one_fewer(articles: int, recurs: bool) -> None:
    pages = (page(number, *[f"<p>{CALL}</p>"] * (number < articles)) for number in range(ENOUGH))

    assert bool(learnt(pages).profile.keys) is recurs


def test_nothing_is_judged_by_the_first_few_articles() -> None:
    assert learnt(page(number, f"<p>{CALL}</p>") for number in range(ENOUGH - 1)).profile.keys == frozenset()


def test_a_line_of_few_of_many_articles_stays() -> None:
    background = f"<p>{CALL}</p>"
    profile = learnt(page(number, *([background] if number % 10 == 0 else [])) for number in range(80)).profile

    assert profile.keys == frozenset()
    assert CALL in read(page(100, background), profile).body_text


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("ko", "이 신문은 매일 아침 첫 배를 타고 섬으로 건너가며 부두의 늙은 등대지기가 맨 먼저 읽습니다."),
        ("ja", "この新聞は毎朝一番の船で島へ渡り、埠頭の年老いた灯台守が誰よりも先に読みます。"),
        ("zh", "这份报纸每天清晨乘第一班船渡海，码头上年老的守灯人总是最先读到它。"),
    ],
)
def test_lines_of_korean_japanese_and_chinese_papers_are_learnt(language: str, line: str) -> None:
    def of(number: int) -> Page:
        glyphs = hashlib.sha256(str(number).encode()).digest()
        base = {"ko": 0xAC00, "ja": 0x3042, "zh": 0x4E00}[language]
        text = "".join(
            f"<p>{''.join(chr(base + (digit * 7 + part * 31) % 80) for digit in glyphs + glyphs)}。</p>"
            for part in range(8)
        )
        made = page(number, text, f"<p>{line}</p>", count=0, language=language)
        return attrs.evolve(made, body=made.body)

    profile = learnt(map(of, range(ENOUGH))).profile
    article = read(of(50), profile)

    assert [passage.text for passage in profile.passages] == [line]
    assert line in read(of(50), None).body_text
    assert line not in article.body_text
    assert len([block for block in article.body_blocks if block.text]) == 8


def test_copies_and_updates_of_one_article_count_once() -> None:
    same = [page(number, f"<p>{CALL}</p>", title="The one story of today") for number in range(LEAST)]
    copies = [attrs.evolve(page(1, f"<p>{CALL}</p>", title=f"Title {n}")) for n in range(LEAST)]
    update = [page(1, *[f"<p>{CALL}</p>", f"<p>{sentence(900 + n, 1)}</p>"], title=f"Now {n}") for n in range(LEAST)]

    assert learnt(same).articles == 1
    assert learnt(copies).articles == 1
    assert learnt(update).articles == 1


def test_a_column_under_one_title_teaches_nothing() -> None:
    opening = "<p>Every morning the Post looks out of its window and writes down what it sees there.</p>"
    column = (page(number, opening, at=0, title="Out of the window") for number in range(30))

    assert learnt(column).profile.keys == frozenset()


@pytest.mark.parametrize(
    "html",
    [
        "<h2>Background to the story so far</h2>",
        "<blockquote><p>We have nothing to add to what was said on Monday by our spokesman.</p></blockquote>",
        "<p>Police are investigating.</p>",
        "<p>HAEMIN, Korea —</p>",
        "<p>By Ada Writer of the Morning Post (ada.writer@morning-post.example)</p>",
        "<p>(Yonhap)</p>",
        "<table><tr><td>Water level of the river at the old bridge in the morning</td></tr></table>",
    ],
)
def test_what_articles_have_in_common_by_nature_survives(html: str) -> None:
    at = 3 if html.startswith(("<h2", "<table")) else 6
    profile = learnt(page(number, html, at=at) for number in range(30)).profile
    new = page(100, html, at=at)

    assert read(new, profile).body_text == read(new, None).body_text
    assert record(read(new, profile))["authors" if "By" in html else "headline"]


def test_a_heading_and_a_short_line_go_with_the_box_they_belong_to() -> None:
    box = "<h3>How we report</h3><p>We ask two people and print what both of them have said to us.</p><p>Thank you!</p>"
    profile = learnt(page(number, box) for number in range(ENOUGH)).profile
    article = read(page(100, box), profile)

    assert article.body_text == own(100)
    assert "Thank you!" in read(page(100, "<p>Thank you!</p>", at=3), profile).body_text


def test_a_box_goes_as_a_whole_though_its_numbers_differ_and_its_lines_are_short() -> None:
    def box(number: int) -> str:
        lines = (f"Already {1000 + number} with us", "Nobody pays twice", "The boat runs", "Come aboard")
        return (
            f'<div class="meter"><img src="/boat.png" width="400">{"".join(f"<p>{line}</p>" for line in lines)}</div>'
        )

    profile = learnt(page(number, box(number), at=4) for number in range(ENOUGH)).profile
    article = read(page(100, box(100), at=4), profile)

    assert "with us" in read(page(100, box(100), at=4), None).body_text
    assert [image.url for image in read(page(100, box(100), at=4), None).images] == [
        "https://www.morning-post.example/boat.png"
    ]
    assert article.body_text == own(100)
    assert [image.url for image in article.images] == []


def test_a_page_that_would_lose_much_keeps_everything() -> None:
    profile = learnt(page(number, f"<p>{CALL}</p>") for number in range(ENOUGH)).profile
    brief = page(100, f"<p>{CALL}</p>", count=1, at=1)

    assert read(brief, profile).body_text == read(brief, None).body_text
    assert read(brief, profile).parser_version == "1"
    assert "recurs_on_site: 1 kept, they are more than 30% of the text" in (
        read(brief, profile).field_provenance["body_text"].left_out
    )


def test_without_anything_learnt_a_page_is_read_as_by_itself() -> None:
    each = page(1, f"<p>{CALL}</p>")

    assert read(each, Profile(source="post", articles=3)) == read(each, None)


def test_the_article_names_the_profile_and_what_was_left_out_by_which_rule() -> None:
    profile = learnt(page(number, f"<p>{CALL}</p>") for number in range(ENOUGH)).profile
    opened = open_page(page(100, f"<p>{CALL}</p>"), SITE, profile)
    article = opened.article()

    origin = article.field_provenance["body_text"]
    assert origin.profile == profile.version
    assert "recurs_on_site: 1" in origin.left_out
    assert opened.body
    assert [(cut.rule, cut.text) for cut in opened.body.cuts] == [("recurs_on_site", CALL)]
    clean = read_article(page(101), SITE, profile)
    assert clean.field_provenance["body_text"].profile == profile.version
    # Another reading of ours is no silent edit of the publisher's: the version of the parser tells the warehouse.
    assert article.parser_version == f"1+{article.parser_version[2:]}" != clean.parser_version == "1"


def test_learning_goes_on_from_what_was_left_out() -> None:
    tally = learnt(page(number, f"<p>{CALL}</p>") for number in range(ENOUGH))
    for number in range(100, 150):
        opened = open_page(page(number, f"<p>{CALL}</p>"), SITE, tally.profile)
        tally.count([sighting_of(opened.article(), opened.shown.passages)])

    assert [passage.articles for passage in tally.profile.passages] == [ENOUGH + 50]


def test_a_line_that_the_site_has_given_up_is_forgotten() -> None:
    tally = learnt(page(number, f"<p>{CALL}</p>") for number in range(ENOUGH))
    assert tally.profile.keys

    learnt((page(number) for number in range(100, 100 + 15 * ENOUGH)), tally)

    assert tally.profile.keys == frozenset()


def test_a_tally_does_not_grow_with_history() -> None:
    tally = Tally(source="post")
    for number in range(WINDOW + 100):
        shown = [(f"{number}-{part}", "line", 90, "text", (part,)) for part in range(12)]
        always = Passage("always", "line", 90, CALL, (99,))
        passages = (*(Passage(*each) for each in shown), always)
        tally.count([Sighting(headline=str(number), day="2026-08-01", passages=passages)])

    assert len(tally.passages) <= MOST_PASSAGES
    assert len(tally.headlines) <= MOST_HEADLINES
    assert tally.articles < WINDOW
    assert [passage.text for passage in tally.profile.passages] == [CALL]


def test_tally_and_profile_are_kept_and_read_as_they_were() -> None:
    tally = learnt(page(number, f"<p>{CALL}</p>") for number in range(ENOUGH))

    again = tally_of(json.loads(json.dumps(tally.as_json())), "post")
    profile = profile_of(json.loads(json.dumps(tally.profile.as_json())))

    assert again == tally
    assert (profile, profile.version) == (tally.profile, tally.profile.version)
    assert tally_of({"format": 99}, "post") == Tally(source="post")


def test_the_same_page_site_and_profile_give_the_same_article_in_another_process(tmp_path: Path) -> None:
    profile = learnt(page(number, f"<p>{CALL}</p>") for number in range(ENOUGH)).profile
    pages = [page(number, f"<p>{CALL}</p>") for number in range(100, 104)]
    (tmp_path / "task").write_bytes(pickle.dumps((pages, SITE, profile.as_json())))
    program = (
        "import pickle, sys; from spiders.extract import read_article; from spiders.extract.profile import profile_of;"
        "pages, site, said = pickle.load(open(sys.argv[1], 'rb'));"
        "sys.stdout.buffer.write(pickle.dumps([read_article(page, site, profile_of(said)) for page in pages]))"
    )
    environment = {"PYTHONPATH": str(ROOT), "PATH": os.environ["PATH"], "PYTHONHASHSEED": "7"}
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path / "task")], env=environment, capture_output=True, check=True
    )

    ours = [fingerprint(normalise(read_article(each, SITE, profile), SITE)) for each in pages]
    theirs = [fingerprint(normalise(article, SITE)) for article in pickle.loads(done.stdout)]  # noqa: S301 (of our own process)
    assert [record(article) for article in theirs] == [record(article) for article in ours]
