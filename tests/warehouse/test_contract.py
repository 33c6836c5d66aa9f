"""The schema `news` changes only as sql/public_face.txt says: what people have built on stays where it was."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from spiders.config import ROOT
from spiders.warehouse.load import load
from tests.warehouse.staging import Run, article

Ask = Callable[..., list[tuple[Any, ...]]]

FACE = ROOT / "sql" / "public_face.txt"
PUBLIC = """
SELECT c.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
FROM pg_class AS c
JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
WHERE c.relnamespace = 'news'::regnamespace AND c.relkind IN ('v', 'm')
UNION ALL
SELECT p.proname || '(' || pg_get_function_identity_arguments(p.oid) || ') ' || pg_get_function_result(p.oid)
FROM pg_proc AS p
WHERE p.pronamespace = 'news'::regnamespace
"""


def kept() -> list[str]:
    return [line for line in FACE.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]


def test_nothing_public_has_vanished_or_changed_its_type(ask: Ask):
    found = {line for (line,) in ask(PUBLIC)}

    assert [line for line in kept() if ": removed in " not in line and line not in found] == []


def test_what_is_public_is_listed(ask: Ask):
    old = {name for (name,) in ask("SELECT relation FROM news.data_dictionary WHERE position = 0 AND is_deprecated")}
    found = {line for (line,) in ask(PUBLIC) if line.partition(".")[0] not in old}

    assert sorted(found - set(kept())) == [], "new columns and functions are added to sql/public_face.txt"


def test_what_was_removed_names_its_migration_and_stands_in_the_changelog():
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    for line in kept():
        name, _, migration = line.partition(": removed in ")
        if migration:
            assert (ROOT / "sql" / "migrations" / f"{migration}.sql").exists(), line
            assert f"`{name.split()[0]}`" in changelog, f"the changelog does not say that {name} was removed"


def test_the_list_is_sorted_so_that_two_additions_do_not_collide():
    assert kept() == sorted(set(kept()))


@pytest.mark.usefixtures("warehouse")
def test_every_deprecated_name_answers_as_its_successor_and_says_which_it_is(ask: Ask):
    Run().reads(article("1")).ends()
    load()
    deprecated = ask(
        "SELECT relation, substring(meaning FROM '^Deprecated: use news\\.(\\w+); will be removed in \\d+\\.\\d+\\.$')"
        " FROM news.data_dictionary WHERE type = 'view' AND position = 0 AND is_deprecated"
    )

    assert {"article", "revision", "author", "run"} <= {name for name, _ in deprecated}
    for name, successor in deprecated:
        old, new = (ask(f"SELECT to_jsonb(t) FROM news.{view} AS t ORDER BY 1") for view in (name, successor))  # noqa: S608
        assert old == new, name
