"""A load comes to the same whether the rows of its batches were made when they were staged or are made now."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from spiders import config
from spiders.items import Author, Image
from spiders.stage.batch import read_batch
from spiders.stage.place import Place
from spiders.warehouse.load import load
from tests.conftest import EMPTY
from tests.warehouse.staging import Run, article, url
from tests.warehouse.test_load import EVERYTHING

Ask = Callable[..., list[tuple[Any, ...]]]

MORE = """
SELECT a.url, a.language, w.places, k.indexed, k.others, k.places, i.credit_raw, q.reason, q.record
FROM warehouse.article a
JOIN warehouse.article_words w USING (article_id)
LEFT JOIN warehouse.story_sketch k USING (article_id)
LEFT JOIN warehouse.article_image i USING (article_id)
FULL JOIN warehouse.quarantine q ON q.url = a.url
ORDER BY a.url, q.url
"""


def rows() -> list[str]:
    return Place(config.load().stage).names(".rows")


def staged() -> list[Path]:
    """Two batches: articles of every kind, and among them some that are refused when they are read, or by Postgres."""
    found = [
        article(
            str(number),
            f"Word{number} of many, 한국은행은 3.5%로. " * (number % 5 + 1) + ("<b>" if number % 7 == 0 else ""),
            language=("en", "ko", "de")[number % 3],
            authors=(Author(name="Kim"),) if number % 4 == 0 else (),
            images=(Image(url=url(f"{number}.jpg"), credit_raw="Yonhap"),) if number % 5 == 0 else (),
        )
        for number in range(70)
    ]
    bad = [article("nul", "A NUL \0."), article("year", published_raw="x", headline="")]
    return Run(1, articles_a_batch=60).reads(*found[:20], *bad, *found[20:]).ends()


def test_a_load_comes_to_the_same_with_rows_and_without_and_takes_them_away(ask: Ask):
    paths = staged()
    assert len(rows()) == len(paths) == 2

    first = load()
    expected, more = ask(EVERYTHING), ask(MORE)
    assert rows() == []
    ask(EMPTY)
    again = load()

    assert first.articles == again.articles == {"loaded": 70, "quarantined": 2}
    assert ask(EVERYTHING) == expected
    assert ask(MORE) == more
    assert {row[7] for row in more} == {None, "nul_character", "bad_value"}
    assert [row[8] for row in more if row[7] == "bad_value"] == [
        raw.decode() for path in paths for raw in read_batch(path).lines if b'"article"' in raw[:20] and b"/year" in raw
    ]


def test_rows_stay_until_their_batch_is_loaded(ask: Ask):
    (path,) = Run(1).reads(article("1")).ends()
    kept = path.read_bytes()
    path.write_bytes(kept[:-20])

    assert list(load().refused) == [str(path)]
    assert len(rows()) == 1

    path.write_bytes(kept)
    assert load().articles == {"loaded": 1}
    assert rows() == []
    assert ask("SELECT count(*) FROM warehouse.article") == [(1,)]
