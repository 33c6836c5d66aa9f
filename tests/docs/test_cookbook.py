"""docs/cookbook.md is what `python -m tests.docs.cookbook` writes of the files there are now."""

from __future__ import annotations

import json

import pytest

from spiders.warehouse.cookbook import GROUPS, Query, cookbook
from spiders.warehouse.query import run
from tests.docs.cookbook import PAGE, TIMES, statement

TEXT = PAGE.read_text(encoding="utf-8")
SAY = "run: python -m tests.docs.cookbook"
SECTIONS = {part.partition("\n")[0]: part for part in TEXT.split("\n### ")[1:]}


def header(query: Query) -> list[str]:
    """The columns of the answer that is shown."""
    return [name.strip() for name in SECTIONS[query.name].split("```\n")[2].splitlines()[0].split("|")]


def test_there_are_at_least_thirty_questions_and_each_has_its_place():
    assert len(cookbook()) >= 30
    assert list(SECTIONS) == list(cookbook()), SAY
    assert {query.group for query in cookbook().values()} == set(GROUPS)


@pytest.mark.parametrize("query", cookbook().values(), ids=lambda query: query.name)
def test_a_question_is_shown_as_its_file_has_it(query: Query):
    section = SECTIONS[query.name]

    assert f"\n{query.question}\n" in section, SAY
    assert f"```sql\n{statement(query)}\n```" in section, SAY
    assert all(f"- `{each.name}={each.default}`: {each.meaning}" in section for each in query.values.values()), SAY


@pytest.mark.usefixtures("warehouse")
def test_the_answers_shown_have_the_columns_of_the_queries():
    address = {"url": "https://www.demo-ledger.example/"}
    for query in cookbook().values():
        assert header(query) == run(query.name, address if "url" in query.values else {}).columns


def test_nearly_every_question_has_an_answer_on_the_demo_paper():
    empty = {name for name, section in SECTIONS.items() if "\n(0 rows)\n" in section}

    of_several_outlets = {"biggest_stories", "shared_stories", "who_was_first"}
    not_in_the_paper = {"live_blogs", "odd_times", "same_text_twice", "changed_headlines", "failures"}
    assert empty <= not_in_the_paper | of_several_outlets


def test_times_are_of_queries_that_there_are():
    times = json.loads(TIMES.read_text(encoding="utf-8"))

    assert times["slowest_ms"].keys() <= cookbook().keys()
    assert all(f"{ms:g} ms" in SECTIONS[name] for name, ms in times["slowest_ms"].items()), SAY
