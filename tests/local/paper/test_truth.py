"""What the paper says that others must find."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import Any

from spiders.local.paper import Edition, truth

LAUNCH = datetime(2026, 11, 20, 3, 0, tzinfo=UTC)
SAMPLE = "https://www.demo-ledger.example/view.php?ud=20211026000101"


def lines(minutes: int = 0) -> list[dict[str, Any]]:
    return list(truth.lines(Edition(launch=LAUNCH, now=LAUNCH + timedelta(minutes=minutes))))


def test_the_sample_page_has_the_table_of_the_brief() -> None:
    (sample,) = [line for line in lines() if line["url_canonical"] == SAMPLE]

    assert sample["headline"] == "Kim says NK-China ties are 'sealed in blood,' will strengthen for generations"
    assert (sample["byline_raw"], sample["wire_agency"], "authors" in sample) == ("By Yonhap", ["yonhap"], False)
    assert sample["published_raw"] == sample["updated_raw"] == "Oct 26, 2021 - 09:18"
    assert sample["published_at"] == sample["updated_at"] == "2021-10-26T00:18:00+00:00"
    (picture,) = sample["images"]
    assert (picture["credit_raw"], picture["credit_agency"]) == ("(Korean Central News Agency)", "kcna")
    assert "caption" not in picture
    assert sample["body_text"].count("\n\n") == 6
    assert sample["body_text"].startswith("North Korean leader Kim Jong-un has said")
    assert sample["body_text"].endswith("an escalating Sino-US rivalry.")
    assert (sample["wire_credit_raw"], sample["language"]) == ("(Yonhap)", "en")
    assert sample["breadcrumbs"] == ["National", "North Korea"]


def test_every_address_has_one_line_and_every_end_is_there() -> None:
    told = lines(30)

    assert len({line["url_canonical"] for line in told}) == len(told)
    ends = Counter(line.get("state", "article") for line in told)
    assert ends["article"] > 100
    assert (ends["blocked"], ends["duplicate"], ends["filtered"]) == (3, 2, 3)
    assert ends["gone"] >= 1


def test_copies_are_told_at_both_ends() -> None:
    told = {line["url_canonical"]: line for line in lines()}

    for copy in [line for line in told.values() if line.get("state") == "duplicate"]:
        assert copy["url_canonical"] in told[copy["duplicate_of"]]["copies"]


def test_all_that_the_paper_is_meant_to_have_is_there() -> None:
    articles = [line for line in lines() if line["kind"] == "article"]

    assert {"news", "opinion", "editorial", "photo", "press_release", "advertorial", "interview", "analysis"} == {
        line["article_type"] for line in articles
    }
    assert {line["language"] for line in articles} == {"en", "ko"}
    assert any(line["wire_agency"] == ["afp", "yonhap"] for line in articles if "wire_agency" in line)
    assert any(author.get("email") for line in articles for author in line.get("authors", ()))
    assert any(len(line.get("authors", ())) > 1 for line in articles)
    assert any(len(line.get("images", ())) > 3 for line in articles)
    assert any("dateline" in line for line in articles)
    assert any(line.get("correction_note") for line in articles)
    assert any(line.get("is_sponsored") for line in articles)
    assert any(line.get("updated_at", "") > line["published_at"] for line in articles)


def test_nothing_around_the_text_is_in_the_text() -> None:
    for line in lines(60):
        if line["kind"] != "article":
            continue
        for words in ("MOST POPULAR", "(Yonhap)", "@demo-ledger", "Back To Top", " -- "):
            assert words not in line["body_text"], line["url_canonical"]
