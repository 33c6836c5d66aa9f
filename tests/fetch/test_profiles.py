"""What a site's pages have in common lasts with the crawl state, and both crawl and rereading use it."""

from __future__ import annotations

import json
import signal
import sqlite3
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import attrs
import fsspec
import pytest

from spiders import config
from spiders.extract import read_article
from spiders.extract.passages import Passage
from spiders.extract.tally import ENOUGH, Sighting
from spiders.fetch.archive import Archive
from spiders.fetch.profiles import MOST_SOURCES, profiles_of
from spiders.fetch.rereading import reread
from spiders.fetch.state import CrawlState
from spiders.items import Page
from spiders.normalise.article import normalise
from spiders.site import Feed, Site
from tests.fetch.crawled import ROOT, crawl
from tests.fetch.small_paper import Answer, SmallPaper, article_page, feed
from tests.fetch.test_rereading import DAY, exchange, ref

OWN = "https://small.example"
LINE = "The Small is printed on the paper that the large ones leave over."
SITE = Site(
    name="small", title="Small", base_url=OWN, language="en", discover=(Feed(url=f"{OWN}/feed.xml"),), delay=0.0
)


def sighting(number: int) -> Sighting:
    own = Passage(f"own {number}", "line", 200, f"Text {number}", (0,))
    return Sighting(headline=f"h{number}", day="2026-08-05", passages=(own, Passage("line", "line", 60, LINE, (1,))))


def page(number: int, more: str = "") -> bytes:
    text = article_page(number).decode()
    return text.replace("</article>", f"<p>{LINE}{more}</p></article>").encode()


def state(home: Path, stage: str | None = None) -> CrawlState:
    return CrawlState(home, stage or str(home / "stage"), "small")


def test_what_was_seen_lasts_with_the_commit_and_is_counted_once(home: Path) -> None:
    opened = state(home)
    for number in range(ENOUGH):
        opened.saw("small", sighting(number))
    opened.close()
    assert profiles_of("small", config.load()) == {}

    opened = state(home)
    for number in range(ENOUGH):
        opened.saw("small", sighting(number))
    opened.commit()
    opened.commit()
    opened.close()

    profile = profiles_of("small", config.load())["small"]
    assert [(passage.text, passage.articles) for passage in profile.passages] == [(LINE, ENOUGH)]
    assert state(home).profiles() == {"small": profile}


KILLED = """
import os, signal, sys
from pathlib import Path
from spiders.fetch import profiles
from tests.fetch.test_profiles import sighting, state
from tests.fetch.test_state import known
opened = state(Path(sys.argv[1]))
opened.keep(known())
for number in range(16):
    opened.saw("small", sighting(number))
write = profiles.Profiles.write
def killed(self):
    write(self)
    self._db.execute("PRAGMA cache_spill = 1")
    os.kill(os.getpid(), signal.SIGKILL)
profiles.Profiles.write = killed
opened.commit()
"""


def test_a_kill_in_the_middle_of_the_commit_leaves_neither_articles_nor_counts(home: Path) -> None:
    before = state(home)
    before.saw("small", sighting(99))
    before.commit()
    before.close()

    done = subprocess.run([sys.executable, "-c", KILLED, str(home)], cwd=ROOT, check=False)

    assert done.returncode == -signal.SIGKILL
    assert profiles_of("small", config.load())["small"].articles == 1
    after = state(home)
    assert after.known("k") is None
    assert after.profiles()["small"].articles == 1
    after.close()


def test_a_tally_that_cannot_be_read_is_counted_anew(home: Path, caplog: pytest.LogCaptureFixture) -> None:
    opened = state(home)
    opened.saw("small", sighting(1))
    opened.commit()
    opened.close()
    with sqlite3.connect(home / "state" / "small.sqlite") as db:
        db.execute("UPDATE profile SET tally = 'nonsense'")
    db.close()

    opened = state(home)
    opened.saw("small", sighting(2))
    opened.commit()

    assert opened.profiles()["small"].articles == 1
    assert "counted anew" in caplog.text
    opened.close()


def test_the_sources_of_a_site_are_kept_apart_and_are_not_more_than_so_many(home: Path) -> None:
    opened = state(home)
    for number in range(ENOUGH):
        opened.saw("one.example", sighting(number))
        opened.saw("two.example", attrs.evolve(sighting(number), passages=sighting(number).passages[:1]))
    for number in range(MOST_SOURCES):
        opened.saw(f"{number}.example", sighting(number))
    opened.commit()
    profiles = opened.profiles()
    opened.close()

    assert len(profiles) == MOST_SOURCES
    assert "one.example" not in profiles  # counted first of all


def test_where_the_stage_is_an_object_store_another_machine_knows_the_profile(
    tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fsspec.filesystem("memory").store.clear()
    there = state(tmp_path / "there", "memory://stage")
    there.saw("small", sighting(1))
    there.commit()
    there.close()
    monkeypatch.setenv("NEWS_STAGE", "memory://stage")

    assert profiles_of("small", config.load())["small"].articles == 1
    assert profiles_of("small", config.load(), shared=False) == {}
    assert not (home / "state" / "small.sqlite").exists()


def test_a_file_older_than_profiles_has_none(home: Path) -> None:
    (home / "state").mkdir(parents=True)
    sqlite3.connect(home / "state" / "small.sqlite").execute("CREATE TABLE fact (name TEXT)").connection.close()

    assert profiles_of("small", config.load()) == {}


def test_the_next_crawl_leaves_out_what_the_last_one_learnt_and_counts_a_changed_article_once(
    home: Path,
) -> None:
    paths = [f"/a/{number}" for number in range(ENOUGH + 1)]
    pages = {path: Answer(body=page(number)) for number, path in enumerate(paths)}
    with SmallPaper({**pages, "/feed.xml": Answer(body=feed([OWN + path for path in paths[:ENOUGH]]))}) as paper:
        first = crawl(SITE, home, base_url=paper.address)
        assert all(article["body_text"].endswith(LINE) for article in first.of("article"))
        assert all("profile" not in article["field_provenance"]["body_text"] for article in first.of("article"))
        profile = profiles_of("small", config.load())["small"]
        assert (profile.articles, [passage.text for passage in profile.passages]) == (ENOUGH, [LINE])

        paper.answers["/feed.xml"] = Answer(body=feed([OWN + path for path in paths]))
        paper.answers[paths[0]] = Answer(body=page(0).replace(b"Paragraph 0 of", b"Paragraph nought of"))
        again = attrs.evolve(SITE, revisit=(DAY - DAY,))
        second = crawl(again, home, base_url=paper.address)

    new = second.article(OWN + paths[-1])
    assert LINE not in new["body_text"]
    assert new["field_provenance"]["body_text"]["profile"] == profile.version
    assert "nought" in second.article(OWN + paths[0])["body_text"]
    assert profiles_of("small", config.load())["small"].articles == ENOUGH + 1


def test_pages_are_read_again_as_they_are_read_in_this_process_with_the_same_profile(
    home: Path, tmp_path: Path
) -> None:
    opened = state(home)
    body = {number: page(number) for number in range(4)}
    key = next(passage.key for passage in _shown(body[0]) if passage.text == LINE)
    for number in range(ENOUGH):
        seen = sighting(number)
        opened.saw("small", attrs.evolve(seen, passages=(seen.passages[0], Passage(key, "line", 60, LINE, (1,)))))
    opened.commit()
    opened.close()
    archive = Archive(str(tmp_path), tmp_path, "small", "run", DAY)
    refs = [ref(number, str(number), archive.write(exchange(str(number), body[number]))) for number in body]
    archive.close()
    profiles = profiles_of("small", config.load())

    readings = {each.article_id: each for each in reread(refs, SITE, str(tmp_path), profiles, processes=2)}
    alone = {each.article_id: each for each in reread(refs, SITE, str(tmp_path), processes=1)}

    for number, html in body.items():
        said = json.loads(readings[number].line or b"")
        here = read_article(
            Page(url=f"{OWN}/{number}", body=html, content_type="text/html; charset=utf-8"),
            SITE,
            profiles["small"],
        )
        assert said["body_text"] == normalise(here, SITE).body_text
        assert said["parser_version"] == here.parser_version != "1"
        assert said["field_provenance"]["body_text"]["profile"] == profiles["small"].version
        assert LINE not in said["body_text"]
        assert LINE in json.loads(alone[number].line or b"")["body_text"]


def _shown(body: bytes) -> list[Passage]:
    from spiders.extract import open_page

    return open_page(Page(url=f"{OWN}/0", body=body, fetched_at=datetime(2026, 8, 5, tzinfo=UTC)), SITE).shown.passages
